// assay replay: recorded requests, answered again.

#include "grader/eval/replay.h"

#include <algorithm>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <ostream>

#include "grader/cli/commands.h"
#include "grader/cli/exit_code.h"
#include "grader/cli/inputs.h"
#include "grader/cli/interruptible.h"
#include "grader/cli/machine.h"
#include "grader/cli/text.h"
#include "grader/core/json_codec.h"
#include "grader/server/dispatcher.h"

namespace assay::cli {
namespace {

using nlohmann::json;

constexpr int kMaxSlots = 1024;
constexpr int kExitInterrupted = 130;  ///< 128 + SIGINT, as shells have it.

constexpr const char* kFooter =
    "RESULTS is what `assay eval` or `assay serve --record` wrote; - is standard input. Each "
    "request\n"
    "is graded again, and each answer that is another now is told, with what else has changed "
    "(version,\n"
    "toolchain, isolation). Times, memory and messages are not compared.\n"
    "\n"
    "Results of `assay eval` name the files of their problems and samples; --problems and "
    "--samples say\n"
    "where these are now. If their content has changed, the command refuses.\n"
    "\n"
    "Examples:\n"
    "  assay replay model.results.jsonl\n"
    "  assay replay --problems p.jsonl --samples s.jsonl model.results.jsonl --json\n"
    "  assay serve --record today.jsonl < requests.jsonl && assay replay today.jsonl\n"
    "\n"
    "Exit codes: 0 every answer is the same, 1 some differ, 2 a fault in the command line or the "
    "files,\n"
    "3 some could not be answered this time, or a failure of this host or of Assay, 130 "
    "interrupted.";

json to_json(const grader::Difference& difference) {
  return {{"name", difference.name},
          {"differences", difference.what},
          {"conditions", difference.conditions}};
}

json to_json(const grader::ReplaySummary& summary) {
  return {{"same", summary.same},
          {"different", summary.different},
          {"failed", summary.failed},
          {"skipped", summary.skipped},
          {"interrupted", summary.interrupted}};
}

std::string to_text(const grader::Difference& difference) {
  std::string text = difference.name + "\n";
  for (const std::string& what : difference.what) {
    text += quoted_lines(what, std::string::npos, 2);
  }
  for (const std::string& condition : difference.conditions) {
    text += quoted_lines("(" + condition + ")", std::string::npos, 2);
  }
  return text;
}

std::string to_text(const grader::ReplaySummary& summary) {
  std::string text = std::to_string(summary.same + summary.different) +
                     " replayed: " + std::to_string(summary.same) + " the same, " +
                     std::to_string(summary.different) + " different";
  if (summary.failed > 0) {
    text += "; " + std::to_string(summary.failed) + " could not be answered";
  }
  if (summary.skipped > 0) {
    text += "; " + std::to_string(summary.skipped) + " recorded errors passed over";
  }
  return text + (summary.interrupted ? "; interrupted\n" : "\n");
}

int exit_code_of(const grader::ReplaySummary& summary) {
  if (summary.interrupted) {
    return kExitInterrupted;
  }
  if (summary.different > 0) {
    return kExitNo;
  }
  return summary.failed > 0 ? kExitOurFailure : kExitYes;
}

class ReplayCommand : public Command {
 public:
  std::string_view name() const override { return "replay"; }
  std::string_view summary() const override {
    return "Grade recorded requests again and tell what differs";
  }

  void declare(CommandLine& line) override {
    line.argument("RESULTS", results_, "What was recorded");
    line.option("--problems", "FILE|DIR", problems_,
                "The problems: a file of lines, or the folder of packages that requests name");
    line.option("--samples", "FILE", samples_, "The samples");
    line.number("--slots", 1, kMaxSlots, slots_,
                "Runs at once (default: the physical cores of this machine)");
    line.choice("--require-tier", tier_names(), tier_,
                "Refuse to grade with weaker isolation (default rootless)");
    line.flag("--json", json_, "Print JSON lines: each difference, then the summary");
    line.footer(kFooter);
  }

  int run(Console& console) override {
    Result<grader::ReplaySummary> summary = replayed(console);
    if (!summary) {
      return complain(console, name(), summary.error());
    }
    console.out << (json_ ? json_line(to_json(*summary)) : to_text(*summary));
    return exit_code_of(*summary);
  }

 private:
  Result<grader::ReplaySummary> replayed(Console& console) const {
    std::error_code ignored;  // what cannot be looked at is no folder
    const bool folder = std::filesystem::is_directory(problems_, ignored);
    Result<grader::RecordReader> records = grader::RecordReader::open(
        results_ == "-" ? "/dev/stdin" : results_,
        {.problems = folder ? std::string() : problems_, .samples = samples_});
    if (!records) {
      return failure(std::move(records).error());
    }
    const int slots = slots_ > 0 ? slots_ : usable_cores();
    Result<Machine> machine = start_machine(slots, tier_of(tier_));
    if (!machine) {
      return failure(std::move(machine).error());
    }
    grader::PackageStore packages(problem_folders(folder ? problems_ : std::string()));
    grader::Dispatcher dispatcher(
        {.executor = *machine->executor,
         .slots = slots,
         .grader = *machine->grader,
         .problems = packages,
         .describe_languages = [](const std::stop_token&) { return json(); },
         .describe_server = [] { return json(); }});
    return interruptible([&](const std::stop_token& stop) {
      return replay_all(console, *records, dispatcher, slots, stop);
    });
  }

  Result<grader::ReplaySummary> replay_all(Console& console, grader::RecordReader& records,
                                           grader::Dispatcher& dispatcher, int slots,
                                           const std::stop_token& stop) const {
    grader::ReplayOptions options;
    options.workers = slots;
    options.on_difference = [&](const grader::Difference& difference) {
      console.out << (json_ ? json_line(to_json(difference)) : to_text(difference)) << std::flush;
    };
    options.on_failure = [&](const std::string& record, const Error& error) {
      console.err << record << ": " << name_of(error) << "\n";
    };
    return grader::replay(
        records,
        [&](const grader::Request& request, const std::stop_token& token) {
          return dispatcher.answer(request, token);
        },
        options, stop);
  }

  static std::string name_of(const Error& error) {
    return std::string(assay::name(error.code())) + ": " + error.message();
  }

  std::string results_;
  std::string problems_;
  std::string samples_;
  std::string tier_ = kDefaultTier;
  int slots_ = 0;
  bool json_ = false;
};

}  // namespace

std::unique_ptr<Command> make_replay_command() { return std::make_unique<ReplayCommand>(); }

}  // namespace assay::cli
