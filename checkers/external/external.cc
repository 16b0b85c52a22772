// Exit codes are those of testlib.h (Mike Mirzayanov; its `quit` names them) and of the ICPC
// problem package format, "Output validators". A program that dies of an uncaught exception also
// leaves with status 1 or 2 in many languages, which testlib's protocol takes for a verdict; the
// traces that runtimes print on the way are known and make it a fault. (A submission that gets its
// checker to quote such a trace turns its reward of 0 into an error: nothing gained.)

#include "checkers/external/external.h"

#include <array>
#include <cmath>
#include <cstdlib>

#include "base/check.h"

namespace assay::checkers::external {
namespace {

constexpr int kTestlibOk = 0;
constexpr int kTestlibWrong = 1;
constexpr int kTestlibFormat = 2;
constexpr int kTestlibFault = 3;
constexpr int kTestlibPoints = 7;
constexpr int kTestlibUnexpectedEof = 8;
constexpr int kIcpcAccepted = 42;
constexpr int kIcpcWrong = 43;

constexpr std::array<std::string_view, 5> kTraces = {
    "Traceback (most recent call last):", "Exception in thread ", "panic: ", "Uncaught ",
    "node:internal/"};

tl::unexpected<Error> fault(const std::string& why, const ProgramOutcome& outcome) {
  std::string text = "the judging program " + why;
  if (!outcome.err.empty()) {
    text += ": " + outcome.err.substr(0, 500);
  }
  return failure(ErrorCode::BadProblem, std::move(text));
}

bool looks_like_a_crash(std::string_view err) {
  for (const std::string_view trace : kTraces) {
    for (std::size_t at = err.find(trace); at != std::string_view::npos;
         at = err.find(trace, at + 1)) {
      if (at == 0 || err[at - 1] == '\n') {
        return true;
      }
    }
  }
  return false;
}

Judgement said(Outcome outcome, double score, std::string_view message) {
  constexpr std::size_t kMaxMessage = 1024;
  return {
      .outcome = outcome, .score = score, .message = std::string(message.substr(0, kMaxMessage))};
}

/// The number that `text` begins with, and that ends at white space; nothing else is one.
std::optional<double> leading_number(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(" \t\r\n");
  if (begin == std::string_view::npos) {
    return std::nullopt;
  }
  const std::string_view rest = text.substr(begin);
  const std::string word(rest.substr(0, rest.find_first_of(" \t\r\n")));
  char* end = nullptr;
  const double value = std::strtod(word.c_str(), &end);
  if (end != word.c_str() + word.size() || !std::isfinite(value)) {
    return std::nullopt;
  }
  return value;
}

Result<Judgement> points(std::string_view text, double points_max, std::string_view message,
                         const ProgramOutcome& outcome) {
  const std::optional<double> value = leading_number(text);
  if (!value || *value < 0 || *value > points_max) {
    return fault("gave no points from 0 to " + std::to_string(points_max), outcome);
  }
  const double score = *value / points_max;
  const Outcome meaning = score >= 1  ? Outcome::Accepted
                          : score > 0 ? Outcome::Partial
                                      : Outcome::Wrong;
  return said(meaning, score, message);
}

Result<Judgement> read_testlib(const ProgramOutcome& outcome, int exit_code, double points_max) {
  constexpr std::string_view kPoints = "points ";
  switch (exit_code) {
    case kTestlibOk:
      return said(Outcome::Accepted, 1, outcome.err);
    case kTestlibWrong:
    case kTestlibFormat:
    case kTestlibUnexpectedEof:
      return said(Outcome::Wrong, 0, outcome.err);
    case kTestlibPoints:
      if (!outcome.err.starts_with(kPoints)) {
        return fault("left with status 7 without points", outcome);
      }
      return points(std::string_view(outcome.err).substr(kPoints.size()), points_max, outcome.err,
                    outcome);
    case kTestlibFault:
      return fault("says that it failed (status 3)", outcome);
    default:
      return fault("left with status " + std::to_string(exit_code), outcome);
  }
}

Result<Judgement> read_icpc(const ProgramOutcome& outcome, int exit_code) {
  if (exit_code == kIcpcAccepted || exit_code == kIcpcWrong) {
    const bool accepted = exit_code == kIcpcAccepted;
    return said(accepted ? Outcome::Accepted : Outcome::Wrong, accepted ? 1 : 0, outcome.err);
  }
  return fault("left with status " + std::to_string(exit_code) + ", neither 42 nor 43", outcome);
}

}  // namespace

std::string_view name(Protocol protocol) {
  switch (protocol) {
    case Protocol::Testlib:
      return "testlib";
    case Protocol::Icpc:
      return "icpc";
    case Protocol::Print:
      return "print";
  }
  return "testlib";
}

std::optional<Protocol> protocol_from_name(std::string_view text) {
  for (const Protocol protocol : {Protocol::Testlib, Protocol::Icpc, Protocol::Print}) {
    if (name(protocol) == text) {
      return protocol;
    }
  }
  return std::nullopt;
}

Result<Judgement> read_outcome(Protocol protocol, double points_max,
                               const ProgramOutcome& outcome) {
  check(points_max > 0, "points have a maximum");
  if (!outcome.exit_code) {
    return fault("did not end by itself (" + outcome.trouble + ")", outcome);
  }
  if (looks_like_a_crash(outcome.err)) {
    return fault("crashed", outcome);
  }
  switch (protocol) {
    case Protocol::Testlib:
      return read_testlib(outcome, *outcome.exit_code, points_max);
    case Protocol::Icpc:
      return read_icpc(outcome, *outcome.exit_code);
    case Protocol::Print:
      if (*outcome.exit_code != 0) {
        return fault("left with status " + std::to_string(*outcome.exit_code), outcome);
      }
      return points(outcome.out, points_max, outcome.err, outcome);
  }
  return fault("has no protocol", outcome);
}

Result<Judgement> judge(Protocol protocol, double points_max, const OutputCase& c,
                        ProgramRunner& runner) {
  const std::string input(kInputFile);
  const std::string output(kOutputFile);
  const std::string answer(kAnswerFile);
  ProgramRun run{.args = {}, .files = {{input, c.input}, {answer, c.answer}}, .input = {}};
  switch (protocol) {
    case Protocol::Testlib:
      run.args = {input, output, answer};
      run.files.emplace(output, c.output);
      break;
    case Protocol::Icpc:
      run.args = {input, answer, ".assay/feedback/"};
      run.files.emplace(".assay/feedback/README", "");  // the folder, as the format wants it
      run.input = c.output;
      break;
    case Protocol::Print:
      run.args = {input, answer, output};
      run.files.emplace(output, c.output);
      break;
  }
  Result<ProgramOutcome> outcome = runner.run(run);
  if (!outcome) {
    return failure(std::move(outcome).error());
  }
  return read_outcome(protocol, points_max, *outcome);
}

}  // namespace assay::checkers::external
