#pragma once

// What several operations read in the same way.

#include <memory>
#include <nlohmann/json_fwd.hpp>

#include "base/result.h"
#include "grader/core/codec_reader.h"
#include "grader/grader.h"
#include "grader/server/problem_store.h"

namespace assay::grader {

/// options.detail: how much an answer tells.
enum class Detail { Summary, Tests, Full };
Detail read_detail(ObjectReader& object, Detail fallback);

/// An inline problem, or the name of a package. Errors: as problem_from_json and
/// ProblemStore::find.
Result<std::shared_ptr<const Problem>> resolve_problem(const nlohmann::json& problem,
                                                       ProblemStore& problems);

}  // namespace assay::grader
