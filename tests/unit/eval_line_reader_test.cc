#include <filesystem>
#include <vector>

#include "grader/eval/line_reader.h"
#include "tests/support/catch.h"
#include "tests/unit/eval_temp_folder.h"

using assay::ErrorCode;
using assay::grader::kMaxLineBytes;
using assay::grader::LineReader;
using assay::test::TempFolder;

namespace {

std::vector<std::string> lines_of(const std::string& path) {
  auto reader = LineReader::open(path);
  REQUIRE(reader);
  std::vector<std::string> lines;
  while (true) {
    auto line = reader->next();
    REQUIRE(line);
    if (!*line) {
      return lines;
    }
    lines.push_back(**line);
    REQUIRE(reader->line_number() == lines.size());
  }
}

// printf 'one\ntwo\n' | gzip -n
constexpr unsigned char kGzip[] = {0x1f, 0x8b, 0x08, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x03,
                                   0xcb, 0xcf, 0x4b, 0xe5, 0x2a, 0x29, 0xcf, 0xe7, 0x02, 0x00,
                                   0xe6, 0x0b, 0xba, 0x12, 0x08, 0x00, 0x00, 0x00};

}  // namespace

TEST_CASE("lines end at a newline, with or without a carriage return; the last may end without") {
  const TempFolder folder;
  REQUIRE(lines_of(folder.file("a", "one\r\ntwo\n\nlast")) ==
          std::vector<std::string>{"one", "two", "", "last"});
  REQUIRE(lines_of(folder.file("b", "one\n")) == std::vector<std::string>{"one"});
  REQUIRE(lines_of(folder.file("c", "")).empty());
  REQUIRE(lines_of(folder.file("d", "\n")) == std::vector<std::string>{""});
}

TEST_CASE("a line longer than a block of the file comes whole") {
  const TempFolder folder;
  const std::string long_line(300'000, 'x');
  REQUIRE(lines_of(folder.file("a", long_line + "\nshort\n")) ==
          std::vector<std::string>{long_line, "short"});
}

TEST_CASE("gzip is read by its content, whatever the name") {
  const TempFolder folder;
  const std::string gzip(reinterpret_cast<const char*>(kGzip), sizeof kGzip);
  REQUIRE(lines_of(folder.file("plain-name", gzip)) == std::vector<std::string>{"one", "two"});
}

TEST_CASE("a torn gzip file is an error, not an end") {
  const TempFolder folder;
  const std::string path =
      folder.file("torn.gz", std::string(reinterpret_cast<const char*>(kGzip), 16));
  auto reader = LineReader::open(path);
  bool failed = !reader;
  for (int i = 0; i < 3 && !failed; ++i) {
    failed = !reader->next();
  }
  REQUIRE(failed);
}

TEST_CASE("a missing file and a folder are NotFound") {
  const TempFolder folder;
  REQUIRE(LineReader::open(folder.path() + "/none").error().code() == ErrorCode::NotFound);
  REQUIRE(LineReader::open(folder.path()).error().code() == ErrorCode::NotFound);
}

TEST_CASE("a line over the bound is TooLarge") {
  const TempFolder folder;
  const std::string path = folder.file("sparse", "");
  std::filesystem::resize_file(path, kMaxLineBytes + 1);  // Zeros, no newline.
  auto reader = LineReader::open(path);
  REQUIRE(reader);
  auto line = reader->next();
  REQUIRE_FALSE(line);
  REQUIRE(line.error().code() == ErrorCode::TooLarge);
}
