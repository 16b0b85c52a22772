#pragma once

// What commands are given by name: files, problems, submissions.

#include <string>
#include <vector>

#include "base/result.h"
#include "grader/grader.h"

namespace assay::cli {

/// Bytes of a file or of standard input that a command takes.
inline constexpr std::size_t kMaxInputBytes = std::size_t{256} << 20;

/// A whole file, or standard input for "-". Errors: NotFound, Io, TooLarge.
Result<std::string> read_input(const std::string& path);

/// A problem: a package's folder, a JSON file with one problem, "FILE.jsonl#ID" for one line of an
/// imported set, or else a package's name, looked for in `folders`. Errors: NotFound, BadProblem,
/// Io.
Result<grader::Problem> load_problem(const std::string& what,
                                     const std::vector<std::string>& folders);

struct SubmissionInput {
  std::string path;      ///< A file, a folder, or "-".
  std::string language;  ///< Empty: by the extension.
  bool text = false;     ///< Model text to extract from.
};
/// A source file, the files of a folder (of which main.* or the language's own source name is the
/// main one), an archive (by its name's ending; not unpacked here), or model text. Errors:
/// NotFound, Io, UnknownLanguage, BadSubmission.
Result<grader::Submission> read_submission(const SubmissionInput& input);

/// `folder` (if not empty), then the default ones.
std::vector<std::string> problem_folders(const std::string& folder);

}  // namespace assay::cli
