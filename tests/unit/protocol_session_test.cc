// The stdio front end over pipes, with signals that the test sends to itself.

#include <fcntl.h>
#include <signal.h>
#include <unistd.h>

#include <array>
#include <future>
#include <nlohmann/json.hpp>
#include <set>
#include <string>
#include <thread>

#include "base/check.h"
#include "base/unique_fd.h"
#include "grader/server/stdio_session.h"
#include "tests/support/catch.h"
#include "tests/unit/protocol_fakes.h"

namespace assay::grader {
namespace {

using namespace std::chrono_literals;
using nlohmann::json;
using test::compare_request;
using test::fault_or_status;
using test::grade_request;

class Client {
 public:
  explicit Client(SessionOptions options = {}) {
    std::array<int, 2> in{};
    std::array<int, 2> out{};
    REQUIRE(::pipe2(in.data(), O_CLOEXEC) == 0);
    REQUIRE(::pipe2(out.data(), O_CLOEXEC) == 0);
    server_in_.reset(in[0]);
    to_server.reset(in[1]);
    from_server.reset(out[0]);
    server_out_.reset(out[1]);
    status_ = std::async(std::launch::async, [this, options] {
      const Result<int> status =
          serve_session(server.dispatcher, options, server_in_.get(), server_out_.get());
      server_out_.reset();
      server_in_.reset();
      return status ? *status : -1;
    });
  }
  ~Client() {
    server.grader.release();
    to_server.reset();
    from_server.reset();
  }

  void send(std::string_view bytes) const {
    while (!bytes.empty()) {
      const ssize_t count = ::write(to_server.get(), bytes.data(), bytes.size());
      check(count > 0, "the server reads");  // Catch2's macros are for the main thread.
      bytes.remove_prefix(static_cast<std::size_t>(count));
    }
  }
  void send_line(const std::string& line) const { send(line + "\n"); }

  std::optional<json> next() {
    std::size_t newline = 0;
    while ((newline = buffer_.find('\n')) == std::string::npos) {
      std::array<char, 65536> chunk{};
      const ssize_t got = ::read(from_server.get(), chunk.data(), chunk.size());
      if (got <= 0) {
        return std::nullopt;
      }
      buffer_.append(chunk.data(), static_cast<std::size_t>(got));
    }
    json answer = json::parse(buffer_.substr(0, newline));
    buffer_.erase(0, newline + 1);
    return answer;
  }
  std::vector<json> rest() {
    std::vector<json> all;
    while (auto answer = next()) {
      all.push_back(*std::move(answer));
    }
    return all;
  }
  int status() { return status_.get(); }
  bool ended_within(std::chrono::milliseconds patience) {
    return status_.wait_for(patience) == std::future_status::ready;
  }

  test::FakeServer server;
  UniqueFd to_server;
  UniqueFd from_server;

 private:
  UniqueFd server_in_;
  UniqueFd server_out_;
  std::string buffer_;
  std::future<int> status_;
};

}  // namespace

TEST_CASE("session: EOF drains, every line has one answer, exit status 0") {
  Client client;
  client.send_line(grade_request("a", "accept"));
  client.send("\n  \r\n");  // Blank lines are no requests.
  client.send_line("garbage \x01\x80");
  client.send_line(compare_request("b", "1", "2") + "\r");
  client.send(R"({"id":"last","op":"ping"})");  // Without a newline.
  client.to_server.reset();
  std::multiset<std::string> ids;
  for (const json& answer : client.rest()) {
    ids.insert(answer["id"].dump());
  }
  CHECK(ids == std::multiset<std::string>{"\"a\"", "null", "\"b\"", "\"last\""});
  CHECK(client.status() == 0);
}

TEST_CASE("session: ordered answers come in the order of the requests") {
  Client client({.box_workers = 2, .light_workers = 2, .ordered = true});
  client.send_line(grade_request("0", "block"));
  for (int i = 1; i < 50; ++i) {
    client.send_line(i % 2 == 0 ? compare_request(std::to_string(i), "1", "1")
                                : R"({"id":")" + std::to_string(i) + R"(","op":"ping"})");
  }
  REQUIRE(client.server.grader.wait_begun(1));
  client.server.grader.release();
  client.to_server.reset();
  int expected = 0;
  for (const json& answer : client.rest()) {
    CHECK(answer["id"] == std::to_string(expected++));
  }
  CHECK(expected == 50);
  CHECK(client.status() == 0);
}

TEST_CASE("session: a line over the bound costs an error and nothing else") {
  Client client({.max_line = 1000});
  client.send_line(R"({"id":"long","op":"ping","x":")" + std::string(100'000, 'x') + "\"}");
  client.send_line(R"({"id":"next","op":"ping"})");
  CHECK(fault_or_status(*client.next()) == "too_large: request: longer than 1000 bytes");
  CHECK((*client.next())["id"] == "next");
  client.to_server.reset();
  CHECK(client.status() == 0);
}

TEST_CASE("session: SIGTERM stops reading, and what was taken is answered") {
  Client client({.drain = 10s});
  client.send_line(grade_request("runs", "block"));
  client.send_line(grade_request("waits", "accept"));
  REQUIRE(client.server.grader.wait_begun(1));
  REQUIRE(::kill(::getpid(), SIGTERM) == 0);
  CHECK_FALSE(client.ended_within(100ms));
  client.server.grader.release();
  CHECK(client.status() == 0);  // Without an end of input.
  const std::vector<json> answers = client.rest();
  REQUIRE(answers.size() == 2);
  CHECK(answers[0]["reward"] == 1.0);
  CHECK(answers[1]["reward"] == 1.0);
}

TEST_CASE("session: after the drain's deadline the rest is answered with shutting_down") {
  Client client({.drain = 50ms});
  client.send_line(grade_request("runs", "block"));
  client.send_line(grade_request("waits", "accept"));
  REQUIRE(client.server.grader.wait_begun(1));
  REQUIRE(::kill(::getpid(), SIGTERM) == 0);
  CHECK(client.status() == 0);
  const std::vector<json> answers = client.rest();
  REQUIRE(answers.size() == 2);
  for (const json& answer : answers) {
    CHECK(fault_or_status(answer) == "shutting_down: the server is shutting down");
  }
}

TEST_CASE("session: a second signal ends the drain at once") {
  Client client({.drain = 60s});
  client.send_line(grade_request("runs", "block"));
  REQUIRE(client.server.grader.wait_begun(1));
  REQUIRE(::kill(::getpid(), SIGINT) == 0);
  CHECK_FALSE(client.ended_within(50ms));
  REQUIRE(::kill(::getpid(), SIGINT) == 0);
  CHECK(client.ended_within(5s));
  CHECK(client.rest().size() == 1);
}

TEST_CASE("session: what was sent before the signal is answered even if it was not read yet") {
  Client client({.queue_capacity = 1, .drain = 50ms});
  client.send_line(grade_request("runs", "block"));
  REQUIRE(client.server.grader.wait_begun(1));
  for (int i = 0; i < 100; ++i) {  // The reader blocks at the third; the rest lies in the pipe.
    client.send_line(grade_request(std::to_string(i), "accept"));
  }
  REQUIRE(::kill(::getpid(), SIGTERM) == 0);
  CHECK(client.status() == 0);
  std::set<std::string> ids;
  for (const json& answer : client.rest()) {
    CHECK(ids.insert(answer["id"]).second);
  }
  CHECK(ids.size() == 101);
}

TEST_CASE("session: a client that goes away ends the server with status 1") {
  Client client;
  client.send_line(grade_request("runs", "block"));
  REQUIRE(client.server.grader.wait_begun(1));
  client.from_server.reset();
  client.send_line(R"({"op":"ping"})");
  CHECK(client.status() == 1);  // The input is still open, and the run was stopped.
}

TEST_CASE("session: a client that does not read holds up the server, and loses nothing") {
  Client client({.box_workers = 2, .queue_capacity = 8, .pending_bytes = 10'000});
  constexpr int kRequests = 2000;
  std::atomic<int> sent = 0;
  std::thread sender([&] {
    const std::string padding(1000, 'y');
    for (int i = 0; i < kRequests; ++i) {
      client.send_line(R"({"id":")" + std::to_string(i) +
                       R"(","op":"run","language":"c","code":"accept","stdin":")" + padding +
                       "\"}");
      ++sent;
    }
    client.to_server.reset();
  });
  std::this_thread::sleep_for(200ms);
  CHECK(sent < 500);  // The pipes, the queue and the buffer are full.
  std::set<std::string> ids;
  for (const json& answer : client.rest()) {
    ids.insert(answer["id"]);
  }
  sender.join();
  CHECK(ids.size() == kRequests);
  CHECK(client.status() == 0);
}

TEST_CASE("session: a signal ends it though the client neither reads nor closes") {
  Client client({.queue_capacity = 4, .pending_bytes = 1000, .drain = 50ms, .flush = 50ms});
  std::thread sender([&] {
    const std::string line = R"({"op":"run","language":"c","code":"accept","stdin":")" +
                             std::string(10'000, 'y') + "\"}\n";
    std::string_view rest;
    for (int i = 0; i < 1000; ++i) {
      for (rest = line; !rest.empty();) {
        const ssize_t count = ::write(client.to_server.get(), rest.data(), rest.size());
        if (count <= 0) {
          return;
        }
        rest.remove_prefix(static_cast<std::size_t>(count));
      }
    }
  });
  std::this_thread::sleep_for(100ms);
  ::signal(SIGPIPE, SIG_IGN);
  REQUIRE(::kill(::getpid(), SIGTERM) == 0);
  CHECK(client.ended_within(10s));
  CHECK(client.status() == 1);
  sender.join();
  ::signal(SIGPIPE, SIG_DFL);
}

TEST_CASE("session: one at a time in a process") {
  Client client;
  client.send_line(R"({"op":"ping"})");
  REQUIRE(client.next());
  test::FakeServer other;
  const Result<int> second = serve_session(other.dispatcher, {}, -1, -1);
  REQUIRE_FALSE(second);
  CHECK(second.error().code() == ErrorCode::Internal);
}

}  // namespace assay::grader
