#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>

#include "base/result.h"
#include "grader/import/format.h"

namespace assay::grader {

struct ImportSinks {
  std::function<Result<void>(const ProblemRecord&)> problem;
  /// A row that was refused, or a converted one of which something is to be said: "file:line: why".
  std::function<void(const std::string&)> refused;
  std::function<void(const std::string&)> note;
};

struct ImportCount {
  std::size_t rows = 0;
  std::size_t refused = 0;
  std::size_t references = 0;  ///< Rows with a reference solution.
};

/// Reads a data set's file, JSON Lines or one JSON list of objects, gzip or plain, and hands each
/// row's problem on. A bad row (malformed, an id that was there before, a problem that the grader
/// would refuse) goes to `refused` and the next one is read. Errors: NotFound, Io, TooLarge,
/// BadProblem (a JSON list that does not parse), what `problem` returns.
Result<ImportCount> import_file(const Format& format, const std::string& path,
                                const ImportSinks& sinks);

}  // namespace assay::grader
