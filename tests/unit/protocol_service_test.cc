#include <algorithm>
#include <nlohmann/json.hpp>
#include <string>
#include <thread>

#include "grader/server/service.h"
#include "tests/support/catch.h"
#include "tests/unit/protocol_fakes.h"

namespace assay::grader {
namespace {

using namespace std::chrono_literals;
using nlohmann::json;
using test::compare_request;
using test::fault_or_status;
using test::grade_request;

struct Running {
  explicit Running(const ServiceOptions& options = {}) : service(server.dispatcher, options) {}
  ~Running() { server.grader.release(); }

  void send(std::string_view text) {
    service.handle(text, [this](std::string line) { answers.add(std::move(line)); });
  }
  json answer_of(std::string_view text) {
    const std::size_t before = answers.size();
    send(text);
    return answers.wait(before + 1).at(before);
  }

  test::FakeServer server;
  test::Answers answers;
  Service service;
};

std::string cancel_request(std::string_view target) {
  return json{{"id", "c"}, {"op", "cancel"}, {"target", target}}.dump();
}

json by_id(const std::vector<json>& answers, std::string_view id) {
  const auto found =
      std::find_if(answers.begin(), answers.end(), [&](const json& a) { return a["id"] == id; });
  return found == answers.end() ? json() : *found;
}

}  // namespace

TEST_CASE("service: every request has its answer, with its times") {
  Running running;
  const json answer = running.answer_of(grade_request("a", "accept"));
  CHECK(answer["id"] == "a");
  CHECK(answer["reward"] == 1.0);
  CHECK(answer["timing"]["queue_ms"] >= 0.0);
  CHECK(answer["timing"]["run_ms"] <= answer["timing"]["total_ms"]);
  CHECK(answer["timing"].contains("grade_ms"));
  CHECK(running.answer_of("no json")["id"] == nullptr);
  CHECK(running.answer_of(R"({"id":4,"op":"x"})")["id"] == 4);
}

TEST_CASE("service: a request that is too long is answered by the id it began with") {
  Running running;
  running.service.handle_too_long(R"({"id":"big","op":"grade","problem":{"te)", 1000,
                                  [&](std::string line) { running.answers.add(std::move(line)); });
  const json answer = running.answers.wait(1).at(0);
  CHECK(answer["id"] == "big");
  CHECK(fault_or_status(answer) == "too_large: request: longer than 1000 bytes");
}

TEST_CASE("service: comparisons, pings and worked answers pass requests that hold every box") {
  Running running;
  running.send(grade_request("slow", "block"));
  REQUIRE(running.server.grader.wait_begun(1));
  running.send(grade_request("waits", "accept"));
  CHECK(running.answer_of(compare_request("c", "1", "1"))["equal"] == true);
  CHECK(running.answer_of(R"({"id":"p","op":"ping"})")["status"] == "ok");
  const std::string worked =
      R"({"id":"w","op":"grade","problem":{"kind":"answer","gold":"1"},"submission":{"completion":"accept"}})";
  CHECK(running.answer_of(worked)["id"] == "w");
  CHECK(running.answers.size() == 3);
  running.server.grader.release();
  CHECK(running.answers.wait(5).size() == 5);
}

TEST_CASE("service: cancel answers what waits at once and stops what runs") {
  Running running;
  running.send(grade_request("runs", "block"));
  REQUIRE(running.server.grader.wait_begun(1));
  running.send(grade_request("waits", "accept"));
  running.send(grade_request("waits", "accept"));

  CHECK(running.answer_of(cancel_request("nobody")) ==
        json{{"id", "c"}, {"status", "ok"}, {"cancelled", 0}, {"stopping", 0}});
  running.send(cancel_request("waits"));  // An id that two requests have: both.
  std::vector<json> answers = running.answers.wait(4);
  CHECK(answers.at(3)["cancelled"] == 2);
  CHECK(fault_or_status(answers.at(1)) == "cancelled: cancelled while it waited");

  running.send(cancel_request("runs"));
  answers = running.answers.wait(6);
  REQUIRE(answers.size() == 6);
  CHECK(fault_or_status(by_id(answers, "runs")) == "cancelled: stopped");
  CHECK(by_id(answers, "runs")["reward"] == nullptr);
  CHECK(running.server.grader.begun() == 1);  // What was cancelled while it waited never ran.
}

TEST_CASE("service: cancel says what it needs") {
  Running running;
  CHECK(fault_or_status(running.answer_of(R"({"op":"cancel"})")) ==
        "bad_request: request: \"target\" is missing");
  CHECK(fault_or_status(running.answer_of(R"({"op":"cancel","target":null})")) ==
        "bad_request: target: expected the id of a request, a string or an integer");
  CHECK(fault_or_status(running.answer_of(R"({"op":"cancel","target":[1]})")) ==
        "bad_request: target: expected the id of a request, a string or an integer");
}

TEST_CASE("service: stats tell what waits and what runs") {
  Running running;
  running.answer_of(grade_request("a", "accept"));
  running.send(grade_request("slow", "block"));
  REQUIRE(running.server.grader.wait_begun(2));
  running.send(grade_request("waits", "reject"));
  const json stats = running.answer_of(R"({"op":"stats"})");
  CHECK(stats["status"] == "ok");
  CHECK(stats["queued"] == 1);
  CHECK(stats["running"] == 1);
  CHECK(stats["answers"]["grade"] == 1);
  CHECK(stats["verdicts"]["accepted"] == 1);
}

TEST_CASE("service: the queue is bounded, and who brings more waits") {
  Running running({.box_workers = 1, .light_workers = 1, .queue_capacity = 2});
  running.send(grade_request("runs", "block"));
  REQUIRE(running.server.grader.wait_begun(1));
  running.send(grade_request("1", "accept"));
  running.send(grade_request("2", "accept"));
  std::atomic<bool> taken = false;
  std::thread third([&] {
    running.send(grade_request("3", "accept"));
    taken = true;
  });
  std::this_thread::sleep_for(50ms);
  CHECK_FALSE(taken);
  running.server.grader.release();
  third.join();
  CHECK(running.answers.wait(4).size() == 4);
}

TEST_CASE("service: the queue is bounded in bytes too, but one request always fits") {
  WorkQueue queue(100, 10);
  const auto request_of = [](std::size_t bytes) {
    auto request = std::make_shared<PendingRequest>();
    request->bytes = bytes;
    return request;
  };
  REQUIRE(queue.push(request_of(50)));
  std::atomic<bool> taken = false;
  std::thread second([&] { taken = queue.push(request_of(1)); });
  std::this_thread::sleep_for(30ms);
  CHECK_FALSE(taken);
  CHECK(queue.pop(Lane::Box)->bytes == 50);
  second.join();
  CHECK(taken);
  CHECK(queue.size() == 1);
  queue.close();
  CHECK_FALSE(queue.push(request_of(1)));
  CHECK(queue.pop(Lane::Box) != nullptr);
  CHECK(queue.pop(Lane::Box) == nullptr);
}

TEST_CASE("service: after close everything is still answered, new requests with shutting_down") {
  Running running;
  running.send(grade_request("runs", "block"));
  REQUIRE(running.server.grader.wait_begun(1));
  running.send(grade_request("waits", "accept"));
  running.service.close();
  CHECK(fault_or_status(running.answer_of(grade_request("late", "accept"))) ==
        "shutting_down: the server is shutting down");
  CHECK(fault_or_status(running.answer_of(R"({"id":"p","op":"ping"})")) ==
        "shutting_down: the server is shutting down");
  CHECK_FALSE(running.service.wait_idle(10ms));
  running.server.grader.release();
  CHECK(running.service.wait_idle(5s));
  const std::vector<json> answers = running.answers.wait(4);
  CHECK(by_id(answers, "waits")["reward"] == 1.0);
}

TEST_CASE("service: abandon ends what waits and what runs with shutting_down") {
  Running running;
  running.send(grade_request("runs", "block"));
  REQUIRE(running.server.grader.wait_begun(1));
  running.send(grade_request("waits", "accept"));
  running.service.close();
  running.service.abandon();
  CHECK(running.service.wait_idle(5s));
  for (const json& answer : running.answers.wait(2)) {
    CHECK(fault_or_status(answer) == "shutting_down: the server is shutting down");
    CHECK(answer["reward"] == nullptr);
  }
}

TEST_CASE("service: exactly one answer each under cancels and a close from many threads") {
  constexpr int kThreads = 4;
  constexpr int kEach = 200;
  test::FakeServer server;
  std::array<std::atomic<int>, kThreads * kEach> answered{};
  std::atomic<int> others = 0;
  {
    Service service(server.dispatcher,
                    {.box_workers = 3, .light_workers = 2, .queue_capacity = 16});
    std::vector<std::jthread> clients;
    for (int t = 0; t < kThreads; ++t) {
      clients.emplace_back([&, t] {
        for (int i = 0; i < kEach; ++i) {
          const int number = t * kEach + i;
          const std::string id = std::to_string(number);
          service.handle(
              i % 3 == 0 ? compare_request(id, "1", "1")
                         : grade_request(id, i % 5 == 0 ? "error" : "accept"),
              [&, number](std::string) { ++answered[static_cast<std::size_t>(number)]; });
          service.handle(cancel_request(std::to_string(number - 1)),
                         [&](std::string) { ++others; });
          if (number == kThreads * kEach - 20) {
            service.close();
          }
        }
      });
    }
  }
  for (const std::atomic<int>& count : answered) {
    REQUIRE(count == 1);
  }
  CHECK(others == kThreads * kEach);
}

}  // namespace assay::grader
