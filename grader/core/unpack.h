#pragma once

#include <memory>
#include <stop_token>

#include "base/result.h"
#include "grader/core/runner.h"
#include "grader/grader.h"

namespace assay::grader {

/// Turns submissions that are archives into files, in a box. Thread safe.
class Unpacker {
 public:
  explicit Unpacker(Runner& runner) : runner_(runner) {}

  /// The archive's files, in its order. Errors: BadSubmission if it is none that is taken (kind of
  /// entries, names, bounds: grader/unpack/unpack_archive.h); those of Runner::run.
  Result<std::vector<SourceFile>> unpack(const std::string& archive, const std::stop_token& stop);

 private:
  Runner& runner_;
};

}  // namespace assay::grader
