// What goes out: grades, run outcomes, decisions and errors. Times are milliseconds, sizes bytes.
// Text that a submission made may be any bytes: put_bytes. Messages are for people; bytes in them
// that are not UTF-8 are replaced when the document is written out.

#include <cmath>
#include <nlohmann/json.hpp>
#include <utility>

#include "grader/core/codec_parts.h"
#include "grader/core/codec_text.h"
#include "grader/core/flags.h"
#include "grader/core/json_codec.h"
#include "grader/core/package.h"

namespace assay::grader {
namespace {

using nlohmann::json;

json optional_int(const std::optional<int>& value) { return value ? json(*value) : json(nullptr); }

json usage_to_json(const sandbox::Usage& usage) {
  json object = json::object();
  object["cpu_ms"] = milliseconds(usage.cpu.value);
  object["user_ms"] = milliseconds(usage.user.value);
  object["system_ms"] = milliseconds(usage.system.value);
  object["wall_ms"] = milliseconds(usage.wall.value);
  object["memory_bytes"] = usage.memory_peak.count;
  object["memory_exact"] = usage.memory_exact;
  return object;
}

json provenance_to_json(const Provenance& provenance) {
  json object = json::object();
  object["assay_version"] = provenance.assay_version;
  object["problem_hash"] = provenance.problem_hash;
  object["submission_hash"] = provenance.submission_hash;
  object["toolchain"] = provenance.toolchain;
  return object;
}

json test_to_json(const TestGrade& test, bool full_detail) {
  json object = json::object();
  if (!test.name.empty()) {
    object["name"] = test.name;
  }
  object["verdict"] = name(test.verdict);
  object["score"] = test.score;
  if (!test.message.empty()) {
    object["message"] = test.message;
  }
  object["cpu_ms"] = milliseconds(test.cpu.value);
  object["wall_ms"] = milliseconds(test.wall.value);
  object["memory_bytes"] = test.memory.count;
  object["exit_code"] = optional_int(test.exit_code);
  object["signal"] = optional_int(test.signal);
  object["warm"] = test.warm;
  if (full_detail) {
    put_bytes(object, "stdout", test.out);
    put_bytes(object, "stderr", test.err);
  }
  return object;
}

json files_to_json(const std::vector<sandbox::CollectedFile>& files) {
  json list = json::array();
  for (const sandbox::CollectedFile& each : files) {
    json file = json::object();
    file["name"] = each.name;
    if (each.refused.empty()) {
      put_bytes(file, "content", each.content);
    } else {
      file["refused"] = each.refused;
    }
    list.push_back(std::move(file));
  }
  return list;
}

std::vector<std::string> run_flags(const sandbox::Report& report) {
  std::vector<std::string> flags;
  add_run_flags(flags, report);
  return flags;
}

}  // namespace

double milliseconds(std::chrono::nanoseconds time) {
  constexpr double kNanosecondsPerMicrosecond = 1e3;
  constexpr double kMicrosecondsPerMillisecond = 1e3;
  return std::round(static_cast<double>(time.count()) / kNanosecondsPerMicrosecond) /
         kMicrosecondsPerMillisecond;
}

json grade_to_json(const Grade& grade, bool full_detail) {
  json object = json::object();
  object["status"] = "graded";
  object["reward"] = grade.reward;
  object["verdict"] = name(grade.verdict);
  object["passed"] = grade.passed;
  object["total"] = grade.total;
  json tests = json::array();
  for (const TestGrade& test : grade.tests) {
    tests.push_back(test_to_json(test, full_detail));
  }
  object["tests"] = std::move(tests);
  object["flags"] = grade.flags;
  if (!grade.notes.empty()) {
    object["notes"] = grade.notes;
  }
  if (!grade.message.empty()) {
    object["message"] = grade.message;
  }
  if (!grade.extracted.empty()) {
    object["extracted"] = grade.extracted;
  }
  if (!grade.method.empty()) {
    object["method"] = grade.method;
    if (full_detail) {
      object["step"] = grade.step;
      object["gold_read"] = grade.gold_read;
      object["answer_read"] = grade.answer_read;
    }
  }
  object["isolation"] = {{"tier", sandbox::name(grade.tier)}, {"separate", grade.separate}};
  object["usage"] = usage_to_json(grade.usage);
  object["timing"] = {{"compile_cpu_ms", milliseconds(grade.compile_cpu.value)},
                      {"compile_wall_ms", milliseconds(grade.compile_wall.value)},
                      {"grade_ms", milliseconds(grade.elapsed.value)}};
  object["provenance"] = provenance_to_json(grade.provenance);
  return object;
}

json run_outcome_to_json(const RunOutcome& outcome) {
  const sandbox::Report& report = outcome.report;
  json object = json::object();
  object["status"] = "ran";
  object["verdict"] =
      outcome.compiled ? sandbox::name(report.verdict) : name(Verdict::CompileError);
  object["detail"] = report.detail;
  object["exit_code"] = optional_int(report.exit_code);
  object["signal"] = optional_int(report.signal);
  put_bytes(object, "stdout", report.out);
  put_bytes(object, "stderr", report.err);
  object["stdout_truncated"] = report.out_truncated;
  object["stderr_truncated"] = report.err_truncated;
  object["files"] = files_to_json(report.files);
  object["flags"] = run_flags(report);
  object["usage"] = usage_to_json(report.usage);
  object["warm"] = report.warm;
  object["isolation"] = {{"tier", sandbox::name(report.tier)}};
  if (!outcome.compiled || !outcome.compile_message.empty()) {
    object["compile"] = {{"ok", outcome.compiled},
                         {"verdict", sandbox::name(outcome.compile_verdict)},
                         {"message", outcome.compile_message}};
  }
  return object;
}

json decision_to_json(const checkers::math::Decision& decision, bool full_detail) {
  json object = json::object();
  object["status"] = "decided";
  object["equal"] = decision.equal ? json(*decision.equal) : json(nullptr);
  object["method"] = checkers::math::name(decision.method);
  object["reason"] = decision.reason;
  if (decision.gold_unparsed) {
    object["gold_unparsed"] = true;
  }
  if (full_detail) {
    object["step"] = decision.step;
    object["gold_read"] = decision.gold_read;
    object["answer_read"] = decision.answer_read;
  }
  return object;
}

json validation_to_json(const Validation& validation) {
  json findings = json::array();
  for (const Finding& finding : validation.findings) {
    findings.push_back({{"severity", name(finding.severity)},
                        {"where", finding.where},
                        {"message", finding.message}});
  }
  json object = json::object();
  object["status"] = "validated";
  object["ok"] = validation.ok();
  object["findings"] = std::move(findings);
  object["solutions_run"] = validation.solutions_run;
  return object;
}

json error_to_json(const Error& error) {
  json object = json::object();
  object["status"] = "error";
  object["reward"] = nullptr;
  object["error"] = {{"code", name(error.code())}, {"message", error.message()}};
  return object;
}

}  // namespace assay::grader
