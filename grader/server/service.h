#pragma once

// Many requests at once: takes the text of a request, sees to it that exactly one answer comes, and
// runs what was taken on worker threads. No descriptors: a front end brings text and takes lines.
//
// Invariants:
// 1. handle() leads to exactly one call of `done`, in whatever thread, whatever the text.
// 2. A job is in in_flight_ from before it is queued until after `done` has returned.
// 3. Whoever takes a job out of the queue (a worker, a cancel, abandon) answers it; nobody else.

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <nlohmann/json_fwd.hpp>
#include <string>
#include <string_view>
#include <thread>
#include <unordered_set>
#include <vector>

#include "grader/server/dispatcher.h"
#include "grader/server/record_log.h"
#include "grader/server/request.h"
#include "grader/server/statistics.h"
#include "grader/server/work_queue.h"

namespace assay::grader {

struct ServiceOptions {
  int box_workers = 1;
  int light_workers = 1;
  std::size_t queue_capacity = 1024;
  std::size_t queue_bytes = std::size_t{256} << 20;
  RecordLog* record = nullptr;  ///< Where requests and their answers are kept; null: nowhere.
};

/// Thread safe but for construction and destruction.
class Service {
 public:
  /// Takes the answer's line, without the newline. May block: then so does the worker.
  using Done = std::function<void(std::string)>;

  /// Throws what std::thread throws where there can be no more threads.
  Service(Dispatcher& dispatcher, const ServiceOptions& options);
  /// Takes nothing new, waits until everything is answered.
  ~Service();
  Service(const Service&) = delete;
  Service& operator=(const Service&) = delete;

  /// Takes one request. Blocks while the queue is full. ping, stats and cancel are answered before
  /// it returns. After close() the answer is the error shutting_down.
  void handle(std::string_view text, Done done);
  /// A request of which only the first bytes are known, since it is over the bound.
  void handle_too_long(std::string_view prefix, std::size_t bound, const Done& done);

  /// Takes nothing new from now on; what waits will still run. Wakes handle().
  void close();
  /// Ends what is left: what waits is answered with shutting_down, what runs is stopped.
  void abandon();
  /// Whether nothing is in flight; waits for it up to `patience`.
  bool wait_idle(std::chrono::milliseconds patience);

 private:
  using Clock = PendingRequest::Clock;

  void take(std::string_view text, const Done& done);
  void work(Lane lane);
  Result<nlohmann::json> answer(const PendingRequest& job);
  void run(const PendingPtr& job);
  Result<nlohmann::json> answer_at_once(const Request& request);
  Result<nlohmann::json> cancel(const nlohmann::json& body);
  nlohmann::json stats() const;
  void finish(const PendingPtr& job, Result<nlohmann::json> answer);

  Dispatcher& dispatcher_;
  RecordLog* const record_;
  Statistics statistics_;
  WorkQueue queue_;
  mutable std::mutex mutex_;
  std::condition_variable idle_;
  std::unordered_set<PendingPtr> in_flight_;
  std::atomic<bool> closed_ = false;
  std::atomic<bool> abandoned_ = false;
  std::vector<std::jthread> workers_;  // Last: they end before what they use.
};

}  // namespace assay::grader
