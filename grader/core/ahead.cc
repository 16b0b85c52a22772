// It is made by a run like any other, in the box of the step that will use it, from a source that
// the description brings: no submission is near. Boxes get it as one more read-only file, so that
// nothing in them can change it for the next run.

#include "grader/core/ahead.h"

#include <sys/stat.h>

#include <utility>

#include "grader/core/content_hash.h"
#include "grader/core/quote.h"
#include "grader/core/run_plan.h"

namespace assay::grader {
namespace {

constexpr std::size_t kMaxWords = 1000;
constexpr std::size_t kDigits = 32;

std::string name_prefix(const AheadStep& step) {
  return step.language->name + (step.compiles ? "-compile-" : "-run-");
}

void add_words(ContentHash& hash, const std::vector<std::string>& words) {
  hash.add(words.size());
  for (const std::string& word : words) {
    hash.add(word);
  }
}

/// Times in whole seconds: what is finer is lost when a container's layers are packed.
void add_file(ContentHash& hash, const std::string& path) {
  struct stat status{};
  const bool there = ::stat(path.c_str(), &status) == 0;
  hash.add(path);
  hash.add(there ? static_cast<std::uint64_t>(status.st_size) : 0);
  hash.add(there ? static_cast<std::uint64_t>(status.st_mtime) : 0);
}

sandbox::Spec making_spec(const AheadStep& step, sandbox::Blob source) {
  const Language::Step::Ahead& ahead = *step.step->ahead;
  const CommandValues values{.source = step.language->source_name,
                             .sources = {step.language->source_name},
                             .tool = step.language->tool,
                             .memory = ahead.limits.memory,
                             .ahead = {}};
  sandbox::Spec spec;
  spec.argv = substitute(ahead.argv, values);
  spec.env = substitute(step.step->env, values);
  spec.root = step.step->root;
  spec.profile = step.step->profile;
  spec.limits = ahead.limits;
  spec.files = {{.name = step.language->source_name, .content = std::move(source)}};
  spec.collect = {ahead.artifact};
  return spec;
}

Error failed(const sandbox::Report& report) {
  const std::string_view said = report.err.empty() ? report.out : report.err;
  return {ErrorCode::Sandbox, std::string(name(report.verdict)) + " " + report.detail + ": " +
                                  quote_line(said, kMaxWords)};
}

void use_in(const AheadStep& at, Language::Step& step, const AheadFolder& folder) {
  const std::optional<std::string> made = folder.find(ahead_name(at));
  if (!made) {
    return;
  }
  auto root = std::make_shared<sandbox::Root>(*step.root);
  // Optional: where it is removed under a running server, boxes are made without it.
  root->paths.push_back({.host = *made, .box = step.ahead->box, .optional = true});
  for (const sandbox::RootFile& file : step.ahead->files) {
    root->files.push_back(file);
  }
  step.root = std::move(root);
  step.ahead_words = step.ahead->use;
}

}  // namespace

std::vector<AheadStep> ahead_steps(const Language& language) {
  std::vector<AheadStep> steps;
  if (language.tool.empty()) {
    return steps;
  }
  if (language.compile && language.compile->ahead) {
    steps.push_back({&language, &*language.compile, true});
  }
  if (language.run.ahead) {
    steps.push_back({&language, &language.run, false});
  }
  return steps;
}

std::string ahead_name(const AheadStep& step) {
  const Language::Step::Ahead& ahead = *step.step->ahead;
  ContentHash hash;
  hash.add("ahead v1").add(step.language->tool).add(ahead.source).add(ahead.box);
  add_words(hash, ahead.argv);
  add_words(hash, ahead.use);
  add_words(hash, step.step->argv);
  add_words(hash, step.step->env);
  for (const std::string& path : ahead.watch) {
    add_file(hash, path);
  }
  const std::string digest = hash.finish();
  return name_prefix(step) + digest.substr(digest.find(':') + 1, kDigits);
}

Result<void> make_ahead(Runner& runner, const AheadStep& step, const AheadFolder& folder,
                        const std::stop_token& stop) {
  const std::string name = ahead_name(step);  // Before: what changes meanwhile is made again.
  Result<sandbox::Blob> source = sandbox::Blob::from(step.step->ahead->source);
  if (!source) {
    return failure(std::move(source).error());
  }
  Result<sandbox::Report> report = runner.run(making_spec(step, *std::move(source)), stop);
  if (!report) {
    return failure(std::move(report).error());
  }
  if (report->verdict != sandbox::Verdict::Ok) {
    return failure(failed(*report));
  }
  if (report->files.size() != 1 || !report->files[0].refused.empty()) {
    return failure(ErrorCode::Sandbox, step.step->ahead->artifact + ": " +
                                           (report->files.empty() ? "" : report->files[0].refused));
  }
  if (Result<void> kept = folder.put(name, report->files[0].content); !kept) {
    return kept;
  }
  folder.remove_others(name_prefix(step), name);
  return {};
}

void use_ahead(Language& language, const AheadFolder& folder) {
  const std::vector<AheadStep> steps = ahead_steps(language);
  for (const AheadStep& at : steps) {
    use_in(at, at.compiles ? *language.compile : language.run, folder);
  }
}

}  // namespace assay::grader
