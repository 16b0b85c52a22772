#pragma once

// The grader: problem + submission -> grade. Everything is a value; the road is
//   extract -> compile -> for each test: run -> check -> aggregate
// and nothing reaches back. JSON is at the edges only (protocol, problem files); here are types.

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "base/result.h"
#include "base/units.h"
#include "checkers/checkers.h"
#include "sandbox/sandbox.h"

namespace assay::grader {

/// How a graded submission, or one of its tests, ended. Names of protocol v1.
enum class Verdict {
  Accepted,
  PartiallyAccepted,
  WrongAnswer,
  CompileError,
  RuntimeError,
  TimeLimit,
  IdleLimit,
  MemoryLimit,
  OutputLimit,
  SecurityViolation,
  NoAnswer,
  Undecided,
};
/// "accepted", "wrong_answer", ...
std::string_view name(Verdict verdict);
std::optional<Verdict> verdict_from_name(std::string_view name);

// ---------------------------------------------------------------- submissions

struct SourceFile {
  std::string name;
  std::string content;
};
/// What a model wrote: source files with their language, also packed, or model text to extract
/// from.
struct Submission {
  std::string language;           ///< Empty with a completion: taken from its fence or the problem.
  std::vector<SourceFile> files;  ///< One for {"language", "code"}, named by the language.
  std::string main;               ///< Which of files; empty: the first.
  std::optional<std::string> completion;
  std::optional<std::string> archive =
      {};  ///< A zip or tar that holds the files, not unpacked yet.
};

// ---------------------------------------------------------------- problems

/// A program of the problem's author that judges: an external checker, an interactor. It runs in a
/// box of its own.
struct JudgeProgram {
  Submission source;  ///< Files with their language.
  checkers::external::Protocol protocol = checkers::external::Protocol::Testlib;
  double points_max = 1;  ///< Points that are worth a score of 1.
};

/// One input on standard input and the answer expected on standard output.
struct StdioTest {
  std::string name;
  std::string input;
  std::string answer;
};
struct StdioProblem {
  std::vector<StdioTest> tests;
  checkers::CheckerSpec checker;
  std::optional<JudgeProgram> judge = {};  ///< {"name": "program"}: it judges instead of `checker`.
};

/// One call of the entry point and the value that it must return.
struct FunctionTest {
  std::string name;
  std::vector<checkers::Value> args;
  std::vector<std::pair<std::string, checkers::Value>> kwargs;
  checkers::Value expected;
};
struct FunctionProblem {
  std::string entry;  ///< "total", or "Solution.twoSum" (a method of a fresh instance).
  std::string setup;  ///< Source that runs before the submission's (imports).
  std::vector<FunctionTest> tests;
  checkers::ValuePolicy policy;
};

/// Assertion tests in Python: HumanEval's check(candidate), bare asserts, test functions.
struct AssertsProblem {
  std::string prompt;  ///< Put before a completion that does not repeat it (HumanEval).
  std::string entry;   ///< May be empty for bare asserts.
  std::string test;
  std::string setup;  ///< Source for both sides.
  /// Classes under test whose instances behave like values, with the fields that make two of them
  /// equal; see harness/assay_values.py.
  std::map<std::string, std::vector<std::string>> value_types = {};
  /// The author's choice: test and submission share a process. Never chosen for him.
  bool shared = false;
};

/// A whole-program suite in any language: test code that calls the submission, which it is compiled
/// or loaded with. Both share a process; see program.cc for what is kept apart.
struct ProgramProblem {
  std::string language;
  std::string test;
  std::string declarations = {};  ///< C, C++: what the test knows of the submission.
};

/// The submission talks to a program of the author's, which decides. `input` and `answer` of a test
/// are given to that program only.
struct InteractiveProblem {
  std::vector<StdioTest> tests;
  JudgeProgram interactor;
};

/// A reward asks for more than equality: "37 * 43" restates the problem that 1591 solves.
inline checkers::math::Policy answer_policy() {
  checkers::math::Policy policy;
  policy.form = checkers::math::Policy::Form::Evaluated;
  return policy;
}

/// A worked answer; nothing runs.
struct AnswerProblem {
  std::vector<std::string> golds;
  bool all_golds = false;  ///< Parts of one answer; otherwise any of them will do.
  checkers::math::Policy policy = answer_policy();
  checkers::math::Extraction extraction = checkers::math::Extraction::Auto;
};

enum class RewardRule {
  Binary,    ///< 1 if every test is accepted, else 0.
  Fraction,  ///< Mean score of the tests.
};

/// What may be asked of a problem's limits; what is absent comes from the language's defaults.
struct LimitOverrides {
  std::optional<CpuTime> cpu;
  std::optional<WallTime> wall;  ///< Default: 3 x cpu + 2 s.
  std::optional<Bytes> memory;
  std::optional<int> processes;
  std::optional<Bytes> output;
  std::optional<Bytes> file_size;
  std::optional<Bytes> disk;
  /// No limit, but asked for and handed on like one: what the runtime's own generators start with
  /// (Python's hash seed). 0, the default, is as fixed as any other.
  std::uint32_t seed = 0;
};

struct Problem {
  std::string id;  ///< A package's name; may be empty for an inline problem.
  std::variant<StdioProblem, FunctionProblem, AssertsProblem, AnswerProblem, ProgramProblem,
               InteractiveProblem>
      body;
  LimitOverrides limits;
  RewardRule reward = RewardRule::Binary;
  std::vector<std::string> languages;  ///< Allowed ones; empty: every language of the kind.
  std::string content_hash;            ///< "sha256:...", of the canonical content.
};
/// "stdio", "function", "asserts", "answer", "program", "interactive".
std::string_view kind_name(const Problem& problem);
/// Whether the truth stays out of the submission's process: not for kind program, nor for
/// assertions whose author asks to share it.
bool is_separate(const Problem& problem);

// ---------------------------------------------------------------- grades

struct Provenance {
  std::string assay_version;
  std::string problem_hash;
  std::string submission_hash;
  std::string toolchain;  ///< "Python 3.11.2"; empty for answers.
};

struct TestGrade {
  std::string name;
  Verdict verdict = Verdict::WrongAnswer;
  double score = 0;
  std::string message;  ///< Why, for people. May quote the expected answer.
  CpuTime cpu;
  WallTime wall;
  Bytes memory;
  std::optional<int> exit_code;
  std::optional<int> signal;
  bool warm = false;  ///< Its run began in a warm interpreter.
  std::string out;    ///< Only at full detail, at most kMaxQuotedOutput.
  std::string err;
};

struct Grade {
  double reward = 0;
  Verdict verdict = Verdict::WrongAnswer;  ///< Accepted, or that of the first test that failed.
  int passed = 0;
  int total = 0;
  std::vector<TestGrade> tests;
  std::vector<std::string>
      flags;            ///< What the submission tried: "refused_call:ptrace", "early_exit", ...
  std::string message;  ///< The compiler's words, why there is no answer, ...
  std::vector<std::string> notes;  ///< About the problem, for its author.
  std::string extracted;           ///< For answers: what was taken from the text.
  std::string method;              ///< For answers: how it was decided, ...
  std::string step;                ///< ... by which step of the ladder, ...
  std::string gold_read;           ///< ... and what was read: canonical texts.
  std::string answer_read;
  sandbox::Tier tier = sandbox::Tier::Full;
  bool separate = true;  ///< Nothing of the truth was in the submission's process.
  sandbox::Usage usage;  ///< Sum of cpu and wall, maximum of memory, over the tests.
  CpuTime compile_cpu;
  WallTime compile_wall;
  WallTime elapsed;
  Provenance provenance;
};

struct GradeOptions {
  bool stop_at_first_failure = false;
  bool full_detail = false;       ///< Captured output in each TestGrade.
  bool require_separate = false;  ///< Refuse a problem for which is_separate() does not hold.
};

/// A program that is just run: op `run` and `assay run`.
struct RunRequest {
  Submission submission;
  std::string input;
  std::vector<std::string> args;
  LimitOverrides limits;
  std::vector<std::string> collect;
};
struct RunOutcome {
  bool compiled = true;  ///< False: compile_message tells why, nothing ran.
  std::string compile_message;
  sandbox::Verdict compile_verdict = sandbox::Verdict::Ok;
  sandbox::Report report;
};

struct GraderOptions {
  std::string languages_dir;  ///< Empty: the built-in descriptions.
  /// Keeps what `assay prepare` made ahead (precompiled headers); empty, missing or unsafe: unused.
  std::string ahead_dir = {};
  bool require_separate = false;  ///< Of every grade, as in GradeOptions.
  /// Every run starts its interpreter anew. Changes no verdict, which is what it is there to show.
  bool cold = false;
  /// Submissions that run at once; 0: as many as the executor has slots. Two boxes that talk to
  /// each other take turns and count as one where the executor has two slots a place, else as two.
  int places = 0;
};

/// Grades. Thread safe; blocks the calling thread for as long as the runs take, each of them
/// bounded by its limits. The executor outlives it.
class Grader {
 public:
  virtual ~Grader() = default;
  /// Errors are failures of ours or of the problem: the caller reports them with a null reward.
  virtual Result<Grade> grade(const Problem& problem, const Submission& submission,
                              const GradeOptions& options, std::stop_token stop = {}) = 0;
  virtual Result<RunOutcome> run(const RunRequest& request, std::stop_token stop = {}) = 0;
};
Result<std::unique_ptr<Grader>> make_grader(sandbox::Executor& executor,
                                            const GraderOptions& options);

inline constexpr std::size_t kMaxQuotedOutput = 4096;

}  // namespace assay::grader
