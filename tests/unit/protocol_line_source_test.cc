#include <fcntl.h>
#include <sys/eventfd.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <string>
#include <thread>
#include <vector>

#include "base/check.h"
#include "base/unique_fd.h"
#include "grader/server/line_source.h"
#include "tests/support/catch.h"

namespace assay::grader {
namespace {

using Kind = LineSource::Kind;

struct Pipe {
  Pipe() {
    std::array<int, 2> ends{};
    REQUIRE(::pipe2(ends.data(), O_CLOEXEC) == 0);
    read.reset(ends[0]);
    write.reset(ends[1]);
  }
  void put(std::string_view text) const {
    // Catch2's macros are for the main thread.
    check(::write(write.get(), text.data(), text.size()) == static_cast<ssize_t>(text.size()),
          "a pipe takes a short text");
  }
  UniqueFd read;
  UniqueFd write;
  UniqueFd wake{::eventfd(0, EFD_CLOEXEC)};
};

/// Everything that comes of `text` and then the end, with lines of at most `max_line` bytes.
std::vector<std::string> lines_of(std::string text, std::size_t max_line) {
  Pipe pipe;
  std::thread writer([&] {
    std::string_view rest = text;
    while (!rest.empty()) {
      const ssize_t count = ::write(pipe.write.get(), rest.data(), rest.size());
      rest.remove_prefix(static_cast<std::size_t>(count));
    }
    pipe.write.reset();
  });
  LineSource source(pipe.read.get(), pipe.wake.get(), max_line);
  std::vector<std::string> lines;
  LineSource::Item item = source.next();
  for (; item.kind == Kind::Line || item.kind == Kind::TooLong; item = source.next()) {
    lines.push_back((item.kind == Kind::TooLong ? "TOO LONG " : "") + std::string(item.text));
  }
  CHECK(item.kind == Kind::End);
  CHECK(source.next().kind == Kind::End);
  writer.join();
  return lines;
}

}  // namespace

TEST_CASE("lines: split at newlines, the last one may lack it") {
  using Lines = std::vector<std::string>;
  CHECK(lines_of("", 10).empty());
  CHECK(lines_of("a\nbc\n", 10) == Lines{"a", "bc"});
  CHECK(lines_of("a\nbc", 10) == Lines{"a", "bc"});
  CHECK(lines_of("\n\r\n\n", 10) == Lines{"", "\r", ""});
  CHECK(lines_of(std::string("a\0b\n", 4), 10) == Lines{std::string("a\0b", 3)});
}

TEST_CASE("lines: a line of the bound's length is let through and one byte more is not") {
  for (const std::size_t bound :
       {std::size_t{5}, LineSource::kChunk, LineSource::kChunk + 1, std::size_t{200'000}}) {
    const std::string at_bound(bound, 'x');
    for (const char* end : {"\n", ""}) {
      CHECK(lines_of("a\n" + at_bound + end, bound) == std::vector<std::string>{"a", at_bound});
      const std::vector<std::string> over = lines_of(at_bound + "y" + end, bound);
      REQUIRE(over.size() == 1);
      CHECK(over[0] == "TOO LONG " + (at_bound + "y").substr(0, LineSource::kPrefix));
    }
  }
}

TEST_CASE("lines: one that is much too long is passed over and the next one is read") {
  const std::vector<std::string> lines =
      lines_of("first\n{\"id\":7," + std::string(3'000'000, 'x') + "\nlast\n", 1000);
  REQUIRE(lines.size() == 3);
  CHECK(lines[0] == "first");
  CHECK_THAT(lines[1], Catch::Matchers::StartsWith("TOO LONG {\"id\":7,xxx"));
  CHECK(lines[1].size() < 2 * LineSource::kPrefix);
  CHECK(lines[2] == "last");
}

TEST_CASE("lines: a wake-up ends the wait, and what came before it is still handed out") {
  const Pipe pipe;
  LineSource source(pipe.read.get(), pipe.wake.get(), 100);
  pipe.put("one\ntwo\nhal");
  CHECK(source.next().text == "one");
  const std::uint64_t one = 1;
  REQUIRE(::write(pipe.wake.get(), &one, sizeof one) == sizeof one);
  CHECK(source.next().text == "two");
  CHECK(source.next().kind == Kind::Stopped);
  pipe.put("f\nnext\n");
  std::size_t budget = 1000;
  CHECK(source.now(budget).text == "half");
  CHECK(source.now(budget).text == "next");
  CHECK(source.now(budget).kind == Kind::Stopped);
  CHECK(budget == 1000 - 7);
}

TEST_CASE("lines: what is read without waiting is bounded by its budget") {
  const Pipe pipe;
  LineSource source(pipe.read.get(), pipe.wake.get(), 1000);
  pipe.put("one\n" + std::string(500, 'x'));
  std::size_t budget = 100;
  CHECK(source.now(budget).text == "one");
  CHECK(source.now(budget).kind == Kind::Stopped);
  CHECK(budget == 0);
}

TEST_CASE("lines: a descriptor that cannot be read is a failure with its errno") {
  const Pipe pipe;
  LineSource source(pipe.write.get(), pipe.wake.get(), 100);
  std::size_t budget = 100;
  LineSource::Item item = source.now(budget);
  if (item.kind == Kind::Stopped) {  // A pipe's writing end never polls readable; a folder does.
    const UniqueFd folder(::open("/", O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    LineSource on_folder(folder.get(), pipe.wake.get(), 100);
    item = on_folder.next();
    CHECK(item.kind == Kind::Failed);
    CHECK(item.errno_value == EISDIR);
    CHECK(on_folder.next().kind == Kind::Failed);
  }
}

TEST_CASE("lines: a non-blocking descriptor is waited for") {
  const Pipe pipe;
  REQUIRE(::fcntl(pipe.read.get(), F_SETFL, O_NONBLOCK) == 0);
  LineSource source(pipe.read.get(), pipe.wake.get(), 100);
  std::thread late([&] {
    std::this_thread::sleep_for(std::chrono::milliseconds(20));
    pipe.put("late\n");
  });
  CHECK(source.next().text == "late");
  late.join();
}

}  // namespace assay::grader
