// Which archives become files and which are refused, and the stream between unpacker and server.
// In this process: the archives are ours. The box around it is tests/e2e/archives_test.py's.

#include "grader/unpack/unpack_archive.h"
#include "tests/support/catch.h"
#include "tests/unit/unpack_support.h"

namespace assay::unpack {
namespace {

using test::Entry;
using test::pack;

Unpacked read(const std::string& archive, const Bounds& bounds = {}) {
  return unpack_archive(archive, bounds);
}

std::string why(const std::vector<Entry>& entries, const Bounds& bounds = {}) {
  return read(pack(entries), bounds).refused;
}

// Bytes that no compression makes smaller.
std::string noise(std::size_t size) {
  std::string bytes;
  for (unsigned state = 1; bytes.size() < size;) {
    state = state * 1103515245U + 12345U;
    bytes.push_back(static_cast<char>(state >> 16U));
  }
  return bytes;
}

}  // namespace

TEST_CASE("archive: every format and compression gives the same files") {
  const std::vector<Entry> entries = {{"main.c", "int main;"},
                                      {"lib", "", AE_IFDIR},
                                      {"lib/\xc3\xa9.h", std::string("\0\xff", 2)},
                                      {"empty", ""}};
  for (const int format : {ARCHIVE_FORMAT_ZIP, ARCHIVE_FORMAT_TAR_USTAR, ARCHIVE_FORMAT_TAR_GNUTAR,
                           ARCHIVE_FORMAT_TAR_PAX_RESTRICTED}) {
    for (const int filter : {ARCHIVE_FILTER_NONE, ARCHIVE_FILTER_GZIP, ARCHIVE_FILTER_BZIP2,
                             ARCHIVE_FILTER_XZ, ARCHIVE_FILTER_ZSTD}) {
      if (format == ARCHIVE_FORMAT_ZIP && filter != ARCHIVE_FILTER_NONE) {
        continue;
      }
      INFO(format << " " << filter);
      const Unpacked unpacked = read(pack(entries, format, filter));
      CHECK(unpacked.refused.empty());
      REQUIRE(unpacked.files.size() == 3);
      CHECK(unpacked.files[0].name == "main.c");
      CHECK(unpacked.files[0].content == "int main;");
      CHECK(unpacked.files[1].name == "lib/\xc3\xa9.h");
      CHECK(unpacked.files[1].content == std::string("\0\xff", 2));
      CHECK(unpacked.files[2].content.empty());
    }
  }
}

TEST_CASE("archive: tar's habit of ./ is dropped") {
  const Unpacked unpacked = read(pack({{".", "", AE_IFDIR}, {"./main.c", "x"}}));
  CHECK(unpacked.refused.empty());
  REQUIRE(unpacked.files.size() == 1);
  CHECK(unpacked.files[0].name == "main.c");
}

TEST_CASE("archive: only regular files and folders") {
  CHECK(why({{"l", "", AE_IFLNK, "/tmp"}}) == "its entry l is a symbolic link");
  CHECK(why({{"h", "", AE_IFREG, "/etc/passwd", true}}) == "its entry h is a hard link");
  CHECK(why({{"main.c", "x"}, {"h", "", AE_IFREG, "main.c", true}}) ==
        "its entry h is a hard link");
  CHECK(why({{"d", "", AE_IFCHR}}) == "its entry d is a device");
  CHECK(why({{"d", "", AE_IFBLK}}) == "its entry d is a device");
  CHECK(why({{"f", "", AE_IFIFO}}) == "its entry f is a FIFO");
  const std::string zip = pack({{"l", "", AE_IFLNK, "/tmp"}}, ARCHIVE_FORMAT_ZIP);
  CHECK(read(zip).refused == "its entry l is a symbolic link");
}

TEST_CASE("archive: names that leave the folder, or mean two things") {
  for (const char* const name :
       {"../x", "/tmp/x", "a/../../x", "a//b", "a/./b", "a\nb", "a\\b", "..", "a/.."}) {
    INFO(name);
    CHECK_FALSE(why({{name, "x"}}).empty());
  }
  CHECK_FALSE(why({{"../", "", AE_IFDIR}, {"main.c", "x"}}).empty());
  std::string deep;
  for (int i = 0; i < 17; ++i) {
    deep += "d/";
  }
  CHECK_FALSE(why({{deep + "x", "x"}}).empty());
  CHECK(why({{deep.substr(4) + "x", "x"}}).empty());
  CHECK(read(pack({{"\xff\xfe", "x"}}, ARCHIVE_FORMAT_TAR_GNUTAR)).refused ==
        "a name in it is not UTF-8");
}

TEST_CASE("archive: bounds at the bound") {
  const std::vector<Entry> three = {{"a", "12"}, {"d", "", AE_IFDIR}, {"b", "34"}};
  CHECK(why(three, {.files = 2, .entries = 3, .bytes = 4}).empty());
  CHECK(why(three, {.files = 1}) == "it has more than 1 files");
  CHECK(why(three, {.entries = 2}) == "it has more than 2 entries");
  CHECK(why(three, {.bytes = 3}) == "it expands to more than 3 bytes");
  const std::string bomb =
      pack({{"a", std::string(4096, 'x')}}, ARCHIVE_FORMAT_TAR_USTAR, ARCHIVE_FILTER_GZIP);
  const std::size_t ratio = 4096 / bomb.size() + 1;
  CHECK(read(bomb, {.ratio = ratio, .unpressed = 0}).refused.empty());
  CHECK(read(bomb, {.ratio = ratio - 1, .unpressed = 0}).refused ==
        "it expands to more than " + std::to_string(ratio - 1) + " times its size");
  CHECK(read(bomb, {.ratio = 1, .unpressed = 4096}).refused.empty());
}

TEST_CASE("archive: the standard bounds let honest sources through and hold a bomb") {
  CHECK(read(pack({{"a", noise(12U << 20U)}}, ARCHIVE_FORMAT_ZIP)).refused.empty());
  CHECK(read(pack({{"a", noise(17U << 20U)}}, ARCHIVE_FORMAT_ZIP)).refused ==
        "it expands to more than 16777216 bytes");
  CHECK_FALSE(
      read(pack({{"a", std::string(8U << 20U, '\0')}}, ARCHIVE_FORMAT_TAR_USTAR, ARCHIVE_FILTER_XZ))
          .refused.empty());
}

TEST_CASE("archive: compression around compression") {
  const std::string once = pack({{"a", noise(100)}}, ARCHIVE_FORMAT_TAR_USTAR, ARCHIVE_FILTER_GZIP);
  archive* const to = archive_write_new();
  std::string twice(65536, '\0');
  std::size_t used = 0;
  archive_write_set_format_raw(to);
  archive_write_add_filter_bzip2(to);
  REQUIRE(archive_write_open_memory(to, twice.data(), twice.size(), &used) == ARCHIVE_OK);
  archive_entry* const head = archive_entry_new();
  archive_entry_set_filetype(head, AE_IFREG);
  REQUIRE(archive_write_header(to, head) == ARCHIVE_OK);
  archive_write_data(to, once.data(), once.size());
  archive_entry_free(head);
  archive_write_free(to);
  twice.resize(used);
  CHECK(read(twice).refused == "it is compressed more than once");
}

TEST_CASE("archive: what is none") {
  for (const std::string text : {"", "hello", "PK", "PK\3\4", "\x1f\x8b\b"}) {
    INFO(text);
    CHECK_FALSE(read(text).refused.empty());
  }
  const std::string whole = pack({{"a", noise(3000)}}, ARCHIVE_FORMAT_ZIP);
  for (std::size_t size = 0; size < whole.size(); size += 37) {
    const Unpacked cut = read(whole.substr(0, size));
    CHECK((!cut.refused.empty() || cut.files[0].content == noise(3000)));
  }
  CHECK(read(pack({})).refused == "there are no files in it");
}

TEST_CASE("stream: what is written is read, and nothing else is") {
  const std::vector<File> files = {{"a", "1"}, {"b/c", std::string(70000, '\0')}, {"d", ""}};
  const std::string stream = to_stream(files);
  std::vector<File> back;
  REQUIRE(from_stream(stream, back));
  REQUIRE(back.size() == 3);
  CHECK(back[1].name == "b/c");
  CHECK(back[1].content == files[1].content);
  for (std::size_t size = 0; size < 40; ++size) {
    std::vector<File> none;
    CHECK_FALSE(from_stream(std::string_view(stream).substr(0, size), none));
  }
  std::vector<File> none;
  CHECK_FALSE(from_stream(stream + "x", none));
  CHECK_FALSE(from_stream(std::string("\xff\xff\xff\xff\1\0\0\0ab", 10), none));
  CHECK_FALSE(from_stream(std::string("\0\0\0\0\1\0\0\0a", 9), none));
}

}  // namespace assay::unpack
