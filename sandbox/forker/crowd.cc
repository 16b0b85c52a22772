// The end of a crowd. A thousand processes that are killed at once keep all processors for tens of
// milliseconds, whatever their group weighs: kill(2) wakes them in one go of 4 ms that nothing
// interrupts, the scheduler of Linux 6.18 gives the group more than its share while its processes
// come and go, and what they leave for RCU to free takes milliseconds in which nothing else runs.
// One by one, with a pause after each, they end in ten times that time, and the runs of other
// slots hardly notice. As for few there is nothing to gain, they are killed without a pause, and so
// is all the rest where pauses take long: then the crowd runs instead of sleeping, and is to end
// soon. And after a second, whatever they do: a crowd that makes others in the meantime is not to
// be waited for.

#include "sandbox/forker/crowd.h"

#include <signal.h>
#include <sys/wait.h>
#include <time.h>

#include "sandbox/forker/sys.h"

namespace assay::sandbox::forker {
namespace {

// Ids are given out in order: a crowd is found by trying. 8192 tries take a millisecond.
constexpr pid_t kTried = 8192;
constexpr int kFew = 64;
constexpr timespec kPause{0, 300'000};
constexpr std::uint64_t kLatePause = 2'000'000;  // nanoseconds
constexpr std::uint64_t kPatience = 40'000'000;  // for late pauses in all
constexpr std::uint64_t kLongest = 1'000'000'000;

}  // namespace

std::uint32_t thin_out() {
  std::uint32_t reaped = 0;
  std::uint64_t late = 0;
  std::uint64_t waited = 0;
  int killed = 0;
  for (pid_t pid = 2; pid < kTried && late < kPatience && waited < kLongest; ++pid) {
    if (::kill(pid, SIGKILL) != 0 || ++killed < kFew) {
      continue;
    }
    const std::uint64_t start = now_ns();
    ::nanosleep(&kPause, nullptr);
    const std::uint64_t took = now_ns() - start;
    late += took > kLatePause ? took : 0;
    waited += took;
    while (::wait4(-1, nullptr, WNOHANG | __WALL, nullptr) > 0) {
      ++reaped;
    }
  }
  return reaped;
}

}  // namespace assay::sandbox::forker
