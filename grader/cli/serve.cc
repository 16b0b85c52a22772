// assay serve: the protocol on standard input and output.

#include "grader/server/serve.h"

#include <unistd.h>

#include <filesystem>
#include <ostream>
#include <system_error>

#include "grader/cli/commands.h"
#include "grader/cli/exit_code.h"
#include "grader/cli/inputs.h"
#include "grader/cli/machine.h"
#include "grader/cli/text.h"

namespace assay::cli {
namespace {

constexpr int kMaxSlots = 1024;
constexpr int kMaxQueue = 1 << 20;

constexpr const char* kFooter =
    "One JSON object a line in, one a line out (docs/PROTOCOL.md). Ends when its input ends, "
    "after\n"
    "every request has been answered; SIGTERM drains for 30 s.\n"
    "\n"
    "Examples:\n"
    "  echo '{\"id\":1,\"op\":\"run\",\"language\":\"python\",\"code\":\"print(6*7)\"}' | assay "
    "serve\n"
    "  echo '{\"id\":2,\"op\":\"compare\",\"gold\":\"1/2\",\"answer\":\"0.5\"}' | assay serve\n"
    "  assay serve --slots 8 --require-tier full < requests.jsonl > answers.jsonl\n"
    "\n"
    "Exit codes: 0 after the end of input or a complete drain, 1 an answer or a record could not "
    "be\n"
    "written, 2 a fault in the command line,\n"
    "3 a failure of this host or of Assay.";

class ServeCommand : public Command {
 public:
  std::string_view name() const override { return "serve"; }
  std::string_view summary() const override {
    return "Answer requests, JSON lines on stdin and stdout";
  }

  void declare(CommandLine& line) override {
    line.number("--slots", 1, kMaxSlots, slots_,
                "Runs at once (default: the physical cores of this machine)");
    line.flag("--ordered", ordered_, "Answer in the order of the requests");
    line.number("--queue", 1, kMaxQueue, queue_,
                "Requests that may wait before reading stops (default 1024)");
    line.choice("--require-tier", tier_names(), tier_,
                "Refuse to serve with weaker isolation (default rootless)");
    line.choice("--require-isolation", {kSeparateIsolation, kSharedIsolation}, isolation_,
                "separate: refuse problems whose tests share a process with the submission");
    line.flag("--cold", cold_, "Start every interpreter anew (slower; the verdicts are the same)");
    line.option("--record", "FILE", record_,
                "Append each request and its answer, for assay replay");
    line.option("--problems", "DIR", problems_, "Look here first for problems that are named");
    line.footer(kFooter);
  }

  int run(Console& console) override {
    std::error_code ignored;  // what cannot be looked at is no folder
    if (!problems_.empty() && !std::filesystem::is_directory(problems_, ignored)) {
      return complain(console, name(),
                      Error(ErrorCode::NotFound, "--problems: " + problems_ + " is no folder"));
    }
    const int slots = slots_ > 0 ? slots_ : usable_cores();
    Result<Machine> machine = start_machine(
        slots, tier_of(tier_),
        {.languages_dir = {}, .require_separate = isolation_ == kSeparateIsolation, .cold = cold_});
    if (!machine) {
      return complain(console, name(), machine.error());
    }
    grader::ServeOptions options;
    options.workers = slots;
    options.queue_capacity = static_cast<std::size_t>(queue_);
    options.ordered = ordered_;
    options.record = record_;
    options.problem_folders = problem_folders(problems_);
    Result<int> status = grader::serve_stdio(*machine->executor, *machine->grader, options,
                                             STDIN_FILENO, STDOUT_FILENO);
    return status ? *status : complain(console, name(), status.error());
  }

 private:
  int slots_ = 0;
  int queue_ = 1024;
  bool ordered_ = false;
  std::string tier_ = kDefaultTier;
  std::string isolation_ = kSharedIsolation;
  bool cold_ = false;
  std::string problems_;
  std::string record_;
};

}  // namespace

std::unique_ptr<Command> make_serve_command() { return std::make_unique<ServeCommand>(); }

}  // namespace assay::cli
