// The watch. One loop, no threads: it sleeps in poll(2) until a stream has something, a call was
// refused, init reports, the caller cancels, or it is time to look at the counters. How long that
// is follows from what is left: a program cannot use its remaining processor time faster than all
// processors together allow, so sleeping for remaining / processors never oversleeps the limit,
// and a spinning program is looked at log2(limit / kFinestLook) times and then every kFinestLook.
//
// A look also notes whether the program was ready to run, and whether others were. From that follow
// the two doubts that a verdict may have (docs/OPERATIONS.md): a program that wanted a processor
// much longer than it had one was starved; one that passed its limit by little, beside others,
// may have lost its time to them (34 ms of work take 63 ms with a busy hyper-thread beside).

#include "sandbox/run.h"

#include <poll.h>
#include <sys/eventfd.h>
#include <sys/resource.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <cerrno>
#include <chrono>
#include <functional>
#include <random>
#include <utility>

#include "sandbox/message.h"
#include "sandbox/request.h"
#include "sandbox/sampler.h"

namespace assay::sandbox {
namespace {

using Clock = std::chrono::steady_clock;
using std::chrono::nanoseconds;

// A short run writes little and is over before this. Until then only its end wakes us; after it, so
// does everything else. A program that fills its pipe sooner waits for so long, once.
constexpr nanoseconds kQuietStart = std::chrono::milliseconds(2);
constexpr nanoseconds kFinestLook = std::chrono::milliseconds(3);
constexpr nanoseconds kSampleEvery = std::chrono::milliseconds(8);  // memory without a cgroup
constexpr nanoseconds kLongestLook = std::chrono::seconds(1);

// What killing a crowd may take beyond the wall limit (forker/crowd.cc).
constexpr nanoseconds kTearDown = std::chrono::seconds(5);

// So many looks at least until the wall limit: how long it was ready to run is known to a sixth of
// the time with 32.
constexpr int kLooks = 32;
// The part of the wall time waiting for a processor over which a run was starved, and over which
// the wall limit may not have been its own doing.
constexpr int kStarvedPart = 4;
constexpr int kDoubtfulPart = 16;

/// Makes a stop request visible to poll.
class StopSignal {
 public:
  explicit StopSignal(const std::stop_token& token) {
    if (token.stop_possible()) {
      fd_.reset(::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK));
      callback_.emplace(token, [fd = fd_.get()] { (void)::eventfd_write(fd, 1); });
    }
  }
  int fd() const { return fd_.get(); }

 private:
  UniqueFd fd_;
  std::optional<std::stop_callback<std::function<void()>>> callback_;
};

class Watch {
 public:
  Watch(const Spec& spec, const Limits& limits, const RunPlace& place, Refusals& refusals,
        Streams& streams, const std::stop_token& stop)
      : limits_(limits),
        over_time_(spec.over_time.get()),
        may_ask_(!spec.gives_way),
        init_(place.init),
        cgroup_(place.cgroup),
        refusals_(refusals),
        streams_(streams),
        stop_(stop),
        sampler_(init_.proc.get(), init_.box.get(), init_.tmp.get(), init_.confined) {}

  Result<RunOutcome> run() {
    while (!over()) {
      if (Result<void> waited = wait_and_handle(); !waited) {
        return failure(std::move(waited).error());
      }
      if (!over() && Clock::now() >= next_look_) {
        if (Result<void> looked = look(); !looked) {
          return failure(std::move(looked).error());
        }
      }
    }
    outcome_.wall.value = Clock::now() - start_;
    return std::move(outcome_);
  }

 private:
  // The order of the poll set; an absent descriptor is -1, which poll skips.
  enum Source { kInit, kOut, kErr, kChannel, kListener, kCancel, kSources };

  bool over() const {
    return outcome_.ended || outcome_.failed || outcome_.stop != Stop::None || outcome_.cancelled ||
           outcome_.lost;
  }

  Result<void> wait_and_handle() {
    std::array<pollfd, kSources> set{};
    const bool quiet = Clock::now() < start_ + kQuietStart;
    std::array<int, kSources> fds{init_.socket,          streams_.out.fd(), streams_.err.fd(),
                                  streams_.channel.fd(), refusals_.fd(),    stop_.fd()};
    if (quiet) {
      fds[kOut] = fds[kErr] = fds[kChannel] = fds[kListener] = -1;
    }
    for (std::size_t i = 0; i < fds.size(); ++i) {
      set[i] = {fds[i], POLLIN, 0};
    }
    const Clock::time_point wake = quiet ? start_ + kQuietStart : next_look_;
    const nanoseconds left = std::max<nanoseconds>(wake - Clock::now(), nanoseconds(0));
    const timespec timeout{static_cast<time_t>(left.count() / 1'000'000'000),
                           static_cast<long>(left.count() % 1'000'000'000)};
    if (::ppoll(set.data(), set.size(), &timeout, nullptr) < 0) {
      if (errno == EINTR) {
        return {};
      }
      return failure(Error::from_errno(ErrorCode::Sandbox, "poll", errno));
    }
    return handle(set);
  }

  Result<void> handle(const std::array<pollfd, kSources>& set) {
    const auto is_ready = [&](Source source) { return set[source].revents != 0; };
    if (is_ready(kCancel)) {
      outcome_.cancelled = true;
      return {};
    }
    read_stream(is_ready(kOut), streams_.out, "stdout");
    read_stream(is_ready(kErr), streams_.err, "stderr");
    read_stream(is_ready(kChannel), streams_.channel, "its channel");
    if (is_ready(kListener)) {
      answer_refusal(set[kListener].revents);
    }
    return is_ready(kInit) ? hear_init() : Result<void>();
  }

  void read_stream(bool ready, Captured& stream, const char* name) {
    if (ready && !stream.read_some() && outcome_.stop == Stop::None) {
      outcome_.stop = Stop::Output;
      outcome_.stop_detail =
          "wrote more than " + std::to_string(limits_.output.count) + " bytes to " + name;
    }
  }

  void answer_refusal(short events) {
    if ((events & POLLIN) == 0) {
      refusals_.close();  // nobody who could ask is left
      return;
    }
    if (std::optional<std::string> deadly = refusals_.answer_one()) {
      outcome_.stop = Stop::Violation;
      outcome_.stop_detail = "tried " + *deadly;
    }
  }

  Result<void> hear_init() {
    Result<Incoming> message = receive_message(init_.socket, Clock::now());
    if (!message) {
      outcome_.lost = true;
      return {};
    }
    wire::Ended ended;
    wire::Failed failed;
    wire::Reaped reaped;
    if (message->kind == wire::Kind::Ended && message->read(ended)) {
      outcome_.ended = ended;
      note_late_end(ended);
    } else if (message->kind == wire::Kind::Leaving) {
      let_die();
    } else if (message->kind == wire::Kind::Failed && message->read(failed)) {
      outcome_.failed = failed;
    } else if (message->kind == wire::Kind::Reaped && message->read(reaped)) {
      outcome_.lost = true;
      outcome_.reaped = reaped;
    } else {
      return failure(ErrorCode::Sandbox, "an init answered out of turn");
    }
    return {};
  }

  // The counters, and the time of the next look.
  Result<void> look() {
    Result<CpuTime> cpu = used();
    if (!cpu) {
      return failure(std::move(cpu).error());
    }
    const Clock::time_point now = Clock::now();
    const nanoseconds elapsed = now - start_;
    if (outcome_.stop != Stop::None) {
      return {};
    }
    note_processors(now);
    ask_for_processors(elapsed, cpu->value);
    if (over_time_ != nullptr && cpu->value > limits_.cpu.value) {
      over_time_->store(true);
    }
    const nanoseconds band = beside_others_ ? limits_.cpu.value / kGuardBand : nanoseconds(0);
    if (cpu->value > limits_.cpu.value + band) {
      outcome_.stop = Stop::Cpu;
    } else if (outcome_.sampled_memory > limits_.memory) {
      outcome_.stop = Stop::Memory;
    } else if (elapsed >= wall_limit_) {
      return reach_wall(elapsed, cpu->value);
    }
    // Within the band there is no telling when a program will end.
    const nanoseconds left = std::max(limits_.cpu.value - cpu->value, nanoseconds(0));
    const int processors = std::min(processor_count(), limits_.processes);
    const nanoseconds longest = cgroup_ != nullptr ? kLongestLook : kSampleEvery;
    const nanoseconds pause =
        std::min({left / std::max(processors, 1), longest, jittered(limits_.wall.value / kLooks)});
    next_look_ = now + std::min(std::max({pause, kFinestLook, sampling_}), wall_limit_ - elapsed);
    return {};
  }

  // A busy machine may have kept us from hearing that the program has ended.
  Result<void> reach_wall(nanoseconds elapsed, nanoseconds cpu) {
    pollfd waiting{init_.socket, POLLIN, 0};
    if (::poll(&waiting, 1, 0) > 0) {
      return hear_init();
    }
    outcome_.stop = Stop::Wall;
    note_waiting(elapsed, cpu);
    return {};
  }

  void note_waiting(nanoseconds elapsed, nanoseconds cpu) {
    const nanoseconds waited = wanted_ - cpu;
    outcome_.starved = waited > elapsed / kStarvedPart;
    outcome_.wall_in_doubt = waited > elapsed / kDoubtfulPart;
  }

  // It ended over its wall limit before we looked: the same verdict as if we had been in time, but
  // on a machine that kept us from it, and so perhaps the program as well.
  void note_late_end(const wire::Ended& ended) {
    const nanoseconds elapsed(static_cast<std::int64_t>(ended.wall_ns));
    if (elapsed > limits_.wall.value) {
      note_waiting(elapsed, std::chrono::microseconds(ended.user_us + ended.system_us));
      outcome_.wall_in_doubt = true;
    }
  }

  // What was seen is taken to hold since the look before.
  void note_processors(Clock::time_point now) {
    const int own = sampler_.runnable_threads();
    wanted_ += own > 0 ? now - last_look_ : nanoseconds(0);
    last_look_ = now;
    beside_others_ = beside_others_ || running_on_host() > own + 1;  // this thread is running too
    outcome_.beside_others = beside_others_;
  }

  // The main process has ended, what it has left is being killed: that is not the program's time.
  void let_die() {
    may_ask_ = false;
    wall_limit_ = std::max(wall_limit_, Clock::now() - start_ + kTearDown);
    if (cgroup_ != nullptr) {
      cgroup_->weigh(kDyingWeight);
    }
  }

  // Before it is starved.
  void ask_for_processors(nanoseconds elapsed, nanoseconds cpu) {
    if (cgroup_ != nullptr && may_ask_ && wanted_ - cpu > elapsed / kDoubtfulPart) {
      cgroup_->weigh(kStarvedWeight);
    }
  }

  // So that no program can be ready to run just when it is looked at.
  static nanoseconds jittered(nanoseconds pause) {
    // One a thread: seeding asks the processor what it can do, which traps in a virtual machine.
    thread_local std::minstd_rand random{std::random_device{}()};
    return pause / 2 + pause * static_cast<int>(random() % 1024U) / 1024;
  }

  Result<CpuTime> used() {
    if (cgroup_ != nullptr) {
      return cgroup_->cpu();
    }
    const Clock::time_point before = Clock::now();
    const Sample sample = sampler_.take(limits_.memory);
    sampling_ = Clock::now() - before;
    outcome_.sampled_cpu = std::max(outcome_.sampled_cpu, sample.cpu);
    outcome_.sampled_memory = std::max(outcome_.sampled_memory, sample.memory);
    if (init_.confined) {
      stop_for_disk(sample);
      hold_processes(sample);
    }
    return outcome_.sampled_cpu;
  }

  // Where no limit of the kernel's counts the run's processes alone. From here on none of them, and
  // nothing that they start, can start another.
  void hold_processes(const Sample& sample) const {
    if (init_.confined->user || sample.threads <= limits_.processes) {
      return;
    }
    const rlimit none{0, 0};
    for (const std::string& pid : sample.processes) {
      (void)::prlimit(std::stoi(pid), RLIMIT_NPROC, &none, nullptr);
    }
  }

  void stop_for_disk(const Sample& sample) {
    if (auto why = why_disk_over(sample, limits_); why && outcome_.stop == Stop::None) {
      outcome_.stop = Stop::Output;
      outcome_.stop_detail = std::move(*why);
    }
  }

  static int processor_count() {
    static const auto count = static_cast<int>(::sysconf(_SC_NPROCESSORS_ONLN));
    return std::max(count, 1);
  }

  const Limits& limits_;
  std::atomic<bool>* over_time_;  // null: nobody asks
  bool may_ask_;                  // for processors, with weight
  const ArmedInit& init_;
  Cgroup* cgroup_;
  Refusals& refusals_;
  Streams& streams_;
  StopSignal stop_;
  Sampler sampler_;
  RunOutcome outcome_;
  Clock::time_point start_ = Clock::now();
  Clock::time_point last_look_ = start_;
  Clock::time_point next_look_ = start_ + kFinestLook;
  nanoseconds wall_limit_ = limits_.wall.value;
  nanoseconds sampling_{0};     // how long the last sample took: never more than half of our time
  nanoseconds wanted_{0};       // how long some thread was running or ready to
  bool beside_others_ = false;  // others were ready to run as well
};

}  // namespace

std::optional<std::string> why_disk_over(const Sample& sample, const Limits& limits) {
  for (const DiskUse& use : {sample.box, sample.tmp}) {
    if (use.bytes > limits.disk.count) {
      return "wrote more than " + std::to_string(limits.disk.count) + " bytes to its disk";
    }
    if (use.entries > limits.inodes) {
      return "made more than " + std::to_string(limits.inodes) + " files";
    }
    if (use.too_deep) {
      return "made directories deeper than " + std::to_string(kMaxDirectoryDepth);
    }
  }
  return std::nullopt;
}

Result<RunOutcome> watch_run(const Spec& spec, const Limits& limits, const RunPlace& place,
                             Refusals& refusals, Streams& streams, const std::stop_token& stop) {
  // Who is gone before it has heard all may have left word why.
  if (Result<void> sent = send_request(spec, limits, place, streams);
      !sent && sent.error().errno_value() != EPIPE) {
    return failure(std::move(sent).error());
  }
  return Watch(spec, limits, place, refusals, streams, stop).run();
}

}  // namespace assay::sandbox
