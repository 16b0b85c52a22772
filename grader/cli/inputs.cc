// Names on the command line become values. What exists as a file wins over a package of that name.

#include "grader/cli/inputs.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <filesystem>
#include <string_view>

#include "base/unique_fd.h"
#include "grader/core/languages.h"
#include "grader/core/package.h"
#include "grader/core/package_files.h"
#include "grader/eval/problem_set.h"

namespace assay::cli {
namespace {

namespace fs = std::filesystem;
using grader::Language;
using grader::Languages;
using grader::SourceFile;
using grader::Submission;

Result<std::string> read_descriptor(int fd, const std::string& path) {
  constexpr std::size_t kStep = 1 << 16;
  std::string content;
  while (true) {
    const std::size_t before = content.size();
    content.resize(before + kStep);
    const ssize_t got = ::read(fd, content.data() + before, kStep);
    if (got < 0 && errno != EINTR) {
      return failure(Error::from_errno(ErrorCode::Io, path, errno));
    }
    content.resize(before + static_cast<std::size_t>(std::max<ssize_t>(got, 0)));
    if (got == 0) {
      return content;
    }
    if (content.size() > kMaxInputBytes) {
      return failure(ErrorCode::TooLarge, path + ": more than 256 MiB");
    }
  }
}

const Language* by_extension(const Languages& languages, const std::string& name) {
  const std::string extension = fs::path(name).extension().string();
  for (const Language& language : languages.all()) {
    if (std::ranges::find(language.extensions, extension) != language.extensions.end()) {
      return &language;
    }
  }
  return nullptr;
}

/// The language asked for, or that of the file's extension.
Result<const Language*> language_for(const Languages& languages, const SubmissionInput& input,
                                     const std::string& file) {
  if (!input.language.empty()) {
    return languages.find(input.language);
  }
  if (const Language* language = by_extension(languages, file)) {
    return language;
  }
  return failure(
      ErrorCode::UnknownLanguage,
      (file == "-" ? "standard input" : file) +
          ": no language has this extension; give --language (or --text for a model's text)");
}

/// Which of the files is the main one: main.*, or the language's own name, or the only source.
Result<std::string> main_file(const Languages& languages, const SubmissionInput& input,
                              const grader::FileTree& files) {
  std::vector<std::string> sources;
  for (const auto& [name, content] : files) {
    const Language* language = by_extension(languages, name);
    const bool named_main = fs::path(name).stem() == "main" || fs::path(name).stem() == "Main";
    if (language != nullptr && named_main && name.find('/') == std::string::npos) {
      return name;
    }
    if (language != nullptr) {
      sources.push_back(name);
    }
  }
  if (sources.size() == 1) {
    return sources.front();
  }
  return failure(ErrorCode::BadSubmission, input.path + ": no file main.* and not a single source");
}

Result<Submission> read_folder(const Languages& languages, const SubmissionInput& input) {
  Result<grader::FileTree> files = grader::read_package_files(input.path, /*follow=*/true);
  if (!files) {
    return failure(std::move(files).error());
  }
  Result<std::string> main = main_file(languages, input, *files);
  if (!main) {
    return failure(std::move(main).error());
  }
  Result<const Language*> language = language_for(languages, input, *main);
  if (!language) {
    return failure(std::move(language).error());
  }
  Submission submission;
  submission.language = (*language)->name;
  submission.main = std::move(*main);
  for (auto& [name, content] : *files) {
    submission.files.push_back({name, std::move(content)});
  }
  return submission;
}

Result<Submission> read_source(const Languages& languages, const SubmissionInput& input) {
  Result<const Language*> language = language_for(languages, input, input.path);
  if (!language) {
    return failure(std::move(language).error());
  }
  Result<std::string> code = read_input(input.path);
  if (!code) {
    return failure(std::move(code).error());
  }
  Submission submission;
  submission.language = (*language)->name;
  submission.files = {SourceFile{"", std::move(*code)}};
  return submission;
}

/// By the name alone: what is inside is looked at in a box, and nowhere else.
bool is_archive(const std::string& path) {
  static constexpr std::array<std::string_view, 7> kEndings{
      ".zip", ".tar", ".tgz", ".tar.gz", ".tar.bz2", ".tar.xz", ".tar.zst"};
  return std::ranges::any_of(kEndings,
                             [&](std::string_view ending) { return path.ends_with(ending); });
}

Result<Submission> read_archive(const SubmissionInput& input) {
  if (input.language.empty()) {
    return failure(ErrorCode::UnknownLanguage,
                   input.path + ": an archive does not tell its language; give --language");
  }
  Result<std::string> archive = read_input(input.path);
  if (!archive) {
    return failure(std::move(archive).error());
  }
  Submission submission;
  submission.language = input.language;
  submission.archive = std::move(*archive);
  return submission;
}

Result<Submission> read_text(const SubmissionInput& input) {
  Result<std::string> text = read_input(input.path);
  if (!text) {
    return failure(std::move(text).error());
  }
  Submission submission;
  submission.language = input.language;
  submission.completion = std::move(*text);
  return submission;
}

Result<grader::Problem> load_problem_file(const std::string& path) {
  Result<std::string> text = read_input(path);
  if (!text) {
    return failure(std::move(text).error());
  }
  Result<grader::ProblemRecord> record = grader::parse_problem_record(*text);
  if (!record) {
    return failure(std::move(record).error().with_context(path));
  }
  return std::move(record->problem);
}

}  // namespace

Result<std::string> read_input(const std::string& path) {
  if (path == "-") {
    return read_descriptor(STDIN_FILENO, "standard input");
  }
  const UniqueFd fd(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
  if (!fd) {
    const ErrorCode code = errno == ENOENT ? ErrorCode::NotFound : ErrorCode::Io;
    return failure(Error::from_errno(code, path, errno));
  }
  return read_descriptor(fd.get(), path);
}

Result<grader::Problem> load_problem(const std::string& what,
                                     const std::vector<std::string>& folders) {
  std::error_code ignored;
  if (fs::is_directory(what, ignored)) {
    Result<grader::Package> package = grader::load_package(what);
    if (!package) {
      return failure(std::move(package).error());
    }
    return std::move(package->problem);
  }
  if (fs::exists(what, ignored)) {
    return load_problem_file(what);
  }
  if (const std::size_t mark = what.find('#'); mark != std::string::npos) {
    Result<grader::ProblemRecord> record =
        grader::find_problem_record(what.substr(0, mark), what.substr(mark + 1));
    if (!record) {
      return failure(std::move(record).error());
    }
    return std::move(record->problem);
  }
  Result<grader::Package> package = grader::find_package(what, folders);
  if (!package) {
    return failure(std::move(package).error());
  }
  return std::move(package->problem);
}

Result<Submission> read_submission(const SubmissionInput& input) {
  if (input.text) {
    return read_text(input);
  }
  Result<Languages> languages = Languages::load("");
  if (!languages) {
    return failure(std::move(languages).error());
  }
  std::error_code ignored;
  if (fs::is_directory(input.path, ignored)) {
    return read_folder(*languages, input);
  }
  return is_archive(input.path) ? read_archive(input) : read_source(*languages, input);
}

std::vector<std::string> problem_folders(const std::string& folder) {
  std::vector<std::string> folders = grader::default_problem_folders();
  if (!folder.empty()) {
    folders.insert(folders.begin(), folder);
  }
  return folders;
}

}  // namespace assay::cli
