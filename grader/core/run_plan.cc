// From a language's data and a submission to a Spec: the one code path that all languages take.
// Pure but for the blobs; what decides a run is visible in the Spec that comes out.

#include "grader/core/run_plan.h"

#include <algorithm>
#include <array>
#include <utility>

#include "base/check.h"
#include "grader/core/content_hash.h"
#include "grader/core/limits.h"

namespace assay::grader {
namespace {

std::string_view file_part(std::string_view path) { return path.substr(path.rfind('/') + 1); }

std::string stem(std::string_view path) {
  const std::string_view file = file_part(path);
  const std::size_t dot = file.rfind('.');
  return std::string(dot == 0 || dot == std::string_view::npos ? file : file.substr(0, dot));
}

/// One pass over `word`: at each brace, a known placeholder is replaced, anything else copied.
std::string substituted(std::string_view word,
                        const std::array<std::pair<std::string_view, std::string>, 5>& values) {
  std::string out;
  while (!word.empty()) {
    const auto found = std::ranges::find_if(
        values, [&](const auto& value) { return word.starts_with(value.first); });
    if (found != values.end()) {
      out += found->second;
      word.remove_prefix(found->first.size());
    } else {
      out.push_back(word.front());
      word.remove_prefix(1);
    }
  }
  return out;
}

sandbox::Spec step_spec(const Language::Step& step, CommandValues values) {
  check(step.root != nullptr, "a language's step has a root");
  sandbox::Spec spec;
  values.ahead = step.ahead_words;
  spec.argv = substitute(step.argv, values);
  spec.env = substitute(step.env, values);
  spec.root = step.root;
  spec.profile = step.profile;
  spec.standby = step.standby;
  return spec;
}

}  // namespace

std::vector<std::string> substitute(const std::vector<std::string>& words,
                                    const CommandValues& values) {
  const std::int64_t mib = std::max<std::int64_t>(1, values.memory.count >> 20U);
  const std::array<std::pair<std::string_view, std::string>, 5> table = {{
      {"{source}", values.source},
      {"{main_stem}", stem(values.source)},
      {"{tool}", values.tool},
      {"{memory_mb}", std::to_string(mib)},
      {"{seed}", std::to_string(values.seed)},
  }};
  std::vector<std::string> out;
  for (const std::string& word : words) {
    if (word == "{sources}") {
      out.insert(out.end(), values.sources.begin(), values.sources.end());
    } else if (word == "{ahead}") {
      out.insert(out.end(), values.ahead.begin(), values.ahead.end());
    } else {
      out.push_back(substituted(word, table));
    }
  }
  return out;
}

namespace {

bool is_word_character(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

bool names(std::string_view text, std::string_view word) {
  for (std::size_t at = text.find(word); at != std::string_view::npos;
       at = text.find(word, at + 1)) {
    const std::size_t end = at + word.size();
    if ((at == 0 || !is_word_character(text[at - 1])) &&
        (end == text.size() || !is_word_character(text[end]))) {
      return true;
    }
  }
  return false;
}

/// A module that is only named in a comment is imported in vain, which changes nothing else.
std::shared_ptr<const sandbox::Warm> warm_for(const Language::Step& run,
                                              const std::vector<SourceFile>& files) {
  if (!run.warm) {
    return nullptr;
  }
  sandbox::Warm warm = *run.warm;
  for (const auto& [module, first_calls] : run.preload) {
    if (std::ranges::any_of(files,
                            [&](const SourceFile& file) { return names(file.content, module); })) {
      warm.modules.push_back(module);
      warm.script += first_calls;
    }
  }
  return warm.modules == run.warm->modules ? run.warm
                                           : std::make_shared<const sandbox::Warm>(std::move(warm));
}

}  // namespace

Result<Sources> make_sources(const Language& language, const std::vector<SourceFile>& files,
                             const std::string& main) {
  Sources sources;
  sources.language = &language;
  sources.main = main;
  ContentHash hash;
  for (const SourceFile& file : files) {
    Result<sandbox::Blob> content = sandbox::Blob::from(file.content);
    if (!content) {
      return failure(std::move(content).error().with_context("placing " + file.name));
    }
    hash.add(file.name).add(file.content);
    sources.files.push_back({.name = file.name, .content = *std::move(content)});
    const bool is_source = std::ranges::any_of(language.extensions, [&](const std::string& ending) {
      return file.name.ends_with(ending);
    });
    if (is_source || file.name == main) {
      sources.compiled.push_back(file.name);
    }
  }
  sources.content_hash = hash.finish();
  sources.warm = warm_for(language.run, files);
  return sources;
}

CommandValues command_values(const Sources& sources, Bytes memory) {
  return {.source = sources.main,
          .sources = sources.compiled,
          .tool = sources.language->tool,
          .memory = memory};
}

sandbox::Spec compile_spec(const Sources& sources, const Language::Step& step) {
  const sandbox::Limits limits = compile_limits(step);
  const CommandValues values = command_values(sources, limits.memory);
  sandbox::Spec spec = step_spec(step, values);
  spec.limits = limits;
  spec.files = sources.files;
  spec.collect = substitute(step.artifacts, values);
  spec.gives_way = true;
  return spec;
}

sandbox::Spec run_spec(const Sources& sources, const std::vector<sandbox::File>& placed,
                       const std::string& source, const LimitOverrides& limits) {
  const Language& language = *sources.language;
  const sandbox::Limits enforced = run_limits(language, limits);
  CommandValues values =
      command_values(sources, enforced.memory - std::min(language.memory_extra, enforced.memory));
  values.source = source;
  values.seed = limits.seed;
  sandbox::Spec spec = step_spec(language.run, values);
  spec.limits = enforced;
  spec.files = placed;
  // A name of the submission's own would need an interpreter of its own.
  if (source == language.source_name) {
    spec.warm = sources.warm;
  }
  return spec;
}

}  // namespace assay::grader
