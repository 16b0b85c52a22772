#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "grader/core/languages.h"
#include "grader/grader.h"
#include "sandbox/sandbox.h"

namespace assay::grader {

/// What stands for the placeholders of a language's command lines.
struct CommandValues {
  std::string source;  ///< {source}, and {main_stem}: its name without folder and extension.
  std::vector<std::string>
      sources;             ///< {sources}: an argument that is exactly this becomes several.
  std::string tool;        ///< {tool}
  Bytes memory;            ///< {memory_mb}: whole MiB, at least 1.
  std::uint32_t seed = 0;  ///< {seed}
  std::vector<std::string> ahead = {};  ///< {ahead}, likewise; often nothing.
};

/// `words` with every placeholder replaced. Other text in braces stays as it is (shells use it).
/// What was put in is not looked at again, so that a file named "{tool}" stays one.
std::vector<std::string> substitute(const std::vector<std::string>& words,
                                    const CommandValues& values);

/// A submission in a form that can be put into boxes: its files once as blobs, shared by all its
/// runs.
struct Sources {
  const Language* language = nullptr;
  std::vector<sandbox::File> files;
  std::string main;
  std::vector<std::string> compiled;  ///< Those of `files` that are sources of the language.
  std::string content_hash;           ///< Of names and contents; the key of what is made from them.
  /// What an interpreter for these files has imported: the language's, and what they name.
  std::shared_ptr<const sandbox::Warm> warm = {};
};
/// `files` have been validated. Errors: Io.
Result<Sources> make_sources(const Language& language, const std::vector<SourceFile>& files,
                             const std::string& main);

CommandValues command_values(const Sources& sources, Bytes memory);

/// The compile step of `sources`; `step` is their language's.
sandbox::Spec compile_spec(const Sources& sources, const Language::Step& step);

/// A run of what was compiled, or of the sources themselves: everything but input and arguments.
/// `placed` are the files that the run needs; `source` is what {source} stands for.
sandbox::Spec run_spec(const Sources& sources, const std::vector<sandbox::File>& placed,
                       const std::string& source, const LimitOverrides& limits);

}  // namespace assay::grader
