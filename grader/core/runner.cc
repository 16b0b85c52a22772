// Where runs are admitted. The executor would also make callers wait for a slot, but it cannot know
// that two boxes belong together or that a run must be alone; so the grader counts places itself
// and the executor's own queue stays empty.
//
// A pair is two blocking runs in two threads. If one fails for reasons of ours, the other is
// stopped: its partner will never answer.

#include "grader/core/runner.h"

#include <fcntl.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <chrono>
#include <new>
#include <optional>
#include <thread>
#include <utility>
#include <vector>

#include "base/patience.h"
#include "base/threads.h"
#include "base/unique_fd.h"

namespace assay::grader {
namespace {

Error cancelled() { return {ErrorCode::Cancelled, "withdrawn before it ran"}; }

/// Descriptors of one half, and the numbers that they get in its box.
struct Ends {
  std::vector<std::pair<int, UniqueFd>> fds;
};
struct EndsOfBoth {
  Ends first;
  Ends second;
};

Result<EndsOfBoth> make_socket_pair() {
  std::array<int, 2> fds{-1, -1};
  if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, fds.data()) != 0) {
    return failure(Error::from_errno(ErrorCode::Io, "socketpair", errno));
  }
  EndsOfBoth ends;
  ends.first.fds.emplace_back(Runner::kPeerFd, UniqueFd(fds[0]));
  ends.second.fds.emplace_back(Runner::kPeerFd, UniqueFd(fds[1]));
  return ends;
}

/// A pipe from the standard output of `from` to the standard input of `to`.
Result<void> add_pipe(Ends& from, Ends& to) {
  std::array<int, 2> fds{-1, -1};
  if (::pipe2(fds.data(), O_CLOEXEC) != 0) {
    return failure(Error::from_errno(ErrorCode::Io, "pipe2", errno));
  }
  to.fds.emplace_back(STDIN_FILENO, UniqueFd(fds[0]));
  from.fds.emplace_back(STDOUT_FILENO, UniqueFd(fds[1]));
  return {};
}

Result<EndsOfBoth> make_pipes() {
  EndsOfBoth ends;
  if (Result<void> made = add_pipe(ends.first, ends.second); !made) {
    return failure(std::move(made).error());
  }
  if (Result<void> made = add_pipe(ends.second, ends.first); !made) {
    return failure(std::move(made).error());
  }
  return ends;
}

sandbox::Spec with_ends(sandbox::Spec spec, const Ends& ends) {
  for (const auto& [number, fd] : ends.fds) {
    spec.passed.push_back({.number = number, .fd = fd.get()});
  }
  return spec;
}

/// Reads what the partner still says to a program that has left, as if it still listened: whether
/// the partner dies of a broken pipe would else depend on which of the two is faster. Our end for
/// writing is closed before, so the partner reads the end, and neither half waits for the other.
void hear_out(Ends& ends) {
  constexpr std::size_t kMost = std::size_t{16} << 20;  // then it is a broken pipe after all
  std::erase_if(ends.fds, [](const auto& end) { return end.first != STDIN_FILENO; });
  std::array<char, 1 << 16> buffer;  // NOLINT(*-member-init): written by read
  for (const auto& [number, fd] : ends.fds) {
    std::size_t heard = 0;
    ssize_t got = 1;
    while (heard < kMost && (got > 0 || (got < 0 && errno == EINTR))) {
      got = ::read(fd.get(), buffer.data(), buffer.size());
      heard += got > 0 ? static_cast<std::size_t>(got) : 0;
    }
  }
}

/// Runs one half, and lets go of our copies of its descriptors as soon as the box is gone, so that
/// the partner reads an end of file. In a thread of its own nobody would catch an exception: what
/// it throws for lack of memory is an error here.
Result<sandbox::Report> run_half(sandbox::Executor& executor, const sandbox::Spec& spec, Ends ends,
                                 std::stop_source& both) noexcept {
  const auto out_of_memory = []() -> Result<sandbox::Report> {
    return failure(ErrorCode::Io, "out of memory");
  };
  try {
    Result<sandbox::Report> report = executor.run(with_ends(spec, ends), both.get_token());
    if (!report) {
      both.request_stop();
    }
    hear_out(ends);
    return report;
  } catch (const std::bad_alloc&) {
    both.request_stop();
    return when_memory_is_there(out_of_memory);
  }
}

/// A half that idled while the box of the other took its time to start says nothing of the program:
/// as if it had starved. `whole`: what both took together.
void doubt_if_kept_waiting(sandbox::Report& report, const sandbox::Report& partner,
                           std::chrono::nanoseconds whole) {
  constexpr std::chrono::seconds kLate{1};
  if (report.verdict == sandbox::Verdict::IdleLimit && whole - report.usage.wall.value > kLate &&
      whole - partner.usage.wall.value > kLate) {
    report.in_doubt = true;
    report.starved = true;
  }
}

}  // namespace

Result<sandbox::Report> Runner::run(const sandbox::Spec& spec, const std::stop_token& stop) {
  {
    const std::optional<RunGate::Places> place = gate_.enter(1, stop);
    if (!place) {
      return failure(cancelled());
    }
    Result<sandbox::Report> report = executor_.run(spec, stop);
    if (!report || !report->in_doubt) {
      return report;
    }
  }
  const std::optional<RunGate::Places> alone = gate_.enter(gate_.capacity(), stop);
  if (!alone) {
    return failure(cancelled());
  }
  Result<sandbox::Report> again = executor_.run(spec, stop);
  if (again && again->starved) {
    return failure(starved_twice());
  }
  return again;
}

Error Runner::starved_twice() {
  return {ErrorCode::Overloaded, "the run starved for processor time, alone as well"};
}

Result<std::unique_ptr<Talk>> Runner::talk(const sandbox::Spec& spec, const std::stop_token& stop,
                                           Beside beside) {
  std::optional<RunGate::Places> places =
      gate_.enter(beside == Beside::Others ? 1 : gate_.capacity(), stop);
  if (!places) {
    return failure(cancelled());
  }
  return Talk::start(executor_, spec, *std::move(places), stop);
}

Result<Runner::Pair> Runner::run_pair(const sandbox::Spec& first, const sandbox::Spec& second,
                                      const std::stop_token& stop, Link link) {
  if (!can_run_pairs()) {
    return failure(ErrorCode::Unsupported, "two boxes at a time need an executor with two slots");
  }
  {
    const std::optional<RunGate::Places> places = gate_.enter(places_of_pair_, stop);
    if (!places) {
      return failure(cancelled());
    }
    Result<Pair> pair = run_pair_once(first, second, stop, link);
    if (!pair || !(pair->first.in_doubt || pair->second.in_doubt)) {
      return pair;
    }
  }
  const std::optional<RunGate::Places> alone = gate_.enter(gate_.capacity(), stop);
  if (!alone) {
    return failure(cancelled());
  }
  Result<Pair> again = run_pair_once(first, second, stop, link);
  if (again && (again->first.starved || again->second.starved)) {
    return failure(starved_twice());
  }
  return again;
}

Result<Runner::Pair> Runner::run_pair_once(const sandbox::Spec& first, const sandbox::Spec& second,
                                           const std::stop_token& stop, Link link) {
  Result<EndsOfBoth> ends = link == Link::Socket ? make_socket_pair() : make_pipes();
  if (!ends) {
    return failure(std::move(ends).error());
  }
  std::stop_source both;
  const std::stop_callback forward(stop, [&both] { both.request_stop(); });
  Result<sandbox::Report> second_report = failure(cancelled());
  const auto begun = std::chrono::steady_clock::now();
  Result<std::thread> partner = with_threads([&] {
    return std::thread([&, half = std::move(ends->second)]() mutable {
      second_report = run_half(executor_, second, std::move(half), both);
    });
  });
  if (!partner) {
    return failure(std::move(partner).error());
  }
  Result<sandbox::Report> first_report = run_half(executor_, first, std::move(ends->first), both);
  partner->join();
  if (!first_report && first_report.error().code() != ErrorCode::Cancelled) {
    return failure(std::move(first_report).error());
  }
  if (!second_report) {
    return failure(std::move(second_report).error());
  }
  if (!first_report) {
    return failure(std::move(first_report).error());
  }
  const std::chrono::nanoseconds whole = std::chrono::steady_clock::now() - begun;
  doubt_if_kept_waiting(*first_report, *second_report, whole);
  doubt_if_kept_waiting(*second_report, *first_report, whole);
  return Pair{*std::move(first_report), *std::move(second_report)};
}

}  // namespace assay::grader
