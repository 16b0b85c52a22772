// assay eval: a file of samples against a file of problems.

#include <algorithm>
#include <atomic>
#include <charconv>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <ostream>

#include "grader/cli/commands.h"
#include "grader/cli/exit_code.h"
#include "grader/cli/interruptible.h"
#include "grader/cli/machine.h"
#include "grader/cli/progress.h"
#include "grader/cli/text.h"
#include "grader/eval/evaluate.h"

namespace assay::cli {
namespace {

constexpr int kMaxSlots = 1024;
constexpr int kExitInterrupted = 130;  ///< 128 + SIGINT, as shells have it.

constexpr const char* kFooter =
    "Problems are what `assay import` writes. A sample is a line with \"problem_id\" (or "
    "\"task_id\")\n"
    "and \"completion\" (a model's text), or \"code\" or \"files\" with \"language\"; further "
    "members are\n"
    "passed over. Files may be gzip.\n"
    "\n"
    "Results are appended as they come, one line a sample, and the same command goes on where it "
    "was\n"
    "stopped, killed or cut off: a sample with a result is not run again, one with an error is. A\n"
    "result belongs to a sample by its place in the file and the content of sample and problem; "
    "if\n"
    "they have changed, the command refuses. Results are on disk after 5 s at most.\n"
    "\n"
    "--shard 2/8 takes the second of eight parts of the problems. Concatenated results of all "
    "shards\n"
    "are a results file: the command without --shard then only prints the summary.\n"
    "\n"
    "pass@k is the unbiased estimate over the samples of each problem. A sample that could not be\n"
    "graded (an error, not a verdict) counts nowhere: errors are told apart, and make the exit "
    "code 3.\n"
    "\n"
    "Examples:\n"
    "  assay eval --problems humaneval.jsonl --samples model.jsonl --results model.results.jsonl\n"
    "  assay eval --k 1,10,100 --problems p.jsonl --samples s.jsonl.gz --results r.jsonl --json\n"
    "\n"
    "Exit codes: 0 every sample is graded, 2 a fault in the command line or the files, 3 some "
    "samples\n"
    "could not be graded, or a failure of this host or of Assay, 130 interrupted.";

/// "1,10" as numbers.
Result<std::vector<std::int64_t>> parse_ks(const std::string& text) {
  std::vector<std::int64_t> ks;
  for (std::size_t begin = 0; begin <= text.size();) {
    const std::size_t end = std::min(text.find(',', begin), text.size());
    std::int64_t k = 0;
    const auto [stop, error] = std::from_chars(text.data() + begin, text.data() + end, k);
    if (error != std::errc() || stop != text.data() + end || k < 1) {
      return failure(ErrorCode::BadRequest, "--k " + text + ": expected whole numbers, as in 1,10");
    }
    ks.push_back(k);
    begin = end + 1;
  }
  return ks;
}

class EvalCommand : public Command {
 public:
  std::string_view name() const override { return "eval"; }
  std::string_view summary() const override {
    return "Grade a file of samples; resumable, with pass@k";
  }

  void declare(CommandLine& line) override {
    line.required_option("--problems", "FILE", problems_, "The problems, one a line");
    line.required_option("--samples", "FILE", samples_, "What a model wrote, one sample a line");
    line.required_option("--results", "FILE", results_, "Where results go, and are resumed from");
    line.option("--k", "LIST", ks_, "Which pass@k to estimate (default 1)");
    line.option("--shard", "I/N", shard_, "Only the I-th of N parts of the problems");
    line.number("--slots", 1, kMaxSlots, slots_,
                "Runs at once (default: the physical cores of this machine)");
    line.choice("--require-tier", tier_names(), tier_,
                "Refuse to grade with weaker isolation (default rootless)");
    line.choice("--require-isolation", {kSeparateIsolation, kSharedIsolation}, isolation_,
                "separate: refuse problems whose tests share a process with the submission");
    line.flag("--cold", cold_, "Start every interpreter anew (slower; the verdicts are the same)");
    line.flag("--json", json_, "Print the summary as JSON");
    line.footer(kFooter);
  }

  int run(Console& console) override {
    Result<std::vector<std::int64_t>> ks = parse_ks(ks_);
    if (!ks) {
      return complain(console, name(), ks.error());
    }
    Result<grader::Summary> summary = evaluated(console);
    if (!summary) {
      return complain(console, name(), summary.error());
    }
    console.out << (json_ ? json_line(grader::summary_to_json(*summary, *ks))
                          : grader::summary_to_text(*summary, *ks));
    if (summary->interrupted) {
      return kExitInterrupted;
    }
    return summary->tally.errors() == 0 ? kExitYes : kExitOurFailure;
  }

 private:
  Result<grader::Summary> evaluated(Console& console) const {
    grader::EvalOptions options;
    options.samples_path = samples_;
    options.source = {.problems = std::filesystem::absolute(problems_).lexically_normal(),
                      .samples = std::filesystem::absolute(samples_).lexically_normal()};
    if (!shard_.empty()) {
      Result<grader::Shard> shard = grader::Shard::parse(shard_);
      if (!shard) {
        return failure(std::move(shard).error());
      }
      options.shard = *shard;
    }
    Result<grader::ProblemSet> problems = grader::ProblemSet::load(problems_);
    if (!problems) {
      return failure(std::move(problems).error());
    }
    Result<grader::ResultLog> log = grader::ResultLog::open(results_);
    if (!log) {
      return failure(std::move(log).error());
    }
    const int slots = slots_ > 0 ? slots_ : usable_cores();
    Result<Machine> machine = start_machine(
        slots, tier_of(tier_),
        {.languages_dir = {}, .require_separate = isolation_ == kSeparateIsolation, .cold = cold_});
    if (!machine) {
      return failure(std::move(machine).error());
    }
    options.workers = slots;
    ProgressView view(console);
    options.on_progress = [&view](const grader::Progress& progress) { view.update(progress); };
    Result<grader::Summary> summary = interruptible([&](const std::stop_token& stop) {
      return grader::evaluate(*machine->grader, *problems, *log, options, stop);
    });
    view.finish();
    return summary;
  }

  std::string problems_;
  std::string samples_;
  std::string results_;
  std::string ks_ = "1";
  std::string shard_;
  std::string tier_ = kDefaultTier;
  std::string isolation_ = kSharedIsolation;
  bool cold_ = false;
  int slots_ = 0;
  bool json_ = false;
};

}  // namespace

std::unique_ptr<Command> make_eval_command() { return std::make_unique<EvalCommand>(); }

}  // namespace assay::cli
