// grade and run: the two operations that run a submission.

#include <nlohmann/json.hpp>
#include <utility>

#include "grader/core/codec_reader.h"
#include "grader/core/json_codec.h"
#include "grader/server/dispatcher.h"
#include "grader/server/op_parts.h"

namespace assay::grader {
namespace {

using nlohmann::json;

struct GradeRequest {
  std::shared_ptr<const Problem> problem;
  Submission submission;
  GradeOptions options;
  Detail detail = Detail::Tests;
};

/// "separate": a problem whose tests share a process with the submission is refused.
void read_require_isolation(ObjectReader& object, bool& separate) {
  const auto found = object.member("require_isolation", Need::Optional);
  if (!found) {
    return;
  }
  const std::string level = found->text();
  separate = level == "separate";
  if (level != "separate" && level != "shared") {
    found->fail("expected \"separate\" or \"shared\"");
  }
}

GradeOptions read_grade_options(const JsonReader& at, Detail& detail) {
  GradeOptions options;
  ObjectReader object(at);
  detail = read_detail(object, Detail::Tests);
  object.boolean("stop_at_first_failure", options.stop_at_first_failure);
  read_require_isolation(object, options.require_separate);
  object.finish();
  options.full_detail = detail == Detail::Full;
  return options;
}

Result<GradeRequest> read_grade_request(const json& body, ProblemStore& problems) {
  ReadFault fault(ErrorCode::BadRequest);
  const JsonReader at(body, "", fault);
  ObjectReader object(at);
  GradeRequest request;
  const auto problem = object.member("problem", Need::Required);
  const auto submission = object.member("submission", Need::Required);
  if (const auto options = object.member("options", Need::Optional)) {
    request.options = read_grade_options(*options, request.detail);
  }
  object.finish();
  if (fault) {
    return failure(std::move(fault).take());
  }
  Result<std::shared_ptr<const Problem>> found = resolve_problem(problem->json(), problems);
  if (!found) {
    return failure(std::move(found).error());
  }
  request.problem = *std::move(found);
  Result<Submission> read = submission_from_json(submission->json());
  if (!read) {
    return failure(std::move(read).error());
  }
  request.submission = *std::move(read);
  return request;
}

}  // namespace

Result<std::shared_ptr<const Problem>> resolve_problem(const json& problem,
                                                       ProblemStore& problems) {
  if (const auto* name = problem.get_ptr<const json::string_t*>()) {
    Result<std::shared_ptr<const Package>> package = problems.find(*name);
    if (!package) {
      return failure(std::move(package).error());
    }
    return std::shared_ptr<const Problem>(*package, &(*package)->problem);
  }
  Result<Problem> read = problem_from_json(problem);
  if (!read) {
    return failure(std::move(read).error());
  }
  return std::make_shared<const Problem>(*std::move(read));
}

Detail read_detail(ObjectReader& object, Detail fallback) {
  const auto found = object.member("detail", Need::Optional);
  if (!found) {
    return fallback;
  }
  const std::string level = found->text();
  if (level == "summary") {
    return Detail::Summary;
  }
  if (level == "full") {
    return Detail::Full;
  }
  if (level != "tests") {
    found->fail("expected \"summary\", \"tests\" or \"full\"");
  }
  return Detail::Tests;
}

Result<json> answer_grade(const DispatchServices& services, const json& body,
                          const std::stop_token& stop) {
  const Result<GradeRequest> request = read_grade_request(body, services.problems);
  if (!request) {
    return failure(request.error());
  }
  const Result<Grade> grade =
      services.grader.grade(*request->problem, request->submission, request->options, stop);
  if (!grade) {
    return failure(grade.error());
  }
  json answer = grade_to_json(*grade, request->options.full_detail);
  if (request->detail == Detail::Summary) {
    answer.erase("tests");
  }
  return answer;
}

Result<json> answer_run(const DispatchServices& services, const json& body,
                        const std::stop_token& stop) {
  const Result<RunRequest> request = run_request_from_json(body);
  if (!request) {
    return failure(request.error());
  }
  const Result<RunOutcome> outcome = services.grader.run(*request, stop);
  if (!outcome) {
    return failure(outcome.error());
  }
  return run_outcome_to_json(*outcome);
}

}  // namespace assay::grader
