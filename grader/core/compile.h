#pragma once

#include <memory>
#include <stop_token>

#include "base/result.h"
#include "grader/core/artifact_cache.h"
#include "grader/core/run_plan.h"
#include "grader/core/runner.h"
#include "grader/core/toolchains.h"

namespace assay::grader {

/// How many artifacts may be kept: each holds a descriptor, and runs need the most of what this
/// process may open (RLIMIT_NOFILE, when this is called).
std::size_t cached_files();

/// The compile step: in its own box, under its own limits, each distinct request once. Thread safe.
class Compiler {
 public:
  Compiler(Runner& runner, Toolchains& toolchains)
      : runner_(runner), toolchains_(toolchains), cache_(kCacheBytes, cached_files()) {}

  /// What is to be placed in the boxes of the runs: artifacts, or for interpreted languages the
  /// sources themselves. A failed compilation is data (Compiled::verdict). Errors are ours: those
  /// of Runner::run.
  Result<std::shared_ptr<const Compiled>> compile(const Sources& sources,
                                                  const std::stop_token& stop);
  ArtifactCache::Stats cache_stats() const { return cache_.stats(); }

  static constexpr Bytes kCacheBytes = Bytes::mib(256);
  /// Compiler output in a grade is cut to this.
  static constexpr std::size_t kMaxDiagnostics = 4096;
  static constexpr std::size_t kMaxArtifacts = 1024;

 private:
  Result<std::shared_ptr<const Compiled>> compile_now(const Sources& sources,
                                                      const sandbox::Spec& spec,
                                                      const std::stop_token& stop);

  Runner& runner_;
  Toolchains& toolchains_;
  ArtifactCache cache_;
};

/// What a compile step's report means: artifacts or the reason why there are none. Errors: Io, and
/// Sandbox if a compiler that succeeded left an artifact that cannot be fetched.
Result<Compiled> read_compile_report(sandbox::Report report);

}  // namespace assay::grader
