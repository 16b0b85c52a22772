#pragma once

// JSON <-> the grader's types, one function a type. Every front end (stdio, HTTP, eval files,
// packages, importers) goes through these, so that a field means the same everywhere. The forms
// are those of docs/PROTOCOL.md and its JSON Schema.
//
// Errors name the place in the request as a path: "problem.tests[3].stdin: expected a string, got a
// number". Unknown fields are errors (a misspelt "cheker" must not silently grade with the
// default). No function throws.

#include <nlohmann/json_fwd.hpp>

#include "base/result.h"
#include "grader/grader.h"

namespace assay::grader {

struct Validation;

Result<Problem> problem_from_json(const nlohmann::json& json);
/// The canonical form: problem_from_json(problem_to_json(p)) equals p, and defaults are left out.
nlohmann::json problem_to_json(const Problem& problem);
/// "sha256:<hex>" of the canonical form without its id: the same tests have the same hash under any
/// name. problem_from_json fills Problem::content_hash with it; who builds a Problem otherwise
/// calls it.
std::string problem_content_hash(const Problem& problem);

Result<Submission> submission_from_json(const nlohmann::json& json);
nlohmann::json submission_to_json(const Submission& submission);

Result<LimitOverrides> limits_from_json(const nlohmann::json& json);
Result<RunRequest> run_request_from_json(const nlohmann::json& json);
Result<checkers::math::Policy> math_policy_from_json(const nlohmann::json& json);

/// The body of a `graded` answer (without "id"); {"status": "graded", "reward": ..., ...}.
nlohmann::json grade_to_json(const Grade& grade, bool full_detail);
/// {"status": "ran", ...}. Output that is not UTF-8 is marked: "stdout_base64" instead of "stdout".
nlohmann::json run_outcome_to_json(const RunOutcome& outcome);
/// {"status": "decided", "equal": ..., "method": ..., "reason": ...}.
nlohmann::json decision_to_json(const checkers::math::Decision& decision, bool full_detail);
/// {"status": "validated", "ok": ..., "findings": [...], "solutions_run": ...}.
nlohmann::json validation_to_json(const Validation& validation);
/// {"status": "error", "reward": null, "error": {"code": ..., "message": ...}}.
nlohmann::json error_to_json(const Error& error);

}  // namespace assay::grader
