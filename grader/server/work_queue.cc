#include "grader/server/work_queue.h"

#include <algorithm>
#include <utility>

namespace assay::grader {

bool WorkQueue::has_room(const PendingRequest& job) const {
  return count_ == 0 || (count_ < capacity_ && bytes_ + job.bytes <= capacity_bytes_);
}

void WorkQueue::took(const PendingRequest& job) {
  --count_;
  bytes_ -= job.bytes;
  room_.notify_all();
}

bool WorkQueue::push(PendingPtr job) {
  std::unique_lock lock(mutex_);
  room_.wait(lock, [&] { return closed_ || has_room(*job); });
  if (closed_) {
    return false;
  }
  const auto lane = static_cast<std::size_t>(job->lane);
  lanes_[lane].push_back(job);  // What may throw comes first.
  ++count_;
  bytes_ += job->bytes;
  work_[lane].notify_one();
  return true;
}

PendingPtr WorkQueue::pop(Lane lane) {
  std::unique_lock lock(mutex_);
  std::deque<PendingPtr>& jobs = lanes_[static_cast<std::size_t>(lane)];
  work_[static_cast<std::size_t>(lane)].wait(lock, [&] { return closed_ || !jobs.empty(); });
  if (jobs.empty()) {
    return nullptr;
  }
  PendingPtr job = std::move(jobs.front());
  jobs.pop_front();
  took(*job);
  return job;
}

bool WorkQueue::remove(const PendingPtr& job) {
  const std::lock_guard lock(mutex_);
  std::deque<PendingPtr>& jobs = lanes_[static_cast<std::size_t>(job->lane)];
  const auto found = std::find(jobs.begin(), jobs.end(), job);
  if (found == jobs.end()) {
    return false;
  }
  jobs.erase(found);
  took(*job);
  return true;
}

std::vector<PendingPtr> WorkQueue::clear() {
  const std::lock_guard lock(mutex_);
  std::vector<PendingPtr> all;
  for (std::deque<PendingPtr>& jobs : lanes_) {
    for (PendingPtr& job : jobs) {
      took(*job);
      all.push_back(std::move(job));
    }
    jobs.clear();
  }
  return all;
}

void WorkQueue::close() {
  const std::lock_guard lock(mutex_);
  closed_ = true;
  room_.notify_all();
  for (std::condition_variable& each : work_) {
    each.notify_all();
  }
}

std::size_t WorkQueue::size() const {
  const std::lock_guard lock(mutex_);
  return count_;
}

}  // namespace assay::grader
