// Groups the paths below submissions/ by verdict and entry. The extension decides the language, by
// the table of languages: a new language needs no change here.

#include "grader/core/package_solutions.h"

#include <algorithm>
#include <map>
#include <string>
#include <utility>

#include "grader/core/languages.h"

namespace assay::grader {
namespace {

tl::unexpected<Error> bad(const std::string& path, const std::string& why) {
  return failure(ErrorCode::BadProblem, path + ": " + why);
}

std::string_view base_name(std::string_view path) { return path.substr(path.rfind('/') + 1); }
std::string_view extension(std::string_view path) {
  const std::string_view base = base_name(path);
  const std::size_t dot = base.rfind('.');
  return dot == std::string_view::npos ? std::string_view() : base.substr(dot);
}

const Language* language_of(const Languages& languages, std::string_view path) {
  const auto found = std::ranges::find_if(languages.all(), [&](const Language& language) {
    return std::ranges::find(language.extensions, extension(path)) != language.extensions.end();
  });
  return found == languages.all().end() ? nullptr : &*found;
}

bool is_main(std::string_view name) {
  return name.size() > 5 && (name.starts_with("main.") || name.starts_with("Main.")) &&
         name.find('/') == std::string_view::npos;
}

Result<Submission> single_file(const Languages& languages, const std::string& path,
                               const std::string& content) {
  Submission submission;
  if (extension(path) == ".txt" || extension(path) == ".md") {
    submission.completion = content;
    return submission;
  }
  const Language* language = language_of(languages, path);
  if (language == nullptr) {
    return bad(path, "no language has this extension");
  }
  submission.language = language->name;
  submission.files = {{language->source_name, content}};
  return submission;
}

Result<Submission> several_files(const Languages& languages, const std::string& folder,
                                 std::vector<SourceFile> files) {
  const auto main =
      std::ranges::find_if(files, [](const SourceFile& f) { return is_main(f.name); });
  if (main == files.end()) {
    return bad(folder, "holds no file main.*");
  }
  const Language* language = language_of(languages, main->name);
  if (language == nullptr) {
    return bad(folder + "/" + main->name, "no language has this extension");
  }
  Submission submission;
  submission.language = language->name;
  submission.main = main->name;
  submission.files = std::move(files);
  return submission;
}

}  // namespace

Result<std::vector<ClaimedSolution>> read_claimed_solutions(const FileTree& files) {
  std::vector<ClaimedSolution> solutions;
  std::map<std::string, std::vector<SourceFile>> folders;  // submissions/<claim>/<folder>
  const Result<Languages> languages = Languages::load("");
  if (!languages) {
    return failure(languages.error());
  }
  const auto add = [&](const std::string& path, Result<Submission> submission) -> Result<void> {
    const std::string_view below = std::string_view(path).substr(kSolutionsFolder.size());
    const std::string claim(below.substr(0, below.find('/')));
    const std::optional<Verdict> verdict = verdict_from_name(claim);
    if (!verdict) {
      return bad(std::string(kSolutionsFolder) + claim, "is not the name of a verdict");
    }
    if (!submission) {
      return failure(std::move(submission).error());
    }
    solutions.push_back({path, *verdict, std::move(*submission)});
    return {};
  };
  for (auto file = files.lower_bound(kSolutionsFolder);
       file != files.end() && file->first.starts_with(kSolutionsFolder); ++file) {
    const auto& [path, content] = *file;
    const std::size_t claim_end = path.find('/', kSolutionsFolder.size());
    if (claim_end == std::string::npos) {
      return bad(path, "stands outside a folder named by a verdict");
    }
    const std::size_t entry_end = path.find('/', claim_end + 1);
    if (entry_end != std::string::npos) {
      folders[path.substr(0, entry_end)].push_back({path.substr(entry_end + 1), content});
      continue;
    }
    if (Result<void> added = add(path, single_file(*languages, path, content)); !added) {
      return failure(std::move(added).error());
    }
  }
  for (auto& [folder, sources] : folders) {
    Result<Submission> submission = several_files(*languages, folder, std::move(sources));
    if (Result<void> added = add(folder, std::move(submission)); !added) {
      return failure(std::move(added).error());
    }
  }
  // Paths are unique, so that this order is the only one.
  std::ranges::sort(solutions, {}, [](const ClaimedSolution& solution) {
    return std::pair(solution.claimed, solution.path);
  });
  return solutions;
}

}  // namespace assay::grader
