#pragma once

#include <memory>
#include <vector>

#include "grader/cli/command_line.h"

namespace assay::cli {

// One factory a subcommand, each in the file of its name.
std::unique_ptr<Command> make_compare_command();
std::unique_ptr<Command> make_doctor_command();
std::unique_ptr<Command> make_eval_command();
std::unique_ptr<Command> make_grade_command();
std::unique_ptr<Command> make_import_command();
std::unique_ptr<Command> make_prepare_command();
std::unique_ptr<Command> make_replay_command();
std::unique_ptr<Command> make_run_command();
std::unique_ptr<Command> make_serve_command();
std::unique_ptr<Command> make_validate_command();

/// All of them, in the order of the help.
std::vector<std::unique_ptr<Command>> all_commands();

}  // namespace assay::cli
