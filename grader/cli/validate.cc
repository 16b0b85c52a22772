// assay validate: do a problem's claims hold?

#include <algorithm>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <ostream>

#include "grader/cli/commands.h"
#include "grader/cli/exit_code.h"
#include "grader/cli/inputs.h"
#include "grader/cli/machine.h"
#include "grader/cli/text.h"
#include "grader/core/json_codec.h"
#include "grader/core/package.h"

namespace assay::cli {
namespace {

using grader::Finding;

constexpr int kMaxRepeats = 100;

constexpr const char* kFooter =
    "PROBLEM is a package's folder or name (docs/PROBLEM_FORMAT.md). Its accepted solutions must "
    "pass,\n"
    "its rejected ones must fail with the verdict that their folder claims, and repeated runs "
    "must\n"
    "agree. A finding is one line, \"file: severity: message\".\n"
    "\n"
    "Examples:\n"
    "  assay validate problems/concert_poster\n"
    "  assay validate --repeats 5 problems/*\n"
    "\n"
    "Exit codes: 0 no errors found, 1 there are errors, 2 a problem could not be read,\n"
    "3 a failure of this host or of Assay.";

Colour colour_of(Finding::Severity severity) {
  switch (severity) {
    case Finding::Severity::Error:
      return Colour::Red;
    case Finding::Severity::Warning:
      return Colour::Yellow;
    case Finding::Severity::Note:
      return Colour::Dim;
  }
  return Colour::None;
}

/// "problems/sum/tests/1.ans" for a place in the package.
std::string in_package(const std::string& problem, const std::string& where) {
  if (where.empty()) {
    return problem;
  }
  return problem + (problem.ends_with('/') ? "" : "/") + where;
}

class ValidateCommand : public Command {
 public:
  std::string_view name() const override { return "validate"; }
  std::string_view summary() const override {
    return "Check that problem packages hold what they claim";
  }

  void declare(CommandLine& line) override {
    line.arguments("PROBLEM", problems_, /*required=*/true, "Folders or names of packages");
    line.number("--repeats", 1, kMaxRepeats, repeats_, "Runs of each solution (default 2)");
    line.flag("--json", json_, "Print one JSON object a problem");
    line.footer(kFooter);
  }

  int run(Console& console) override {
    Result<Machine> machine = start_machine(1, tier_of(kDefaultTier));
    if (!machine) {
      return complain(console, name(), machine.error());
    }
    int status = kExitYes;
    for (const std::string& problem : problems_) {
      status = std::max(status, validate(problem, *machine->grader, console));
    }
    return status;
  }

 private:
  int validate(const std::string& problem, grader::Grader& grader, Console& console) const {
    std::error_code ignored;
    Result<grader::Package> package = std::filesystem::is_directory(problem, ignored)
                                          ? grader::load_package(problem)
                                          : grader::find_package(problem, problem_folders(""));
    if (!package) {
      if (json_) {
        console.out << json_line({{"problem", problem},
                                  {"ok", false},
                                  {"findings",
                                   {{{"severity", "error"},
                                     {"where", problem},
                                     {"message", package.error().message()}}}}});
      }
      return complain(console, name(), package.error());
    }
    const grader::Validation validation = grader::validate_package(*package, grader, repeats_);
    if (json_) {
      nlohmann::json answer = grader::validation_to_json(validation);
      answer["problem"] = problem;
      console.out << json_line(answer);
    } else {
      show(problem, validation, console);
    }
    return validation.ok() ? kExitYes : kExitNo;
  }

  static void show(const std::string& problem, const grader::Validation& validation,
                   Console& console) {
    constexpr std::size_t kMaxMessage = 2048;
    for (const Finding& finding : validation.findings) {
      console.out << in_package(problem, finding.where) << ": "
                  << console.paint(colour_of(finding.severity), grader::name(finding.severity))
                  << ": " << quoted_lines(finding.message, kMaxMessage, 0);
    }
    console.out << problem << ": "
                << (validation.ok() ? console.paint(Colour::Green, "ok")
                                    : console.paint(Colour::Red, "not ok"))
                << ", " << validation.solutions_run << " solutions run\n";
  }

  std::vector<std::string> problems_;
  int repeats_ = 2;
  bool json_ = false;
};

}  // namespace

std::unique_ptr<Command> make_validate_command() { return std::make_unique<ValidateCommand>(); }

}  // namespace assay::cli
