// The stdio front end: one reader (the calling thread), the service's workers, one writer.
//
//   in_fd -> LineSource -> Service (queue, workers) -> AnswerWriter -> out_fd
//
// Every arrow is bounded and blocks when what is behind it is full, so that the client that writes
// too fast or reads too slowly is the one that waits. The end comes in three ways: EOF (everything
// is answered), a signal (no new requests; until the deadline everything is answered as usual,
// after it with shutting_down), or an output that nobody reads any more (nothing can be answered).

#include "grader/server/stdio_session.h"

#include <sys/eventfd.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <cstdint>
#include <memory>
#include <utility>

#include "base/patience.h"
#include "base/threads.h"
#include "base/unique_fd.h"
#include "grader/server/answer_writer.h"
#include "grader/server/line_source.h"
#include "grader/server/service.h"
#include "grader/server/stop_signals.h"

namespace assay::grader {
namespace {

using Clock = std::chrono::steady_clock;

/// Bytes that are read after a signal, so that a request that the client had sent by then is
/// answered rather than lost: what a pipe can hold at most (pipe-max-size), and not more, since the
/// client may go on writing.
constexpr std::size_t kMaxReadAfterStop = std::size_t{1} << 20;
constexpr std::chrono::milliseconds kDrainPoll{20};
/// A line may hold places while it waits in the queue, in a worker and in the writer.
constexpr std::size_t kPlacesBeyondQueue = 1024;

bool is_blank(std::string_view line) {
  return line.find_first_not_of(" \t\r") == std::string_view::npos;
}

class Session {
 public:
  Session(Dispatcher& dispatcher, const SessionOptions& options, int in_fd, int out_fd,
          UniqueFd wake)
      : options_(options),
        wake_(std::move(wake)),
        source_(in_fd, wake_.get(), options.max_line),
        writer_(out_fd, {.ordered = options.ordered,
                         .max_pending_bytes = options.pending_bytes,
                         .max_outstanding = options.queue_capacity + kPlacesBeyondQueue,
                         .on_broken = [this] { output_broke(); }}),
        service_(dispatcher, {.box_workers = options.box_workers,
                              .light_workers = options.light_workers,
                              .queue_capacity = options.queue_capacity,
                              .queue_bytes = options.queue_bytes,
                              .record = options.record}) {}

  /// From the thread of StopSignals.
  void on_signal(int so_far) {
    if (so_far == 1) {
      set_deadline(Clock::now() + options_.drain);
    } else {
      set_deadline(Clock::now());
    }
    service_.close();
    writer_.lift_limit();
    wake();
  }

  int run() {
    const LineSource::Kind end = read_all();
    if (end == LineSource::Kind::Stopped) {
      answer_what_was_sent();
    }
    drain();
    writer_.finish();
    return writer_.broken() == 0 && end != LineSource::Kind::Failed ? 0 : 1;
  }

 private:
  /// Until the input ends, fails or is stopped: says which.
  LineSource::Kind read_all() {
    while (true) {
      // Reading can wait: a line that there is no memory for stays where it is.
      const LineSource::Item item = when_memory_is_there([&] { return source_.next(); });
      if (!take(item)) {
        return item.kind;
      }
    }
  }

  void answer_what_was_sent() {
    std::size_t budget = kMaxReadAfterStop;
    while (writer_.broken() == 0 && take(source_.now(budget))) {
    }
  }

  /// Hands one line on; false if it is none.
  bool take(const LineSource::Item& item) {
    switch (item.kind) {
      case LineSource::Kind::Line:
        if (!is_blank(item.text)) {
          service_.handle(item.text, answer_to(writer_.take_place()));
        }
        return true;
      case LineSource::Kind::TooLong:
        service_.handle_too_long(item.text, options_.max_line, answer_to(writer_.take_place()));
        return true;
      case LineSource::Kind::End:
      case LineSource::Kind::Stopped:
      case LineSource::Kind::Failed:
        return false;
    }
    return false;
  }

  Service::Done answer_to(std::uint64_t place) {
    return [this, place](std::string line) { writer_.write(place, std::move(line)); };
  }

  void drain() {
    service_.close();
    while (!service_.wait_idle(kDrainPoll)) {
      if (writer_.broken() != 0 || Clock::now().time_since_epoch().count() >= deadline_) {
        service_.abandon();
        break;
      }
    }
    while (!service_.wait_idle(kDrainPoll)) {
    }
  }

  void set_deadline(Clock::time_point when) {
    deadline_ = when.time_since_epoch().count();
    writer_.give_up_at(when + options_.flush);
  }

  void output_broke() {
    service_.close();
    wake();
  }

  void wake() const {
    const std::uint64_t one = 1;
    [[maybe_unused]] const ssize_t ignored = ::write(wake_.get(), &one, sizeof one);
  }

  const SessionOptions options_;
  UniqueFd wake_;  // Readable once reading has to stop.
  std::atomic<Clock::rep> deadline_ = Clock::time_point::max().time_since_epoch().count();
  LineSource source_;
  AnswerWriter writer_;
  Service service_;  // Last: its workers write to the writer.
};

}  // namespace

Result<int> serve_session(Dispatcher& dispatcher, const SessionOptions& options, int in_fd,
                          int out_fd) {
  UniqueFd wake(::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK));
  if (!wake) {
    return failure(Error::from_errno(ErrorCode::Io, "eventfd", errno));
  }
  Result<std::unique_ptr<Session>> session = with_threads([&] {
    return std::make_unique<Session>(dispatcher, options, in_fd, out_fd, std::move(wake));
  });
  if (!session) {
    return failure(std::move(session).error());
  }
  Result<std::unique_ptr<StopSignals>> signals =
      StopSignals::install([&session](int so_far) { (*session)->on_signal(so_far); });
  if (!signals) {
    return failure(std::move(signals).error());
  }
  return (*session)->run();
}

}  // namespace assay::grader
