// assay run: a file in the box, its output passed through.

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <ostream>

#include "base/unique_fd.h"
#include "grader/cli/commands.h"
#include "grader/cli/exit_code.h"
#include "grader/cli/inputs.h"
#include "grader/cli/machine.h"
#include "grader/cli/run_text.h"
#include "grader/cli/text.h"
#include "grader/core/json_codec.h"

namespace assay::cli {
namespace {

constexpr const char* kFooter =
    "FILE is a source file, a folder with a file main.*; or, with --language, an archive (zip or\n"
    "tar) or - for standard input.\n"
    "What the program prints goes to stdout and stderr; how it ended and what it cost to stderr.\n"
    "On a terminal its control characters are not passed on.\n"
    "\n"
    "Examples:\n"
    "  assay run hello.py\n"
    "  assay run sort.cpp --stdin numbers.txt --cpu 2 --memory 256\n"
    "  assay run report.py --collect table.csv -- --verbose 3\n"
    "\n"
    "Exit codes: 0 ended well, 1 any other verdict, 2 a fault in the command line or the files,\n"
    "3 a failure of this host or of Assay.";

/// Writes a collected file beside us: never over an existing one, and never through a link that
/// the name may be.
Result<void> save(const sandbox::CollectedFile& file) {
  const std::string name = std::filesystem::path(file.name).filename().string();
  const UniqueFd fd(
      ::open(name.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0644));
  if (!fd) {
    return failure(Error::from_errno(ErrorCode::Io, name, errno));
  }
  std::string_view left = file.content;
  while (!left.empty()) {
    const ssize_t put = ::write(fd.get(), left.data(), left.size());
    if (put < 0 && errno != EINTR) {
      return failure(Error::from_errno(ErrorCode::Io, name, errno));
    }
    left.remove_prefix(static_cast<std::size_t>(std::max<ssize_t>(put, 0)));
  }
  return {};
}

class RunCommand : public Command {
 public:
  std::string_view name() const override { return "run"; }
  std::string_view summary() const override { return "Run a file in the sandbox"; }

  void declare(CommandLine& line) override {
    line.argument("FILE", file_.path, "What to run");
    line.arguments("ARGS", arguments_, /*required=*/false, "Arguments of the program, after --");
    line.option("--language", "L", file_.language, "Its language, if the extension does not tell");
    line.option("--stdin", "FILE", input_, "Its standard input (- for ours); empty without");
    line.amount("--cpu", "S", cpu_seconds_, "CPU time that it may use, in seconds");
    line.amount("--memory", "MB", memory_mb_, "Memory that it may use, in MiB");
    line.options("--collect", "NAME", collect_, "Save this file of its folder here (repeatable)");
    line.flag("--json", json_, "Print the protocol's answer, files included");
    line.footer(kFooter);
  }

  int run(Console& console) override {
    Result<grader::RunOutcome> outcome = ran();
    if (!outcome) {
      if (json_) {
        console.out << json_line(grader::error_to_json(outcome.error()));
      }
      return complain(console, name(), outcome.error());
    }
    if (json_) {
      console.out << json_line(grader::run_outcome_to_json(*outcome));
    } else if (const int failed = show(*outcome, console); failed != 0) {
      return failed;
    }
    const bool ok = outcome->compiled && outcome->report.verdict == sandbox::Verdict::Ok;
    return ok ? kExitYes : kExitNo;
  }

 private:
  Result<grader::RunRequest> request() const {
    grader::RunRequest request;
    Result<grader::Submission> submission = read_submission(file_);
    if (!submission) {
      return failure(std::move(submission).error());
    }
    request.submission = std::move(*submission);
    if (!input_.empty()) {
      Result<std::string> input = read_input(input_);
      if (!input) {
        return failure(std::move(input).error());
      }
      request.input = std::move(*input);
    }
    request.args = arguments_;
    request.collect = collect_;
    // Through the protocol's own reading of limits: one place knows what they may be.
    nlohmann::json limits = nlohmann::json::object();
    if (cpu_seconds_) {
      limits["cpu_s"] = *cpu_seconds_;
    }
    if (memory_mb_) {
      limits["memory_mb"] = *memory_mb_;
    }
    Result<grader::LimitOverrides> parsed = grader::limits_from_json(limits);
    if (!parsed) {
      return failure(std::move(parsed).error());
    }
    request.limits = *parsed;
    return request;
  }

  Result<grader::RunOutcome> ran() const {
    Result<grader::RunRequest> wanted = request();
    if (!wanted) {
      return failure(std::move(wanted).error());
    }
    Result<Machine> machine = start_machine(1, tier_of(kDefaultTier));
    if (!machine) {
      return failure(std::move(machine).error());
    }
    return machine->grader->run(*wanted);
  }

  int show(const grader::RunOutcome& outcome, Console& console) const {
    console.out << passed_through(outcome.report.out, console.out_is_terminal) << std::flush;
    console.err << passed_through(outcome.report.err, console.err_is_terminal);
    // Its last line may have no newline: ours begins on a fresh one.
    if (!outcome.report.err.empty() && !outcome.report.err.ends_with('\n')) {
      console.err << '\n';
    }
    console.err << run_text(outcome, console);
    for (const sandbox::CollectedFile& file : outcome.report.files) {
      if (!file.refused.empty()) {
        continue;
      }
      if (Result<void> saved = save(file); !saved) {
        return complain(console, name(), saved.error());
      }
    }
    return 0;
  }

  SubmissionInput file_;
  std::vector<std::string> arguments_;
  std::string input_;
  std::optional<double> cpu_seconds_;
  std::optional<double> memory_mb_;
  std::vector<std::string> collect_;
  bool json_ = false;
};

}  // namespace

std::unique_ptr<Command> make_run_command() { return std::make_unique<RunCommand>(); }

}  // namespace assay::cli
