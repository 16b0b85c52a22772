#pragma once

// A narrow front of CLI11: what a subcommand declares, in the few forms that this tool uses. It
// keeps the library (10 s to parse) and its exceptions in command_line.cc, and makes every option
// of every command look and fail alike.

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "grader/cli/console.h"

namespace CLI {
class App;
}

namespace assay::cli {

/// Declares the arguments of one subcommand. Targets keep their value where an argument is not
/// given and outlive the parsing.
class CommandLine {
 public:
  explicit CommandLine(CLI::App& app) : app_(app) {}

  /// The next positional argument; required.
  void argument(const std::string& name, std::string& target, const std::string& help);
  /// All further positional arguments.
  void arguments(const std::string& name, std::vector<std::string>& target, bool required,
                 const std::string& help);
  /// Positional arguments that may begin with a single '-', as "-5" does; `usage` names them in the
  /// help. A command that has these has no other positional ones.
  void texts(const std::string& usage, std::vector<std::string>& target);

  void flag(const std::string& name, bool& target, const std::string& help);
  /// "--name META"
  void option(const std::string& name, const std::string& meta, std::string& target,
              const std::string& help);
  void required_option(const std::string& name, const std::string& meta, std::string& target,
                       const std::string& help);
  /// May be given several times.
  void options(const std::string& name, const std::string& meta, std::vector<std::string>& target,
               const std::string& help);
  /// A whole number within [least, most].
  void number(const std::string& name, int least, int most, int& target, const std::string& help);
  /// A number above 0, nothing if not given.
  void amount(const std::string& name, const std::string& meta, std::optional<double>& target,
              const std::string& help);
  /// One of `choices`.
  void choice(const std::string& name, const std::vector<std::string>& choices, std::string& target,
              const std::string& help);

  /// What stands below the options in the help.
  void footer(const std::string& text);

 private:
  friend class Parser;
  CLI::App& app_;
  std::vector<std::string>* texts_ = nullptr;
};

/// A subcommand: one file, and one line in commands.cc.
class Command {
 public:
  virtual ~Command() = default;
  virtual std::string_view name() const = 0;
  /// One line for the list of commands.
  virtual std::string_view summary() const = 0;
  virtual void declare(CommandLine& line) = 0;
  /// Called once, after parsing. Returns an exit code of exit_code.h.
  virtual int run(Console& console) = 0;
};

/// Parses the arguments (without argv[0]) and runs the command that they name. Help and version go
/// to console.out, complaints to console.err.
int run_command_line(const std::vector<std::unique_ptr<Command>>& commands,
                     std::vector<std::string> arguments, Console& console);

}  // namespace assay::cli
