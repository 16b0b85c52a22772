#include <fcntl.h>
#include <poll.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <cerrno>
#include <string>
#include <thread>
#include <vector>

#include "base/unique_fd.h"
#include "grader/server/answer_writer.h"
#include "tests/support/catch.h"

namespace assay::grader {
namespace {

using namespace std::chrono_literals;

struct Pipe {
  Pipe() {
    std::array<int, 2> ends{};
    REQUIRE(::pipe2(ends.data(), O_CLOEXEC) == 0);
    read.reset(ends[0]);
    write.reset(ends[1]);
  }
  std::string rest() {
    write.reset();
    std::string all;
    std::array<char, 65536> chunk{};
    for (ssize_t got = 0; (got = ::read(read.get(), chunk.data(), chunk.size())) > 0;) {
      all.append(chunk.data(), static_cast<std::size_t>(got));
    }
    return all;
  }
  UniqueFd read;
  UniqueFd write;
};

}  // namespace

TEST_CASE("writer: answers leave in the order of completion") {
  Pipe pipe;
  AnswerWriter writer(pipe.write.get(), {});
  CHECK(writer.take_place() == 0);
  CHECK(writer.take_place() == 1);
  writer.write(1, "b");
  writer.write(0, "a");
  writer.finish();
  CHECK(pipe.rest() == "b\na\n");
  CHECK(writer.broken() == 0);
}

TEST_CASE("writer: ordered, answers leave in the order of the requests") {
  Pipe pipe;
  AnswerWriter writer(pipe.write.get(), {.ordered = true});
  for (int i = 0; i < 4; ++i) {
    writer.take_place();
  }
  writer.write(3, "d");
  writer.write(1, "b");
  writer.write(0, "a");
  writer.write(2, "c");
  writer.finish();
  CHECK(pipe.rest() == "a\nb\nc\nd\n");
}

TEST_CASE("writer: a client that does not read stops who writes, and loses nothing") {
  Pipe pipe;
  const std::string big(100'000, 'x');
  std::atomic<int> handed_over = 0;
  AnswerWriter writer(pipe.write.get(), {.max_pending_bytes = 250'000});
  std::thread worker([&] {
    for (int i = 0; i < 10; ++i) {
      writer.write(writer.take_place(), big);
      ++handed_over;
    }
  });
  std::this_thread::sleep_for(100ms);
  CHECK(handed_over <= 3);  // One of them is in the pipe and the writer's hands.
  std::string all;
  std::thread reader([&] {
    std::array<char, 65536> chunk{};
    for (ssize_t got = 0; (got = ::read(pipe.read.get(), chunk.data(), chunk.size())) > 0;) {
      all.append(chunk.data(), static_cast<std::size_t>(got));
    }
  });
  worker.join();
  writer.finish();
  pipe.write.reset();
  reader.join();
  CHECK(all.size() == 10 * (big.size() + 1));
}

TEST_CASE("writer: ordered, the answer that the others wait for is let past a full buffer") {
  Pipe pipe;
  AnswerWriter writer(pipe.write.get(), {.ordered = true, .max_pending_bytes = 10});
  for (int i = 0; i < 3; ++i) {
    writer.take_place();
  }
  writer.write(2, "0123456789");  // Alone: let in, over the bound.
  std::atomic<bool> second_done = false;
  std::thread second([&] {
    writer.write(1, "second");
    second_done = true;
  });
  std::this_thread::sleep_for(50ms);
  CHECK_FALSE(second_done);
  writer.write(0, "first");
  second.join();
  writer.finish();
  CHECK(pipe.rest() == "first\nsecond\n0123456789\n");
}

TEST_CASE("writer: places are bounded until the limit is lifted") {
  Pipe pipe;
  AnswerWriter writer(pipe.write.get(), {.ordered = true, .max_outstanding = 2});
  writer.take_place();
  writer.take_place();
  std::atomic<bool> taken = false;
  std::thread third([&] {
    writer.take_place();
    taken = true;
  });
  std::this_thread::sleep_for(50ms);
  CHECK_FALSE(taken);
  SECTION("by an answer") { writer.write(0, "a"); }
  SECTION("by lifting") {
    writer.lift_limit();
    writer.write(0, "a");
  }
  third.join();
  writer.write(1, "b");
  writer.write(2, "c");
  writer.finish();
  CHECK(pipe.rest() == "a\nb\nc\n");
}

TEST_CASE("writer: a closed pipe is told once, and nobody gets SIGPIPE") {
  Pipe pipe;
  std::atomic<int> told = 0;
  AnswerWriter writer(pipe.write.get(), {.on_broken = [&] { ++told; }});
  pipe.read.reset();
  for (int i = 0; i < 100; ++i) {
    writer.write(writer.take_place(), std::string(10'000, 'x'));
  }
  writer.finish();
  CHECK(writer.broken() == EPIPE);
  CHECK(told == 1);
}

TEST_CASE("writer: a client that never reads is given up at the time that was set") {
  Pipe pipe;
  AnswerWriter writer(pipe.write.get(), {.max_pending_bytes = 1000});
  writer.give_up_at(std::chrono::steady_clock::now() + 50ms);
  const auto start = std::chrono::steady_clock::now();
  for (int i = 0; i < 5; ++i) {
    writer.write(writer.take_place(), std::string(100'000, 'x'));
  }
  writer.finish();
  CHECK(writer.broken() == ETIMEDOUT);
  CHECK(std::chrono::steady_clock::now() - start < 5s);
}

TEST_CASE("writer: a non-blocking descriptor is waited for") {
  Pipe pipe;
  REQUIRE(::fcntl(pipe.write.get(), F_SETFL, O_NONBLOCK) == 0);
  AnswerWriter writer(pipe.write.get(), {});
  const std::string big(300'000, 'x');
  writer.write(writer.take_place(), big);
  std::string all;
  std::thread reader([&] {
    std::array<char, 65536> chunk{};
    for (ssize_t got = 0; (got = ::read(pipe.read.get(), chunk.data(), chunk.size())) > 0;) {
      all.append(chunk.data(), static_cast<std::size_t>(got));
    }
  });
  writer.finish();
  pipe.write.reset();
  reader.join();
  CHECK(all == big + "\n");
}

}  // namespace assay::grader
