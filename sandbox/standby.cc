// A standby is a run like any other up to the point where its program would begin: the same armed
// init and payload, the same walls, limits and command but for Standby::options and env. What
// differs is that two requests are sent. The first starts the interpreter: it holds the library
// that will wait, and /dev/null under each number that the run will use, so that the interpreter
// opens nothing of its own there. The second is the run's.

#include "sandbox/standby.h"

#include <fcntl.h>
#include <poll.h>

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <fstream>

#include "sandbox/message.h"
#include "sandbox/request.h"

extern "C" {
extern const char assay_hold_image[];  // warm_images.S
extern const char assay_hold_image_end[];
}

namespace assay::sandbox {
namespace {

using Clock = std::chrono::steady_clock;

constexpr std::chrono::seconds kStartTimeout{10};
constexpr int kMinDescriptors = 64;
// So much of the host's memory must be left, as a part: a standby takes 40 MiB.
constexpr std::int64_t kSparePart = 8;

Result<Blob> make_library() {
  return Blob::from(
      {assay_hold_image, static_cast<std::size_t>(assay_hold_image_end - assay_hold_image)});
}

/// Sealed, and shared by all.
const Result<Blob>& library() {
  static const Result<Blob> blob = make_library();
  return blob;
}

std::vector<int> numbers_of(const Spec& spec) {
  std::vector<int> numbers;
  if (spec.capture_channel) {
    numbers.push_back(3);
  }
  for (const PassedFd& passed : spec.passed) {
    if (passed.number > 2) {
      numbers.push_back(passed.number);
    }
  }
  std::sort(numbers.begin(), numbers.end());
  return numbers;
}

}  // namespace

std::shared_ptr<const StandbyKind> StandbyKind::of(const Spec& spec, const Limits& limits) {
  if (!spec.standby || spec.warm || limits.open_files < kMinDescriptors) {
    return nullptr;
  }
  auto kind = std::make_shared<StandbyKind>();
  kind->argv_ = spec.argv;
  kind->env_ = spec.env;
  kind->profile_ = spec.profile;
  kind->standby_ = *spec.standby;
  kind->numbers_ = numbers_of(spec);
  if (!kind->numbers_.empty() && kind->numbers_.back() >= wire::kHoldSocket) {
    return nullptr;
  }
  kind->limits_ = {limits.memory.count, limits.processes, limits.file_size.count,
                   limits.disk.count,   limits.inodes,    limits.open_files,
                   limits.stack.count};
  return kind;
}

Result<void> start_standby(const Spec& spec, const Limits& limits, const RunPlace& place) {
  if (!library()) {
    return failure(library().error());
  }
  const UniqueFd null(::open("/dev/null", O_RDWR | O_CLOEXEC));
  if (!null) {
    return failure(Error::from_errno(ErrorCode::Io, "/dev/null", errno));
  }
  Spec start;
  start.argv = spec.argv;
  start.argv.insert(start.argv.begin() + 1, spec.standby->options.begin(),
                    spec.standby->options.end());
  start.env = spec.env;
  start.env.insert(start.env.end(), spec.standby->env.begin(), spec.standby->env.end());
  start.profile = spec.profile;
  const std::string_view path = wire::kHoldPath;
  start.files = {{std::string(path.substr(path.rfind('/') + 1)), *library()}};
  for (const int number : numbers_of(spec)) {
    start.passed.push_back({number, null.get()});
  }
  return send_start(start, limits, place);
}

// A refused call waits for an answer, which a run gives (refusals.h) and so belongs to none here.
Result<void> await_standby(const ArmedInit& init, bool& reaped) {
  pollfd set[] = {{init.socket, POLLIN, 0}, {init.listener.get(), POLLIN, 0}};
  const auto timeout = std::chrono::milliseconds(kStartTimeout).count();
  while (::poll(set, 2, static_cast<int>(timeout)) < 0 && errno == EINTR) {
  }
  if (set[0].revents == 0) {
    return failure(ErrorCode::Sandbox, "a standby is refused a call, or takes too long");
  }
  Result<Incoming> message = receive_message(init.socket, Clock::now());
  if (!message) {
    return failure(std::move(message).error());
  }
  if (wire::Failed failed; message->kind == wire::Kind::Failed && message->read(failed)) {
    return failure(stage_error("standby", failed));
  }
  reaped = message->kind == wire::Kind::Reaped;
  if (message->kind != wire::Kind::Warmed) {
    return failure(ErrorCode::Sandbox, "a standby answered out of turn");
  }
  pollfd more{init.socket, POLLIN, 0};
  if (::poll(&more, 1, 0) != 0) {
    return failure(ErrorCode::Sandbox, "a standby is gone");
  }
  return {};
}

// proc_meminfo(5). Where that cannot be read nothing is spared.
bool memory_to_spare() {
  std::ifstream file("/proc/meminfo");
  std::int64_t total = 0;
  std::string word;
  while (file >> word) {
    std::int64_t kib = 0;
    if (word == "MemTotal:") {
      file >> total;
    } else if (word == "MemAvailable:" && file >> kib) {
      return kib > total / kSparePart;
    }
  }
  return false;
}

}  // namespace assay::sandbox
