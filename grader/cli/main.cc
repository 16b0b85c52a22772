// The binary `assay`: the table of commands, the arguments, an exit code.

#include <csignal>
#include <cstdlib>
#include <string>
#include <vector>

#include "grader/cli/commands.h"
#include "grader/cli/exit_code.h"

int main(int argc, char** argv) {
  // A reader that went away is an error of write(2), told by whoever writes.
  std::signal(SIGPIPE, SIG_IGN);
  assay::cli::Console console = assay::cli::standard_console();
  const std::vector<std::string> arguments(argv + (argc > 0 ? 1 : 0), argv + argc);
  const int status = assay::cli::run_command_line(assay::cli::all_commands(), arguments, console);
  console.out.flush();
  return console.out ? status : assay::cli::kExitOurFailure;
}
