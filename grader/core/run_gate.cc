// A ticket lock over counted places. Only the head of the queue looks at the free places, which is
// what keeps it first come, first served. A waiter that is cancelled in the middle of the queue
// still has to pass its turn on: it waits for its ticket without taking anything, which is as long
// as those before it wait, and they are bounded by their runs.

#include "grader/core/run_gate.h"

#include <utility>

#include "base/check.h"

namespace assay::grader {

RunGate::RunGate(int capacity) : capacity_(capacity), free_(capacity) {
  check(capacity >= 1, "a gate has at least one place");
}

std::optional<RunGate::Places> RunGate::enter(int count, const std::stop_token& stop) {
  check(count >= 1 && count <= capacity_, "more places asked for than the gate has");
  std::unique_lock lock(mutex_);
  const std::uint64_t ticket = next_ticket_++;
  changed_.wait(lock, [&] { return serving_ == ticket; });
  const bool entered = changed_.wait(lock, stop, [&] { return free_ >= count; });
  ++serving_;
  if (entered) {
    free_ -= count;
  }
  lock.unlock();
  changed_.notify_all();
  return entered ? std::optional<Places>(Places(this, count)) : std::nullopt;
}

void RunGate::leave(int count) {
  {
    const std::lock_guard lock(mutex_);
    free_ += count;
  }
  changed_.notify_all();
}

RunGate::Places::Places(Places&& other) noexcept
    : gate_(std::exchange(other.gate_, nullptr)), count_(other.count_) {}

RunGate::Places::~Places() {
  if (gate_ != nullptr) {
    gate_->leave(count_);
  }
}

}  // namespace assay::grader
