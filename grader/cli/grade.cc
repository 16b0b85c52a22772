// assay grade: one submission against one problem.

#include <nlohmann/json.hpp>
#include <ostream>

#include "grader/cli/commands.h"
#include "grader/cli/exit_code.h"
#include "grader/cli/grade_text.h"
#include "grader/cli/inputs.h"
#include "grader/cli/machine.h"
#include "grader/cli/text.h"
#include "grader/core/json_codec.h"

namespace assay::cli {
namespace {

constexpr const char* kFooter =
    "PROBLEM is a package's folder or name, a JSON file with one problem in protocol form, or\n"
    "FILE.jsonl#ID for one problem of an imported set.\n"
    "SUBMISSION is a source file (its extension tells the language), a folder with a file main.*,\n"
    "an archive (zip or tar, with --language), or - for standard input.\n"
    "\n"
    "Examples:\n"
    "  assay grade --problem problems/concert_poster solution.cpp\n"
    "  assay grade --problem problem.json --language python - < answer.txt\n"
    "  assay grade --problem humaneval.jsonl#HumanEval/3 --text completion.txt\n"
    "\n"
    "Exit codes: 0 accepted, 1 not accepted, 2 a fault in the command line, the problem or the\n"
    "submission's form, 3 a failure of this host or of Assay (there is then no reward).";

class GradeCommand : public Command {
 public:
  std::string_view name() const override { return "grade"; }
  std::string_view summary() const override { return "Grade one submission against one problem"; }

  void declare(CommandLine& line) override {
    line.required_option("--problem", "PROBLEM", problem_, "What to grade against");
    line.argument("SUBMISSION", submission_.path, "What to grade");
    line.option("--language", "L", submission_.language,
                "Its language, if the extension does not tell");
    line.flag("--text", submission_.text,
              "It is a model's text: extract the code or answer from it");
    line.choice("--require-isolation", {kSeparateIsolation, kSharedIsolation}, isolation_,
                "separate: refuse a problem whose tests share a process with the submission");
    line.flag("--details", details_, "Show what the submission printed in each test");
    line.flag("--json", json_, "Print the protocol's answer");
    line.footer(kFooter);
  }

  int run(Console& console) override {
    Result<grader::Grade> grade = graded();
    if (!grade) {
      if (json_) {
        console.out << json_line(grader::error_to_json(grade.error()));
      }
      return complain(console, name(), grade.error());
    }
    if (json_) {
      console.out << json_line(grader::grade_to_json(*grade, details_));
    } else {
      console.out << grade_text(*grade, console, details_);
    }
    return grade->verdict == grader::Verdict::Accepted ? kExitYes : kExitNo;
  }

 private:
  Result<grader::Grade> graded() const {
    Result<grader::Problem> problem = load_problem(problem_, problem_folders(""));
    if (!problem) {
      return failure(std::move(problem).error());
    }
    Result<grader::Submission> submission = read_submission(submission_);
    if (!submission) {
      return failure(std::move(submission).error());
    }
    Result<Machine> machine =
        start_machine(1, tier_of(kDefaultTier),
                      {.languages_dir = {}, .require_separate = isolation_ == kSeparateIsolation});
    if (!machine) {
      return failure(std::move(machine).error());
    }
    grader::GradeOptions options;
    options.full_detail = details_;
    return machine->grader->grade(*problem, *submission, options);
  }

  std::string problem_;
  SubmissionInput submission_;
  std::string isolation_ = kSharedIsolation;
  bool details_ = false;
  bool json_ = false;
};

}  // namespace

std::unique_ptr<Command> make_grade_command() { return std::make_unique<GradeCommand>(); }

}  // namespace assay::cli
