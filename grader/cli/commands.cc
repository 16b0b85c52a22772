// The table of subcommands: the binary's only list of them.

#include "grader/cli/commands.h"

namespace assay::cli {

std::vector<std::unique_ptr<Command>> all_commands() {
  std::vector<std::unique_ptr<Command>> commands;
  commands.push_back(make_grade_command());
  commands.push_back(make_run_command());
  commands.push_back(make_compare_command());
  commands.push_back(make_eval_command());
  commands.push_back(make_replay_command());
  commands.push_back(make_serve_command());
  commands.push_back(make_validate_command());
  commands.push_back(make_import_command());
  commands.push_back(make_doctor_command());
  commands.push_back(make_prepare_command());
  return commands;
}

}  // namespace assay::cli
