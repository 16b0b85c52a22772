#pragma once

// Judging by a program that the problem brings (an external checker, an interactor): how it is
// called and what its end means. Running it is the caller's affair, through ProgramRunner.

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "checkers/checker.h"

namespace assay::checkers::external {

enum class Protocol {
  Testlib,  ///< Exit status 0 ok, 1 wrong answer, 2 and 8 wrong format, 3 fault, 7 "points P" on
            ///< standard error. Arguments: input, output, answer.
  Icpc,     ///< Exit status 42 accepted, 43 wrong. Arguments: input, answer, a folder; the
            ///< output is its standard input.
  Print,    ///< Exit status 0 and a number from 0 to points_max as the first word printed.
            ///< Arguments: input, answer, output.
};
/// "testlib", "icpc", "print".
std::string_view name(Protocol protocol);
std::optional<Protocol> protocol_from_name(std::string_view name);

/// One run of the program: files are placed beside it under these names.
struct ProgramRun {
  std::vector<std::string> args;
  std::map<std::string, std::string_view> files;
  std::string_view input;
};
struct ProgramOutcome {
  std::optional<int> exit_code;  ///< Nothing: it did not end by itself; `trouble` says how.
  std::string out;
  std::string err;
  std::string trouble;
};
/// Runs the problem's program; the grader implements it with the sandbox, tests with a fake.
class ProgramRunner {
 public:
  virtual ~ProgramRunner() = default;
  virtual Result<ProgramOutcome> run(const ProgramRun& run) = 0;
};

/// What the end of the program says. Errors: BadProblem if it crashed, ran into a limit, or ended
/// in a way that its protocol does not know: a checker at fault is never a reward.
Result<Judgement> read_outcome(Protocol protocol, double points_max, const ProgramOutcome& outcome);

/// Judges one output. Errors: as read_outcome, and those of `runner`.
Result<Judgement> judge(Protocol protocol, double points_max, const OutputCase& c,
                        ProgramRunner& runner);

/// Where the files of a case are placed.
inline constexpr std::string_view kInputFile = ".assay/input";
inline constexpr std::string_view kOutputFile = ".assay/output";
inline constexpr std::string_view kAnswerFile = ".assay/answer";

}  // namespace assay::checkers::external
