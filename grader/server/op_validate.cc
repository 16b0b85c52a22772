// validate: is this problem fit to reward anyone? What is wrong with it is the answer, not an
// error.

#include <nlohmann/json.hpp>
#include <utility>

#include "grader/core/codec_reader.h"
#include "grader/core/json_codec.h"
#include "grader/core/package.h"
#include "grader/server/dispatcher.h"

namespace assay::grader {
namespace {

using nlohmann::json;

constexpr int kDefaultRepeats = 2;
constexpr int kMaxRepeats = 10;

/// Hands every run the request's stop token, which validate_package does not know.
class StoppableGrader : public Grader {
 public:
  StoppableGrader(Grader& grader, const std::stop_token& stop) : grader_(grader), stop_(stop) {}

  Result<Grade> grade(const Problem& problem, const Submission& submission,
                      const GradeOptions& options, std::stop_token) override {
    return grader_.grade(problem, submission, options, stop_);
  }
  Result<RunOutcome> run(const RunRequest& request, std::stop_token) override {
    return grader_.run(request, stop_);
  }

 private:
  Grader& grader_;
  const std::stop_token& stop_;
};

/// A problem that cannot be read at all is a finding as well.
Result<json> as_finding(Error error) {
  if (error.code() != ErrorCode::BadProblem && error.code() != ErrorCode::Unsupported) {
    return failure(std::move(error));
  }
  Validation validation;
  validation.findings.push_back({Finding::Severity::Error, "problem", error.message()});
  return validation_to_json(validation);
}

}  // namespace

Result<json> answer_validate(const DispatchServices& services, const json& body,
                             const std::stop_token& stop) {
  ReadFault fault(ErrorCode::BadRequest);
  const JsonReader at(body, "", fault);
  ObjectReader object(at);
  const auto problem = object.member("problem", Need::Required);
  int repeats = kDefaultRepeats;
  if (const auto found = object.member("repeats", Need::Optional)) {
    repeats = static_cast<int>(found->integer(1, kMaxRepeats));
  }
  object.finish();
  if (fault) {
    return failure(std::move(fault).take());
  }
  Validation validation;
  if (const auto* name = problem->json().get_ptr<const json::string_t*>()) {
    Result<std::shared_ptr<const Package>> package = services.problems.find(*name);
    if (!package) {
      return as_finding(std::move(package).error());
    }
    StoppableGrader grader(services.grader, stop);
    validation = validate_package(**package, grader, repeats);
  } else {
    const Result<Problem> read = problem_from_json(problem->json());
    if (!read) {
      return as_finding(read.error());
    }
    validation = validate_problem(*read);
  }
  if (stop.stop_requested()) {
    return failure(ErrorCode::Cancelled, "cancelled while it validated");
  }
  return validation_to_json(validation);
}

}  // namespace assay::grader
