#pragma once

// Small packages in memory, to be broken by one file at a time.

#include <filesystem>
#include <fstream>
#include <string>

#include "grader/core/package.h"
#include "grader/core/package_files.h"

namespace assay::test {

using grader::FileTree;

/// A correct package of kind stdio with one secret test and no solutions.
inline FileTree stdio_files() {
  return {{"problem.yaml",
           "format: 1\n"
           "title: Sum\n"
           "kind: stdio\n"
           "license: Apache-2.0\n"},
          {"statement.md", "# Sum\n"},
          {"data/secret/1.in", "1 2\n"},
          {"data/secret/1.ans", "3\n"}};
}

inline FileTree with(FileTree files, const std::string& path, std::string content) {
  files.insert_or_assign(path, std::move(content));
  return files;
}
inline FileTree without(FileTree files, const std::string& path) {
  files.erase(path);
  return files;
}
/// problem.yaml with lines added at its end.
inline FileTree with_fields(FileTree files, const std::string& lines) {
  files.at("problem.yaml") += lines;
  return files;
}

/// A folder of its own below the temporary directory, removed at the end.
class TemporaryFolder {
 public:
  TemporaryFolder() {
    std::string name = (std::filesystem::temp_directory_path() / "assay-package-XXXXXX").string();
    if (::mkdtemp(name.data()) == nullptr) {
      throw std::runtime_error("mkdtemp failed");
    }
    path_ = name;
  }
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;
  ~TemporaryFolder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }

  const std::filesystem::path& path() const { return path_; }
  void write(const std::string& name, const std::string& content) const {
    std::filesystem::create_directories((path_ / name).parent_path());
    std::ofstream(path_ / name, std::ios::binary) << content;
  }
  void write(const std::string& folder, const FileTree& files) const {
    for (const auto& [name, content] : files) {
      write(folder + "/" + name, content);
    }
  }

 private:
  std::filesystem::path path_;
};

}  // namespace assay::test
