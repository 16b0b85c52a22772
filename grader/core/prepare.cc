// The three forms of a submission ({code}, {files}, {completion}) become one here. File names are
// the sandbox's to validate; on top of that nothing may begin with '-' or '@', which compilers
// would read as an option or a response file, or with the harness's prefix.

#include "grader/core/prepare.h"

#include <algorithm>
#include <utility>

#include "grader/core/extract_code.h"
#include "sandbox/sandbox.h"

namespace assay::grader {
namespace {

tl::unexpected<Error> refused(std::string why) {
  return failure(ErrorCode::BadSubmission, "submission: " + std::move(why));
}

std::string joined(const std::vector<std::string>& words) {
  std::string text;
  for (const std::string& word : words) {
    text += (text.empty() ? "" : ", ") + word;
  }
  return text;
}

/// Whether the problem allows `language`, by its name or by an alias.
bool allowed(const Language& language, const std::vector<std::string>& names,
             const Languages& languages) {
  return names.empty() || std::ranges::any_of(names, [&](const std::string& name) {
           const Result<const Language*> found = languages.find(name);
           return found && *found == &language;
         });
}

Result<const Language*> find_allowed(std::string_view name, const SubmissionRules& rules,
                                     const Languages& languages) {
  Result<const Language*> language = languages.find_installed(name);
  if (language && !allowed(**language, rules.languages, languages)) {
    return refused("the problem takes " + joined(rules.languages) + ", not " + (*language)->name);
  }
  return language;
}

/// Code in a model's text; without a language there is none.
struct Found {
  std::string language{};
  std::string code{};
};

/// What a code fence may be labelled for these languages.
void add_labels(const Language& language, std::vector<std::string>& labels) {
  labels.push_back(language.name);
  labels.insert(labels.end(), language.aliases.begin(), language.aliases.end());
}

/// Code in a text whose author said no language: the last fence with the label of an allowed one
/// tells it; a fence without a label is in the default language.
Found extract_any(const std::string& text, const SubmissionRules& rules,
                  const Languages& languages) {
  std::vector<std::string> labels;
  for (const Language& language : languages.all()) {
    if (allowed(language, rules.languages, languages)) {
      add_labels(language, labels);
    }
  }
  std::optional<ExtractedCode> code = extract_code(text, labels, rules.whole_text_allowed);
  if (!code) {
    return {};
  }
  std::string_view language = code->fence_label;
  if (language.empty()) {
    language = rules.languages.size() == 1 ? std::string_view(rules.languages.front())
                                           : rules.default_language;
  }
  return {std::string(language), std::move(code->code)};
}

Result<Found> extract(const std::string& text, const std::string& language_name,
                      const SubmissionRules& rules, const Languages& languages) {
  if (language_name.empty()) {
    return extract_any(text, rules, languages);
  }
  const Result<const Language*> language = languages.find(language_name);
  if (!language) {
    return failure(language.error());
  }
  std::vector<std::string> labels;
  add_labels(**language, labels);
  std::optional<ExtractedCode> code = extract_code(text, labels, rules.whole_text_allowed);
  return code ? Found{language_name, std::move(code->code)} : Found{};
}

std::optional<std::string> why_names_are_refused(const std::vector<SourceFile>& files) {
  std::vector<std::string> names;
  for (const SourceFile& file : files) {
    if (file.name.starts_with('-') || file.name.starts_with('@')) {
      return "the file name \"" + file.name + "\" could be taken for an option";
    }
    if (file.name.starts_with(kHarnessPrefix)) {
      return "file names that begin with " + std::string(kHarnessPrefix) + " are Assay's own";
    }
    names.push_back(file.name);
  }
  return sandbox::validate_file_names(names);
}

Result<Prepared> checked(Prepared prepared) {
  std::size_t size = 0;
  for (const SourceFile& file : prepared.files) {
    size += file.content.size();
  }
  if (size > kMaxSubmissionBytes) {
    return refused(std::to_string(size) + " bytes of source; at most " +
                   std::to_string(kMaxSubmissionBytes) + " are taken");
  }
  if (const std::optional<std::string> why = why_names_are_refused(prepared.files)) {
    return refused(*why);
  }
  if (std::ranges::none_of(prepared.files,
                           [&](const SourceFile& file) { return file.name == prepared.main; })) {
    return refused("its main file \"" + prepared.main + "\" is not among its files");
  }
  return prepared;
}

/// {"code"}: one file without a name is called as the language wants it.
std::vector<SourceFile> named(std::vector<SourceFile> files, const Language& language) {
  if (files.size() == 1 && files[0].name.empty()) {
    files[0].name = language.source_name;
  }
  return files;
}

}  // namespace

Result<Prepared> prepare(const Submission& submission, const SubmissionRules& rules,
                         const Languages& languages) {
  std::string language_name = submission.language;
  std::vector<SourceFile> files = submission.files;
  if (submission.completion) {
    if (!files.empty()) {
      return refused("it has both files and a completion");
    }
    Result<Found> found = extract(*submission.completion, language_name, rules, languages);
    if (!found) {
      return failure(std::move(found).error());
    }
    if (found->language.empty()) {
      return Prepared{};
    }
    language_name = std::move(found->language);
    files.push_back({.name = {}, .content = std::move(found->code)});
  } else if (files.empty()) {
    return refused("it has no files");
  }
  if (language_name.empty()) {
    language_name = rules.default_language;
  }
  if (language_name.empty()) {
    return refused("it names no language");
  }
  Result<const Language*> language = find_allowed(language_name, rules, languages);
  if (!language) {
    return failure(std::move(language).error());
  }
  Prepared prepared{
      .language = *language, .files = named(std::move(files), **language), .main = {}};
  prepared.main = submission.main.empty() ? prepared.files.front().name : submission.main;
  return checked(std::move(prepared));
}

}  // namespace assay::grader
