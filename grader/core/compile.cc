// Compilation is a run like any other: hostile (macro bombs, #include of devices), bounded, and its
// outputs come back as data. Its diagnostics are the submission's own words for the caller; the
// only paths in them are the box's, and /box/ is taken out so that nobody wonders where that is.

#include "grader/core/compile.h"

#include <sys/resource.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>

#include "grader/core/content_hash.h"
#include "grader/core/flags.h"
#include "grader/core/quote.h"

namespace assay::grader {
namespace {

constexpr std::string_view kWorkFolder = "/box/";

std::string without_work_folder(std::string_view text) {
  std::string out;
  for (std::size_t at = text.find(kWorkFolder); at != std::string_view::npos;
       at = text.find(kWorkFolder)) {
    out.append(text.substr(0, at));
    text.remove_prefix(at + kWorkFolder.size());
  }
  return out.append(text);
}

/// The sentence for a compile step that was stopped rather than one that complained.
std::string_view stopped_because(sandbox::Verdict verdict) {
  switch (verdict) {
    case sandbox::Verdict::Ok:
      return "the compiler left no program";
    case sandbox::Verdict::RuntimeError:
      return "the compiler failed without a word";
    case sandbox::Verdict::TimeLimit:
      return "the compiler used up its CPU time";
    case sandbox::Verdict::IdleLimit:
      return "the compiler did not end within its wall time";
    case sandbox::Verdict::MemoryLimit:
      return "the compiler ran out of memory";
    case sandbox::Verdict::OutputLimit:
      return "the compiler wrote too much";
    case sandbox::Verdict::SecurityViolation:
      return "the compiler tried a forbidden system call";
  }
  return "the compiler failed";
}

std::string diagnostics(const sandbox::Report& report) {
  const std::string_view words = report.err.empty() ? report.out : report.err;
  std::string text = quote(without_work_folder(words), Compiler::kMaxDiagnostics);
  if (report.verdict == sandbox::Verdict::RuntimeError && !text.empty()) {
    return text;
  }
  std::string message(stopped_because(report.verdict));
  return text.empty() ? message : message + "\n" + text;
}

/// Whether the same sources would surely end in the same way again.
bool depends_on_sources_only(sandbox::Verdict verdict) {
  return verdict == sandbox::Verdict::Ok || verdict == sandbox::Verdict::RuntimeError;
}

/// Moves the artifacts into blobs. False if there is none to run.
Result<bool> take_artifacts(std::vector<sandbox::CollectedFile>& files, Compiled& compiled) {
  for (sandbox::CollectedFile& file : files) {
    if (!file.refused.empty()) {
      compiled.message = file.name + ": " + file.refused;
      return false;
    }
    Result<sandbox::Blob> content = sandbox::Blob::from(file.content);
    if (!content) {
      return failure(std::move(content).error().with_context("keeping the artifact " + file.name));
    }
    compiled.files.push_back(
        {.name = std::move(file.name), .content = *std::move(content), .executable = true});
  }
  return !compiled.files.empty() && compiled.files.size() <= Compiler::kMaxArtifacts;
}

std::string cache_key(const Sources& sources, const sandbox::Spec& spec,
                      std::string_view toolchain) {
  ContentHash hash;
  hash.add("compile v1").add(sources.language->name).add(toolchain);
  for (const auto* words : {&spec.argv, &spec.env, &spec.collect}) {
    hash.add(words->size());
    for (const std::string& word : *words) {
      hash.add(word);
    }
  }
  hash.add(static_cast<std::uint64_t>(spec.limits.memory.count));
  return hash.finish();
}

}  // namespace

std::size_t cached_files() {
  constexpr rlim_t kPart = 4;
  rlimit limit{};
  if (::getrlimit(RLIMIT_NOFILE, &limit) != 0 || limit.rlim_cur == RLIM_INFINITY) {
    return ArtifactCache::kMaxFiles;
  }
  return std::min<rlim_t>(ArtifactCache::kMaxFiles, limit.rlim_cur / kPart);
}

Result<Compiled> read_compile_report(sandbox::Report report) {
  Compiled compiled;
  compiled.verdict = report.verdict;
  compiled.cpu = report.usage.cpu;
  compiled.wall = report.usage.wall;
  compiled.memory = report.usage.memory_peak;
  compiled.tier = report.tier;
  compiled.cacheable = depends_on_sources_only(report.verdict);
  add_compile_flags(compiled.flags, report);
  if (report.verdict != sandbox::Verdict::Ok) {
    compiled.message = diagnostics(report);
    return compiled;
  }
  Result<bool> complete = take_artifacts(report.files, compiled);
  if (!complete) {
    return failure(std::move(complete).error());
  }
  if (!*complete) {
    compiled.verdict = sandbox::Verdict::RuntimeError;
    compiled.files.clear();
    compiled.message += (compiled.message.empty() ? "" : "\n") + diagnostics(report);
  }
  return compiled;
}

Result<std::shared_ptr<const Compiled>> Compiler::compile(const Sources& sources,
                                                          const std::stop_token& stop) {
  const std::optional<Language::Step>& step = sources.language->compile;
  if (!step) {
    auto as_is = std::make_shared<Compiled>();
    as_is->files = sources.files;
    return std::shared_ptr<const Compiled>(std::move(as_is));
  }
  const sandbox::Spec spec = compile_spec(sources, *step);
  const std::string key =
      cache_key(sources, spec, toolchains_.version(*sources.language, stop)) + sources.content_hash;
  return cache_.get(key, [&] { return compile_now(sources, spec, stop); }, stop);
}

Result<std::shared_ptr<const Compiled>> Compiler::compile_now(const Sources& sources,
                                                              const sandbox::Spec& spec,
                                                              const std::stop_token& stop) {
  Result<sandbox::Report> report = runner_.run(spec, stop);
  if (!report) {
    return failure(
        std::move(report).error().with_context("compiling " + sources.language->display));
  }
  Result<Compiled> compiled = read_compile_report(*std::move(report));
  if (!compiled) {
    return failure(std::move(compiled).error());
  }
  return std::make_shared<const Compiled>(*std::move(compiled));
}

}  // namespace assay::grader
