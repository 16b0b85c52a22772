// assay prepare: what toolchains can have made before the first submission comes.

#include <algorithm>
#include <ostream>
#include <string>
#include <vector>

#include "grader/cli/commands.h"
#include "grader/cli/exit_code.h"
#include "grader/cli/machine.h"
#include "grader/cli/text.h"
#include "grader/core/ahead.h"

namespace assay::cli {
namespace {

constexpr const char* kFooter =
    "Makes what saves time in every later run (C++: a precompiled <bits/stdc++.h>), in the "
    "sandbox,\n"
    "and keeps it for this user: in $ASSAY_CACHE, else in /var/cache/assay for root and in\n"
    "~/.cache/assay for others. What is there and fits is left alone. Results are the same with "
    "and\n"
    "without. Run it again after a toolchain was upgraded; a server takes note when it starts.\n"
    "\n"
    "Example:\n"
    "  assay prepare\n"
    "\n"
    "Exit codes: 0 all is ready, 3 something could not be made.";

class PrepareCommand : public Command {
 public:
  std::string_view name() const override { return "prepare"; }
  std::string_view summary() const override {
    return "Make ahead what speeds up compilers (precompiled headers)";
  }

  void declare(CommandLine& line) override { line.footer(kFooter); }

  int run(Console& console) override {
    const std::string path = grader::AheadFolder::default_path();
    Result<grader::AheadFolder> folder = grader::AheadFolder::create(path);
    if (!folder) {
      return complain(console, name(), folder.error());
    }
    Result<Machine> machine = start_machine(1, sandbox::Tier::Rootless);
    if (!machine) {
      return complain(console, name(), machine.error());
    }
    Result<grader::Languages> languages = grader::Languages::load("");
    if (!languages) {
      return complain(console, name(), languages.error());
    }
    grader::Runner runner(*machine->executor);
    int status = kExitYes;
    for (const grader::Language& language : languages->all()) {
      for (const grader::AheadStep& step : grader::ahead_steps(language)) {
        status = std::max(status, prepare(step, *folder, runner, console));
      }
    }
    return status;
  }

 private:
  int prepare(const grader::AheadStep& step, const grader::AheadFolder& folder,
              grader::Runner& runner, Console& console) const {
    const std::string what = step.language->name + (step.compiles ? ", compiling" : ", running");
    const auto ready = [&] { return folder.find(grader::ahead_name(step)); };
    if (const auto at = ready()) {
      console.out << what << ": ready, " << *at << '\n';
      return kExitYes;
    }
    if (Result<void> made = grader::make_ahead(runner, step, folder, {}); !made) {
      return complain(console, name(), std::move(made).error().with_context(what));
    }
    console.out << what << ": made, " << ready().value_or("and gone again") << '\n';
    return kExitYes;
  }
};

}  // namespace

std::unique_ptr<Command> make_prepare_command() { return std::make_unique<PrepareCommand>(); }

}  // namespace assay::cli
