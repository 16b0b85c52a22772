// Packages by folder and by name. The name comes out of a request, so it is checked before it
// becomes a path: is_package_file_name knows no '/', no "..", no hidden name, no NUL.

#include <cstdlib>
#include <filesystem>
#include <system_error>
#include <utility>

#include "grader/core/package.h"
#include "grader/core/package_files.h"

namespace assay::grader {
namespace {

Result<Package> load(const std::string& folder, std::string_view name, bool follow) {
  Result<FileTree> files = read_package_files(folder, follow);
  if (!files) {
    return failure(std::move(files).error());
  }
  return package_from_files(name, *files);
}

void add_if_folder(std::vector<std::string>& folders, const std::filesystem::path& path) {
  std::error_code ignored;  // what cannot be looked at is not there
  if (std::filesystem::is_directory(path, ignored)) {
    folders.push_back(path.lexically_normal().string());
  }
}

}  // namespace

Result<Package> load_package(const std::string& folder) {
  // "problems/sum/" and "." name a package as well: the last component of the resolved path.
  std::error_code error;
  const std::filesystem::path resolved = std::filesystem::canonical(folder, error);
  if (error) {
    return failure(Error::from_errno(ErrorCode::NotFound, folder, error.value()));
  }
  Result<Package> package = load(resolved.string(), resolved.filename().string(), /*follow=*/false);
  if (!package) {
    return failure(std::move(package).error().with_context(folder));
  }
  return package;
}

Result<Package> find_package(std::string_view name, const std::vector<std::string>& search) {
  if (!is_package_file_name(name)) {
    return failure(ErrorCode::NotFound,
                   "a problem's name is of letters, digits and _.+-, at most " +
                       std::to_string(kMaxPackageNameLength) + " in all");
  }
  for (const std::string& folder : search) {
    const std::string path = folder + "/" + std::string(name);
    Result<Package> package = load(path, name, /*follow=*/false);
    if (package) {
      return package;
    }
    if (package.error().code() != ErrorCode::NotFound) {
      return failure(std::move(package).error().with_context(name));
    }
  }
  return failure(ErrorCode::NotFound, "no problem package named '" + std::string(name) + "'");
}

std::vector<std::string> default_problem_folders() {
  std::vector<std::string> folders;
  if (const char* listed = std::getenv("ASSAY_PROBLEMS"); listed != nullptr && *listed != '\0') {
    std::string_view rest = listed;
    while (!rest.empty()) {
      const std::size_t colon = rest.find(':');
      if (const std::string_view one = rest.substr(0, colon); !one.empty()) {
        folders.emplace_back(one);
      }
      rest = colon == std::string_view::npos ? std::string_view() : rest.substr(colon + 1);
    }
    return folders;
  }
  std::error_code error;
  const std::filesystem::path binary = std::filesystem::read_symlink("/proc/self/exe", error);
  if (!error) {
    add_if_folder(folders, binary.parent_path() / "problems");
    add_if_folder(folders, binary.parent_path() / "../share/assay/problems");
  }
  add_if_folder(folders, ASSAY_SOURCE_PROBLEMS);
  return folders;
}

}  // namespace assay::grader
