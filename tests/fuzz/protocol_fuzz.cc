#include "tests/fuzz/protocol_fuzz.h"

#include <nlohmann/json.hpp>
#include <string>

#include "base/check.h"
#include "grader/core/codec_parse.h"
#include "grader/core/json_codec.h"
#include "grader/server/service.h"
#include "tests/unit/protocol_fakes.h"

namespace assay::grader {
namespace {

using nlohmann::json;

void check_problem(const json& document) {
  const Result<Problem> problem = problem_from_json(document);
  if (!problem) {
    check(!problem.error().message().empty(), "an error says something");
    return;
  }
  const json canonical = problem_to_json(*problem);
  const Result<Problem> again = problem_from_json(canonical);
  check(again.has_value(), "what is written can be read");
  check(problem_to_json(*again) == canonical, "the canonical form is canonical");
  check(again->content_hash == problem->content_hash, "the same problem has the same hash");
}

void check_submission(const json& document) {
  const Result<Submission> submission = submission_from_json(document);
  if (!submission) {
    return;
  }
  const json written = submission_to_json(*submission);
  const Result<Submission> again = submission_from_json(written);
  check(again.has_value() && submission_to_json(*again) == written, "a submission reads the same");
}

void check_answer(const std::string& line, const std::string& id) {
  check(line.find('\n') == std::string::npos, "an answer is one line");
  const Result<json> answer = parse_json(line);
  check(answer.has_value(), "an answer is strict JSON");
  check((*answer)["id"].dump() == id, "an answer has the request's id");
  check((*answer)["status"].is_string(), "an answer has a status");
  const bool is_error = (*answer)["status"] == "error";
  check(!is_error || (*answer)["reward"].is_null(), "an error has no reward");
}

}  // namespace
}  // namespace assay::grader

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace assay::grader;
  static test::FakeServer server;  // Threads and the fakes are made once.
  static const bool released = (server.grader.release(), true);
  static Service service(server.dispatcher, {});
  assay::check(released, "no request blocks");

  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const auto request = parse_request(text);
  if (request) {
    for (const char* member : {"problem", "submission"}) {
      if (const auto found = request->body->find(member); found != request->body->end()) {
        check_problem(*found);
        check_submission(*found);
      }
    }
  }
  std::atomic<int> answers = 0;
  std::string line;
  service.handle(text, [&](std::string answer) {
    line = std::move(answer);
    ++answers;
  });
  while (!service.wait_idle(std::chrono::seconds(1))) {
  }
  assay::check(answers == 1, "exactly one answer");
  check_answer(line, request ? request->id : request.error().id);
  return 0;
}
