// assay doctor: what this machine can do.

#include <nlohmann/json.hpp>
#include <ostream>

#include "grader/cli/commands.h"
#include "grader/cli/doctor_report.h"
#include "grader/cli/exit_code.h"
#include "grader/cli/text.h"

namespace assay::cli {
namespace {

constexpr const char* kFooter =
    "Tries each wall of the sandbox, and compiles and runs each language's hello program in it.\n"
    "A missing toolchain is told with the package that brings it.\n"
    "\n"
    "Examples:\n"
    "  assay doctor\n"
    "  assay doctor --json | jq .tier\n"
    "\n"
    "Exit codes: 0 this machine can serve, 3 it cannot.";

class DoctorCommand : public Command {
 public:
  std::string_view name() const override { return "doctor"; }
  std::string_view summary() const override {
    return "Tell what this machine can do, and what is missing";
  }

  void declare(CommandLine& line) override {
    line.flag("--json", json_, "Print one JSON object");
    line.footer(kFooter);
  }

  int run(Console& console) override {
    const DoctorReport report = examine_host();
    console.out << (json_ ? json_line(doctor_to_json(report)) : doctor_to_text(report, console));
    return report.can_serve() ? kExitYes : kExitOurFailure;
  }

 private:
  bool json_ = false;
};

}  // namespace

std::unique_ptr<Command> make_doctor_command() { return std::make_unique<DoctorCommand>(); }

}  // namespace assay::cli
