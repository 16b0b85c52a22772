// A run from first to last: directories, an init with its payload locked in, the request with the
// directories in the place of /box and /tmp, the watch, the end, the report, and nothing is left.
// Started by root, the runs of a slot have a user of their own, as boxes have; else they share
// ours, and what keeps them from us and from each other are Landlock, the filter and the broker.

#include "sandbox/confined.h"

#include <fcntl.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <mutex>
#include <utility>
#include <vector>

#include "base/check.h"
#include "sandbox/confined_init.h"
#include "sandbox/confined_policy.h"
#include "sandbox/identity.h"
#include "sandbox/message.h"
#include "sandbox/report.h"
#include "sandbox/request.h"

namespace assay::sandbox {
namespace {

// Before, not even moving a file to another directory can be allowed.
constexpr std::uint32_t kLeastAbi = 2;
constexpr std::chrono::seconds kEndTimeout{30};

/// What all runs of an executor share.
struct Setting {
  std::uint32_t abi = 0;
  UniqueFd proc;  ///< The host's.
  PolicyStore policies;
};

/// One run.
class ConfinedRun {
 public:
  ConfinedRun(Setting& setting, std::optional<std::uint32_t> user)
      : setting_(setting), user_(user) {}

  Result<Report> run(const Spec& spec, const std::stop_token& stop) {
    limits_ = effective_limits(spec.limits);
    if (Result<void> fits = check_size(spec); !fits) {
      return failure(std::move(fits).error());
    }
    Result<WorkDir> work = WorkDir::make(user_);
    if (!work) {
      return failure(std::move(work).error());
    }
    Result<std::shared_ptr<const LoadedPolicy>> policy = setting_.policies.get(spec.profile);
    if (!policy) {
      return failure(std::move(policy).error());
    }
    const std::vector<sock_filter> filter =
        confine((*policy)->installed, spec.profile, setting_.abi);
    Result<ConfinedInit> init =
        ConfinedInit::start({*spec.root, *work, filter, user_, setting_.abi});
    if (!init) {
      return failure(std::move(init).error());
    }
    return run_armed(spec, *work, *init, (*policy)->rules, stop);
  }

 private:
  // There is no file system to refuse them.
  Result<void> check_size(const Spec& spec) const {
    constexpr std::int64_t kBlock = 4096;
    std::int64_t bytes = 0;
    for (const File& file : spec.files) {
      bytes += (file.content.size() + kBlock - 1) / kBlock * kBlock;
    }
    if (bytes > limits_.disk.count ||
        static_cast<std::int64_t>(spec.files.size()) > limits_.inodes) {
      return failure(ErrorCode::TooLarge, "the files do not fit the limit of the disk");
    }
    return {};
  }

  static Spec translated(Spec spec, const WorkDir& work) {
    for (std::string& word : spec.argv) {
      word = work.translate(word);
    }
    for (std::string& variable : spec.env) {
      const std::size_t value = std::min(variable.find('='), variable.size() - 1) + 1;
      variable = variable.substr(0, value) + work.translate(variable.substr(value));
    }
    return spec;
  }

  Result<Report> run_armed(const Spec& spec, const WorkDir& work, ConfinedInit& init,
                           std::span<const sock_filter> rules, const std::stop_token& stop) {
    UniqueFd socket = init.take_socket();
    ArmedInit armed;
    armed.socket = socket.get();
    armed.box.reset(::fcntl(work.box(), F_DUPFD_CLOEXEC, 0));
    armed.tmp.reset(::fcntl(work.tmp(), F_DUPFD_CLOEXEC, 0));
    armed.proc.reset(::fcntl(setting_.proc.get(), F_DUPFD_CLOEXEC, 0));
    armed.profile = spec.profile;
    armed.confined = Sampler::Confined{init.pid(), user_, limits_.inodes};
    Broker broker({armed.proc.get(), init.pid(), work.box(), work.tmp(), work.box_path(),
                   work.tmp_path(), user_, setting_.abi});
    Refusals refusals(init.take_listener(), rules, &broker);
    Streams streams;
    const RunPlace place{armed, nullptr, 1};
    Result<RunOutcome> outcome =
        watch_run(translated(spec, work), limits_, place, refusals, streams, stop);
    const wire::Reaped reaped = end_run(armed, outcome ? &*outcome : nullptr);
    refusals.close();
    init.end(std::move(socket));
    if (!outcome) {
      return failure(std::move(outcome).error());
    }
    if (outcome->failed && outcome->failed->stage != wire::Stage::Exec) {
      return failure(request_error(spec, *outcome->failed));
    }
    return report(spec, armed, *outcome, reaped, refusals, streams);
  }

  // Everything of the run is dead when it returns, unless its init was lost.
  static wire::Reaped end_run(const ArmedInit& armed, const RunOutcome* outcome) {
    wire::Ended ended;
    if (outcome != nullptr && (outcome->ended || outcome->failed || outcome->lost)) {
      return {};
    }
    if (!send_message(armed.socket, wire::Kind::Kill, {})) {
      return {};
    }
    const auto deadline = std::chrono::steady_clock::now() + kEndTimeout;
    Result<Incoming> answer = receive_message(armed.socket, deadline);
    if (answer && answer->kind == wire::Kind::Ended && answer->read(ended)) {
      return {ended.user_us, ended.system_us, ended.max_rss};
    }
    return {};
  }

  static Error request_error(const Spec& spec, const wire::Failed& failed) {
    if (failed.stage == wire::Stage::PlaceFile && failed.index < spec.files.size()) {
      return stage_error("file " + spec.files[failed.index].name, failed);
    }
    return stage_error("run", failed);
  }

  Result<Report> report(const Spec& spec, const ArmedInit& armed, RunOutcome& outcome,
                        const wire::Reaped& reaped, const Refusals& refusals, Streams& streams) {
    const ActingAs user(user_);
    look_at_disk(armed, outcome);
    Result<Cost> cost = cost_of(nullptr, outcome, reaped);
    if (!cost) {
      return failure(std::move(cost).error());
    }
    return make_report({spec, limits_, outcome, *cost, Tier::Confined, armed.box.get(),
                        armed.tmp.get(), refusals, streams});
  }

  // What was written between the last look and the end.
  void look_at_disk(const ArmedInit& armed, RunOutcome& outcome) const {
    Sample sample;
    sample.box = measure_disk(armed.box.get(), limits_.inodes);
    sample.tmp = measure_disk(armed.tmp.get(), limits_.inodes);
    outcome.sampled_memory =
        std::max(outcome.sampled_memory, Bytes{sample.box.bytes + sample.tmp.bytes});
    if (auto why = why_disk_over(sample, limits_); why && outcome.stop == Stop::None) {
      outcome.stop = Stop::Output;
      outcome.stop_detail = std::move(*why);
    }
  }

  Setting& setting_;
  std::optional<std::uint32_t> user_;
  Limits limits_;
};

/// Slots are but permissions to run, each with the user of its runs.
class ConfinedExecutor final : public Executor {
 public:
  ConfinedExecutor(std::vector<std::optional<std::uint32_t>> users,
                   std::unique_ptr<Setting> setting)
      : setting_(std::move(setting)),
        slots_(static_cast<int>(users.size())),
        free_(std::move(users)) {}

  Result<Report> run(const Spec& spec, std::stop_token stop) override {
    if (Result<void> valid = check_spec(spec); !valid) {
      return failure(std::move(valid).error());
    }
    std::optional<std::uint32_t> user;
    {
      std::unique_lock lock(mutex_);
      if (!freed_.wait(lock, stop, [&] { return !free_.empty(); })) {
        return failure(ErrorCode::Cancelled, "the run was cancelled");
      }
      user = free_.back();
      free_.pop_back();
    }
    Result<Report> report = ConfinedRun(*setting_, user).run(spec, stop);
    {
      const std::scoped_lock lock(mutex_);
      free_.push_back(user);
    }
    freed_.notify_one();
    return report;
  }

  int slots() const override { return slots_; }
  Tier tier() const override { return Tier::Confined; }

 private:
  std::unique_ptr<Setting> setting_;
  int slots_;
  std::mutex mutex_;
  std::condition_variable_any freed_;
  std::vector<std::optional<std::uint32_t>> free_;  ///< Guarded by mutex_.
};

}  // namespace

std::uint32_t landlock_abi() {
  constexpr unsigned kVersion = 1;  // LANDLOCK_CREATE_RULESET_VERSION
  constexpr long kCreateRuleset = 444;
  const long abi = ::syscall(kCreateRuleset, nullptr, 0, kVersion);
  return static_cast<std::uint32_t>(std::max<long>(abi, 0));
}

Result<std::unique_ptr<Executor>> start_confined_executor(const ExecutorOptions& options) {
  const std::uint32_t kernel = landlock_abi();
  auto setting = std::make_unique<Setting>();
  setting->abi = std::min(kernel, options.landlock_abi.value_or(kernel));
  if (setting->abi < kLeastAbi) {
    return failure(ErrorCode::Unsupported,
                   "Landlock ABI 2 is needed (Linux 5.19, \"landlock\" among the security modules, "
                   "a container profile that allows it)");
  }
  setting->proc.reset(::open("/proc", O_PATH | O_DIRECTORY | O_CLOEXEC));
  if (!setting->proc) {
    return failure(Error::from_errno(ErrorCode::Unsupported, "/proc", errno));
  }
  std::vector<std::optional<std::uint32_t>> users;
  for (int i = 0; i < options.slots; ++i) {
    Result<std::optional<std::uint32_t>> user = own_user(static_cast<std::uint32_t>(i));
    if (!user) {
      return failure(std::move(user).error());
    }
    users.push_back(*user);
  }
  remove_stale_work_dirs();
  return std::make_unique<ConfinedExecutor>(std::move(users), std::move(setting));
}

Result<void> try_out_confined(std::optional<std::uint32_t> max_abi) {
  Result<std::unique_ptr<Executor>> executor =
      start_confined_executor({.slots = 1, .require = Tier::Confined, .landlock_abi = max_abi});
  if (!executor) {
    return failure(std::move(executor).error());
  }
  Spec spec;
  spec.root = std::make_shared<const Root>();
  spec.files = {{"nothing", {}, true}};
  spec.argv = {"/box/nothing"};
  // An empty file cannot be executed, which is an answer of the whole chain.
  Result<Report> report = (*executor)->run(spec);
  if (!report) {
    return failure(std::move(report).error());
  }
  return {};
}

}  // namespace assay::sandbox
