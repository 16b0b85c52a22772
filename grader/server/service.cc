#include "grader/server/service.h"

#include <new>
#include <nlohmann/json.hpp>
#include <optional>
#include <system_error>
#include <utility>

#include "base/patience.h"
#include "grader/core/codec_parts.h"
#include "grader/core/codec_reader.h"
#include "grader/core/json_codec.h"

namespace assay::grader {
namespace {

using nlohmann::json;

Error shutting_down() { return Error(ErrorCode::ShuttingDown, "the server is shutting down"); }

Error out_of_memory() { return Error(ErrorCode::Io, "the server is out of memory"); }

Result<json> no_memory() {
  return when_memory_is_there([]() -> Result<json> { return failure(out_of_memory()); });
}

bool is_answered_at_once(Op op) { return op == Op::Ping || op == Op::Stats || op == Op::Cancel; }

/// Whether the request decides the answer.
bool is_replayable(Op op) { return op == Op::Grade || op == Op::Run || op == Op::Compare; }

/// Times of the answer itself, beside those that the grader measured.
void add_timing(json& answer, const PendingRequest& job, PendingRequest::Clock::time_point now) {
  json& timing = answer["timing"];
  if (job.started != PendingRequest::Clock::time_point()) {
    timing["queue_ms"] = milliseconds(job.started - job.received);
    timing["run_ms"] = milliseconds(now - job.started);
  } else {
    timing["queue_ms"] = milliseconds(now - job.received);
  }
  timing["total_ms"] = milliseconds(now - job.received);
}

}  // namespace

Service::Service(Dispatcher& dispatcher, const ServiceOptions& options)
    : dispatcher_(dispatcher),
      record_(options.record),
      queue_(options.queue_capacity, options.queue_bytes) {
  try {
    for (int i = 0; i < options.box_workers; ++i) {
      workers_.emplace_back([this] { work(Lane::Box); });
    }
    for (int i = 0; i < options.light_workers; ++i) {
      workers_.emplace_back([this] { work(Lane::Light); });
    }
  } catch (const std::system_error&) {
    close();  // So that those that have been started end.
    throw;
  }
}

Service::~Service() { close(); }

// Where memory ends, what was under way has given its memory back by the time that it is answered.
// The few steps that an answer itself takes wait for memory if need be.
void Service::handle(std::string_view text, Done done) {
  try {
    take(text, done);
  } catch (const std::bad_alloc&) {
    done(when_memory_is_there([&] {
      return answer_line(early_id(text.substr(0, kMaxIdBytes * 2)), error_to_json(out_of_memory()));
    }));
  }
}

void Service::take(std::string_view text, const Done& done) {
  const Clock::time_point received = Clock::now();
  tl::expected<Request, RequestFault> request = parse_request(text);
  if (!request) {
    statistics_.malformed(name(request.error().error.code()));
    return done(answer_line(request.error().id, error_to_json(request.error().error)));
  }
  if (is_answered_at_once(request->op) && !closed_) {
    const Result<json> answer = answer_at_once(*request);
    const json body = answer ? *answer : error_to_json(answer.error());
    statistics_.answered(request->op, body, {.total = Clock::now() - received});
    return done(answer_line(request->id, body));
  }
  auto job = std::make_shared<PendingRequest>();
  job->request = *std::move(request);
  job->lane = dispatcher_.lane(job->request);
  job->bytes = text.size();
  if (record_ != nullptr && is_replayable(job->request.op)) {
    job->text = text;
  }
  job->received = received;
  job->done = done;
  {
    const std::lock_guard lock(mutex_);
    in_flight_.insert(job);
  }
  try {
    if (!queue_.push(job)) {
      finish(job, failure(shutting_down()));
    }
  } catch (const std::bad_alloc&) {
    finish(job, no_memory());
  }
}

void Service::handle_too_long(std::string_view prefix, std::size_t bound, const Done& done) {
  statistics_.malformed(name(ErrorCode::TooLarge));
  const Error error(ErrorCode::TooLarge,
                    "request: longer than " + std::to_string(bound) + " bytes");
  done(answer_line(early_id(prefix), error_to_json(error)));
}

void Service::close() {
  closed_ = true;
  queue_.close();
}

void Service::abandon() {
  abandoned_ = true;
  for (const PendingPtr& job : queue_.clear()) {
    finish(job, failure(shutting_down()));
  }
  std::vector<PendingPtr> running;
  {
    const std::lock_guard lock(mutex_);
    running.assign(in_flight_.begin(), in_flight_.end());
  }
  for (const PendingPtr& job : running) {  // Without the lock: stop callbacks are others' code.
    job->stop.request_stop();
  }
}

bool Service::wait_idle(std::chrono::milliseconds patience) {
  std::unique_lock lock(mutex_);
  return idle_.wait_for(lock, patience, [this] { return in_flight_.empty(); });
}

void Service::work(Lane lane) {
  while (const PendingPtr job = queue_.pop(lane)) {
    run(job);
  }
}

Result<json> Service::answer(const PendingRequest& job) {
  try {
    return dispatcher_.answer(job.request, job.stop.get_token());
  } catch (const std::bad_alloc&) {
    return no_memory();
  } catch (const std::system_error&) {
    return when_memory_is_there([]() -> Result<json> {
      return failure(ErrorCode::Io, "the server cannot start a thread");
    });
  }
}

void Service::run(const PendingPtr& job) {
  job->started = Clock::now();
  Result<json> answer = this->answer(*job);
  if (!answer && answer.error().code() == ErrorCode::Cancelled && abandoned_) {
    answer = when_memory_is_there([]() -> Result<json> { return failure(shutting_down()); });
  }
  finish(job, std::move(answer));
}

void Service::finish(const PendingPtr& job, Result<json> answer) {
  const Clock::time_point now = Clock::now();
  json body;
  std::optional<Error> error;
  if (answer) {
    body = *std::move(answer);
  } else {
    error = std::move(answer).error();
  }
  std::string line = when_memory_is_there([&] {
    if (error) {
      body = error_to_json(*error);
    }
    add_timing(body, *job, now);
    return answer_line(job->request.id, body);
  });
  const auto queued = (job->started == Clock::time_point() ? now : job->started) - job->received;
  try {
    statistics_.answered(job->request.op, body, {.queued = queued, .total = now - job->received});
    // NOLINTNEXTLINE(bugprone-empty-catch): a count is lost, and no answer.
  } catch (const std::bad_alloc&) {
  }
  job->request.body.reset();
  if (!error && !job->text.empty()) {
    record_->append(job->text, line);
  }
  job->done(std::move(line));
  const std::lock_guard lock(mutex_);
  in_flight_.erase(job);
  if (in_flight_.empty()) {
    idle_.notify_all();
  }
}

Result<json> Service::answer_at_once(const Request& request) {
  if (request.op == Op::Cancel) {
    return cancel(*request.body);
  }
  Result<json> answer = answer_ping(*request.body);  // Neither takes any member.
  if (answer && request.op == Op::Stats) {
    answer->update(stats());
  }
  return answer;
}

Result<json> Service::cancel(const json& body) {
  ReadFault fault(ErrorCode::BadRequest);
  const JsonReader at(body, "", fault);
  ObjectReader object(at);
  std::string target;
  if (const auto found = object.member("target", Need::Required)) {
    target = id_text(found->json()).value_or("null");
    if (target == "null") {
      found->fail("expected the id of a request, a string or an integer");
    }
  }
  object.finish();
  if (fault) {
    return failure(std::move(fault).take());
  }
  std::vector<PendingPtr> targets;
  {
    const std::lock_guard lock(mutex_);
    for (const PendingPtr& job : in_flight_) {
      if (job->request.id == target) {
        targets.push_back(job);
      }
    }
  }
  int cancelled = 0;
  for (const PendingPtr& job : targets) {
    if (queue_.remove(job)) {
      finish(job, failure(ErrorCode::Cancelled, "cancelled while it waited"));
      ++cancelled;
    } else {
      job->stop.request_stop();
    }
  }
  return json::object({{"status", "ok"},
                       {"cancelled", cancelled},
                       {"stopping", static_cast<int>(targets.size()) - cancelled}});
}

json Service::stats() const {
  json object = statistics_.snapshot();
  const std::size_t waiting = queue_.size();
  std::size_t in_flight = 0;
  {
    const std::lock_guard lock(mutex_);
    in_flight = in_flight_.size();
  }
  object["queued"] = waiting;
  object["running"] = in_flight > waiting ? in_flight - waiting : 0;
  return object;
}

}  // namespace assay::grader
