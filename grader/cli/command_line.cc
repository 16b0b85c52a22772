// Translates declarations to CLI11, and its exceptions to exit codes: whatever is wrong with a
// command line is kExitBadInput, and the message tells what would be right.

#include "grader/cli/command_line.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cmath>

#include "grader/cli/exit_code.h"

namespace assay::cli {
namespace {

constexpr const char* kDescription =
    "Assay grades what a model wrote: programs, function bodies, worked answers.\n"
    "Untrusted code runs in a sandbox; the truth stays outside of it.";

constexpr const char* kFooter =
    "Start here:\n"
    "  assay doctor                              what this machine can do\n"
    "  assay run hello.py                        run a file in the box\n"
    "  assay compare '\\frac{1}{2}' 0.5           are two answers the same?\n"
    "  assay grade --problem PROBLEM answer.py   grade one submission\n"
    "  assay eval --problems P.jsonl --samples S.jsonl --results R.jsonl\n"
    "\n"
    "Exit codes: 0 accepted, equal, done; 1 not accepted, different, findings;\n"
    "2 a fault in the command line, a problem or an input; 3 a failure of this host\n"
    "or of Assay (nothing is then said of the submission).\n"
    "\n"
    "assay COMMAND --help tells more, with examples.";

/// Damerau-Levenshtein distance (adjacent transpositions), for "did you mean". Names are short.
std::size_t distance(std::string_view a, std::string_view b) {
  std::vector<std::vector<std::size_t>> d(a.size() + 1, std::vector<std::size_t>(b.size() + 1));
  for (std::size_t i = 0; i <= a.size(); ++i) {
    for (std::size_t j = 0; j <= b.size(); ++j) {
      if (i == 0 || j == 0) {
        d[i][j] = i + j;
        continue;
      }
      d[i][j] = std::min(
          {d[i - 1][j] + 1, d[i][j - 1] + 1, d[i - 1][j - 1] + (a[i - 1] == b[j - 1] ? 0U : 1U)});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) {
        d[i][j] = std::min(d[i][j], d[i - 2][j - 2] + 1);
      }
    }
  }
  return d[a.size()][b.size()];
}

int complain_of_unknown(const std::vector<std::unique_ptr<Command>>& commands,
                        const std::string& given, Console& console) {
  constexpr std::size_t kMaxCompared = 32;
  console.err << "assay: there is no command \"" << given.substr(0, kMaxCompared) << "\"";
  for (const auto& command : commands) {
    if (given.size() <= kMaxCompared && distance(given, command->name()) <= 2) {
      console.err << "; did you mean \"" << command->name() << "\"?";
      break;
    }
  }
  console.err << "\nCommands:";
  for (const auto& command : commands) {
    console.err << ' ' << command->name();
  }
  console.err << "\nassay --help tells what each does.\n";
  return kExitBadInput;
}

/// The help of a command of `texts`, which CLI11 does not know of.
class TextsFormatter : public CLI::Formatter {
 public:
  explicit TextsFormatter(std::string usage) : usage_(std::move(usage)) {}
  std::string make_usage(const CLI::App* app, std::string name) const override {
    std::string text = CLI::Formatter::make_usage(app, std::move(name));
    const std::size_t end = text.find_last_not_of('\n') + 1;
    return text.insert(end, " " + usage_);
  }

 private:
  std::string usage_;
};

/// Whether `given` would be an option, for a command of `texts`: "-5" and "-x^2" are texts there.
bool is_long_option(std::string_view given) { return given.starts_with("--"); }

/// What is wrong with the text of a positive number, or nothing. CLI::PositiveNumber would name the
/// largest double, with all its 309 digits.
std::string why_no_amount(std::string& text) {
  double value = 0;
  const bool is_amount =
      CLI::detail::lexical_cast(text, value) && std::isfinite(value) && value > 0;
  return is_amount ? "" : "expected a number greater than 0, got " + text;
}

}  // namespace

void CommandLine::argument(const std::string& name, std::string& target, const std::string& help) {
  app_.add_option(name, target, help)->type_name("")->required();
}

void CommandLine::arguments(const std::string& name, std::vector<std::string>& target,
                            bool required, const std::string& help) {
  app_.add_option(name, target, help)->type_name("")->required(required);
}

void CommandLine::texts(const std::string& usage, std::vector<std::string>& target) {
  app_.formatter(std::make_shared<TextsFormatter>(usage));
  app_.allow_extras();
  texts_ = &target;
}

void CommandLine::flag(const std::string& name, bool& target, const std::string& help) {
  app_.add_flag(name, target, help);
}

void CommandLine::option(const std::string& name, const std::string& meta, std::string& target,
                         const std::string& help) {
  app_.add_option(name, target, help)->type_name(meta);
}

void CommandLine::required_option(const std::string& name, const std::string& meta,
                                  std::string& target, const std::string& help) {
  app_.add_option(name, target, help)->type_name(meta)->required();
}

void CommandLine::options(const std::string& name, const std::string& meta,
                          std::vector<std::string>& target, const std::string& help) {
  app_.add_option(name, target, help)->type_name(meta)->allow_extra_args(false);
}

void CommandLine::number(const std::string& name, int least, int most, int& target,
                         const std::string& help) {
  app_.add_option(name, target, help)
      ->type_name("N")
      ->check(CLI::Range(least, most).description(""));
}

void CommandLine::amount(const std::string& name, const std::string& meta,
                         std::optional<double>& target, const std::string& help) {
  app_.add_option(name, target, help)->type_name(meta)->check(CLI::Validator(why_no_amount, ""));
}

void CommandLine::choice(const std::string& name, const std::vector<std::string>& choices,
                         std::string& target, const std::string& help) {
  std::string listed;
  for (const std::string& each : choices) {
    listed += (listed.empty() ? "" : "|") + each;
  }
  app_.add_option(name, target, help)
      ->type_name(listed)
      ->check(CLI::Validator(CLI::IsMember(choices)).description(""));
}

void CommandLine::footer(const std::string& text) { app_.footer(text); }

/// One parsing: the commands declared, the arguments read, the chosen command run.
class Parser {
 public:
  Parser(const std::vector<std::unique_ptr<Command>>& commands, Console& console)
      : console_(console) {
    app_.name("assay");
    app_.footer(kFooter);
    app_.set_version_flag("--version", std::string("assay ") + ASSAY_VERSION,
                          "Print the version and exit");
    app_.set_help_flag("-h,--help", "Print this help and exit");
    app_.require_subcommand(1);
    lines_.reserve(commands.size());
    for (const auto& command : commands) {
      CLI::App* sub =
          app_.add_subcommand(std::string(command->name()), std::string(command->summary()));
      sub->set_help_flag("--help", "Print this help and exit");
      lines_.push_back({CommandLine(*sub), command.get()});
      command->declare(lines_.back().line);
    }
  }

  int run(std::vector<std::string> arguments) {
    const std::vector<std::string> after_marker = cut_after_marker(arguments);
    std::ranges::reverse(arguments);  // CLI11 takes them from the back.
    try {
      app_.parse(std::move(arguments));
    } catch (const CLI::Success& wanted) {  // Help, version.
      app_.exit(wanted, console_.out, console_.err);
      return kExitYes;
    } catch (const CLI::ParseError& wrong) {
      return complain(wrong.what());
    }
    for (const Declared& declared : lines_) {
      if (declared.line.app_.parsed()) {
        return take_texts(declared.line, after_marker) ? declared.command->run(console_)
                                                       : kExitBadInput;
      }
    }
    return kExitBadInput;
  }

 private:
  struct Declared {
    CommandLine line;
    Command* command;
  };

  int complain(const std::string& why) {
    std::string command = "assay";
    for (const Declared& declared : lines_) {
      if (declared.line.app_.parsed()) {
        command += " " + declared.line.app_.get_name();
      }
    }
    console_.err << command << ": " << why << "\n" << command << " --help tells more.\n";
    return kExitBadInput;
  }

  /// What stands after "--", for a command of `texts`: taken out of the arguments, since CLI11
  /// keeps it from a subcommand without positional arguments.
  std::vector<std::string> cut_after_marker(std::vector<std::string>& arguments) const {
    const bool has_texts = std::ranges::any_of(lines_, [&](const Declared& declared) {
      return declared.line.texts_ != nullptr && declared.command->name() == arguments.front();
    });
    const auto marker = std::ranges::find(arguments, "--");
    if (!has_texts || marker == arguments.end()) {
      return {};
    }
    std::vector<std::string> rest(marker + 1, arguments.end());
    arguments.erase(marker, arguments.end());
    return rest;
  }

  /// Hands over what a command of `texts` was given; false if an unknown option is among it.
  bool take_texts(const CommandLine& line, const std::vector<std::string>& after_marker) {
    if (line.texts_ == nullptr) {
      return true;
    }
    for (const std::string& given : line.app_.remaining()) {
      if (is_long_option(given)) {
        complain("there is no option " + given + " (put -- before texts that begin with --)");
        return false;
      }
      line.texts_->push_back(given);
    }
    line.texts_->insert(line.texts_->end(), after_marker.begin(), after_marker.end());
    return true;
  }

  Console& console_;
  CLI::App app_{kDescription};
  std::vector<Declared> lines_;
};

int run_command_line(const std::vector<std::unique_ptr<Command>>& commands,
                     std::vector<std::string> arguments, Console& console) {
  if (arguments.empty()) {
    arguments = {"--help"};
  }
  const std::string& first = arguments.front();
  const bool known =
      std::ranges::any_of(commands, [&](const auto& command) { return command->name() == first; });
  if (!known && !first.starts_with('-')) {
    return complain_of_unknown(commands, first, console);
  }
  return Parser(commands, console).run(std::move(arguments));
}

}  // namespace assay::cli
