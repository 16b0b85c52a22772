#include "grader/server/dispatcher.h"

#include <nlohmann/json.hpp>
#include <source_location>

#include "base/check.h"

namespace assay::grader {
namespace {

using nlohmann::json;

/// Whether grading needs no box: an inline problem of kind "answer".
bool is_worked_answer(const json& body) {
  const auto problem = body.find("problem");
  if (problem == body.end() || !problem->is_object()) {
    return false;
  }
  const auto kind = problem->find("kind");
  return kind != problem->end() && *kind == "answer";
}

}  // namespace

Lane Dispatcher::lane(const Request& request) const {
  switch (request.op) {
    case Op::Grade:
      return is_worked_answer(*request.body) ? Lane::Light : Lane::Box;
    case Op::Run:
    case Op::Validate:
      return Lane::Box;
    case Op::Compare:
    case Op::Ping:
    case Op::Capabilities:
    case Op::Stats:
    case Op::Cancel:
      return Lane::Light;
  }
  check_failed("an Op outside its enumerators", std::source_location::current());
}

Result<json> Dispatcher::answer(const Request& request, const std::stop_token& stop) {
  if (stop.stop_requested()) {
    return failure(ErrorCode::Cancelled, "cancelled before it began");
  }
  switch (request.op) {
    case Op::Grade:
      return answer_grade(services_, *request.body, stop);
    case Op::Run:
      return answer_run(services_, *request.body, stop);
    case Op::Compare:
      return answer_compare(*request.body, stop);
    case Op::Validate:
      return answer_validate(services_, *request.body, stop);
    case Op::Ping:
      return answer_ping(*request.body);
    case Op::Capabilities:
      return answer_capabilities(services_, *request.body, stop);
    case Op::Stats:
    case Op::Cancel:
      break;
  }
  check_failed("stats and cancel are answered by the service", std::source_location::current());
}

}  // namespace assay::grader
