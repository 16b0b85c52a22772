#include "grader/core/package_files.h"

#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>

#include "tests/support/catch.h"
#include "tests/unit/package_support.h"

namespace assay::grader {
namespace {

using test::TemporaryFolder;

std::string error_of(const std::filesystem::path& folder, bool follow = true) {
  const Result<FileTree> files = read_package_files(folder.string(), follow);
  REQUIRE_FALSE(files);
  return files.error().message();
}

TEST_CASE("package files: everything is read but hidden names and generators/") {
  const TemporaryFolder folder;
  folder.write("problem.yaml", "x");
  folder.write("data/secret/1.in", std::string("\0\xff", 2));
  folder.write("empty", "");
  folder.write(".git/config", "x");
  folder.write(".hidden", "x");
  folder.write("generators/gen.py", "x");
  folder.write("data/generators/kept", "x");
  const Result<FileTree> files = read_package_files(folder.path().string(), true);
  REQUIRE(files);
  CHECK(*files == FileTree{{"problem.yaml", "x"},
                           {"data/secret/1.in", std::string("\0\xff", 2)},
                           {"empty", ""},
                           {"data/generators/kept", "x"}});
}

TEST_CASE("package files: links and special files are refused") {
  const TemporaryFolder folder;
  const std::filesystem::path& path = folder.path();
  SECTION("a link to a file") {
    std::filesystem::create_symlink("/etc/passwd", path / "statement.md");
    CHECK(error_of(path) == "statement.md: is a symbolic link");
  }
  SECTION("a link to a folder") {
    std::filesystem::create_directory_symlink("/etc", path / "data");
    CHECK(error_of(path) == "data: is a symbolic link");
  }
  SECTION("a FIFO, without waiting for a writer") {
    REQUIRE(::mkfifo((path / "fifo").c_str(), 0600) == 0);
    CHECK(error_of(path) == "fifo: is not a regular file");
  }
  SECTION("a socket") {
    const int fd = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    const std::string name = (path / "socket").string();
    REQUIRE(name.size() < sizeof address.sun_path);
    name.copy(address.sun_path, name.size());
    REQUIRE(::bind(fd, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0);
    ::close(fd);
    CHECK(error_of(path) == "socket: is not a regular file");
  }
  SECTION("the folder itself, where links are not to be followed") {
    std::filesystem::create_directory(path / "real");
    std::filesystem::create_directory_symlink(path / "real", path / "link");
    CHECK(read_package_files((path / "link").string(), true));
    CHECK_FALSE(read_package_files((path / "link").string(), false));
  }
}

TEST_CASE("package files: names are plain") {
  for (const char* name : {"a", "A-b_c.d+e", "0", "_x"}) {
    CHECK(is_package_file_name(name));
  }
  CHECK(is_package_file_name(std::string(kMaxPackageNameLength, 'a')));
  CHECK_FALSE(is_package_file_name(std::string(kMaxPackageNameLength + 1, 'a')));
  using namespace std::string_view_literals;
  for (const std::string_view name : {""sv, "."sv, ".."sv, ".a"sv, "-a"sv, "+a"sv, "a/b"sv, "/a"sv,
                                      "a b"sv, "a\nb"sv, "a\0b"sv, "\xc3\xa9"sv, "a\\b"sv, "~"sv}) {
    CHECK_FALSE(is_package_file_name(name));
  }
  const TemporaryFolder folder;
  folder.write("data/sec ret/1.in", "x");
  CHECK(error_of(folder.path()) ==
        "data: holds a file whose name is not of letters, digits and _.+- alone");
}

TEST_CASE("package files: depth, count and size are bounded") {
  const TemporaryFolder folder;
  SECTION("depth") {
    std::string deep = "d1";
    for (int i = 2; i <= kMaxPackageDepth; ++i) {
      deep += "/d" + std::to_string(i);
    }
    folder.write(deep + "/file", "x");
    CHECK(read_package_files(folder.path().string(), true));
    folder.write(deep + "/more/file", "x");
    CHECK(error_of(folder.path()).ends_with("nested deeper than 8 folders"));
  }
  SECTION("one file: a sparse giant is not even read") {
    folder.write("big", "");
    std::filesystem::resize_file(folder.path() / "big", kMaxPackageFileSize + 1);
    CHECK(error_of(folder.path()) == "big: larger than 67108864 bytes");
  }
  SECTION("all together") {
    for (const char* name : {"a", "b", "c", "d", "e"}) {
      folder.write(name, "");
      std::filesystem::resize_file(folder.path() / name, kMaxPackageFileSize);
    }
    CHECK(error_of(folder.path()) == "more than 268435456 bytes in all");
  }
  SECTION("count") {
    for (int i = 0; i < kMaxPackageFiles; ++i) {
      folder.write("data/" + std::to_string(i), "");
    }
    CHECK(read_package_files(folder.path().string(), true));
    folder.write("data/one_more", "");
    CHECK(error_of(folder.path()) == "data: more than 10000 files");
  }
}

TEST_CASE("package files: a folder that is not there is NotFound") {
  const Result<FileTree> files = read_package_files("/nonexistent/package", true);
  REQUIRE_FALSE(files);
  CHECK(files.error().code() == ErrorCode::NotFound);
}

}  // namespace
}  // namespace assay::grader
