// The folder of what was made ahead: an attacker's walk around it. Whoever can put a file there
// writes code into every later compilation.

#include "grader/core/ahead_folder.h"

#include <sys/stat.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>

#include "tests/support/catch.h"
#include "tests/support/skip.h"

namespace assay::grader {
namespace {

namespace fs = std::filesystem;

class Place {
 public:
  Place() {
    std::string name = (fs::temp_directory_path() / "assay-ahead-XXXXXX").string();
    REQUIRE(::mkdtemp(name.data()) != nullptr);
    path_ = name;
  }
  ~Place() { fs::remove_all(path_); }
  Place(const Place&) = delete;
  Place& operator=(const Place&) = delete;
  std::string at(const std::string& name) const { return (path_ / name).string(); }

 private:
  fs::path path_;
};

AheadFolder made(const std::string& path) {
  Result<AheadFolder> folder = AheadFolder::create(path);
  INFO((folder ? "" : folder.error().message()));
  REQUIRE(folder);
  return *std::move(folder);
}

std::string read(const std::string& path) {
  std::ifstream file(path);
  return {std::istreambuf_iterator<char>(file), {}};
}

mode_t mode_of(const std::string& path) {
  struct stat status{};
  REQUIRE(::lstat(path.c_str(), &status) == 0);
  return status.st_mode & 07777;
}

}  // namespace

TEST_CASE("ahead folder: what is put there is found again, readable and not writable") {
  const Place place;
  const AheadFolder folder = made(place.at("a/cache"));
  CHECK(mode_of(place.at("a/cache")) == 0700);
  CHECK(!folder.find("it"));
  REQUIRE(folder.put("it", "content"));
  REQUIRE(folder.find("it"));
  CHECK(read(*folder.find("it")) == "content");
  CHECK(mode_of(*folder.find("it")) == 0444);
  REQUIRE(folder.put("it", "newer"));
  CHECK(read(*folder.find("it")) == "newer");
}

TEST_CASE("ahead folder: older files of a step go, others stay") {
  const Place place;
  const AheadFolder folder = made(place.at("cache"));
  for (const char* name : {"cpp-compile-1", "cpp-compile-2", "cpp-compile-1.77.tmp", "cpp-run-1"}) {
    REQUIRE(folder.put(name, "x"));
  }
  folder.remove_others("cpp-compile-", "cpp-compile-2");
  CHECK(!folder.find("cpp-compile-1"));
  CHECK(!folder.find("cpp-compile-1.77.tmp"));
  CHECK(folder.find("cpp-compile-2"));
  CHECK(folder.find("cpp-run-1"));
}

TEST_CASE("ahead folder: one that is not there is NotFound, and is not made by looking") {
  const Place place;
  const Result<AheadFolder> folder = AheadFolder::open(place.at("none"));
  REQUIRE(!folder);
  CHECK(folder.error().code() == ErrorCode::NotFound);
  CHECK(!fs::exists(place.at("none")));
}

TEST_CASE("ahead folder: one in which others can write is refused, wherever on the way it is") {
  const Place place;
  made(place.at("above/cache"));
  for (const mode_t bits : {S_IWGRP, S_IWOTH}) {
    for (const char* name : {"above", "above/cache"}) {
      REQUIRE(::chmod(place.at(name).c_str(), 0700 | bits) == 0);
      const Result<AheadFolder> folder = AheadFolder::open(place.at("above/cache"));
      REQUIRE(!folder);
      CHECK(folder.error().code() == ErrorCode::Unsupported);
      CHECK(folder.error().message().find("others can write there") != std::string::npos);
      REQUIRE(::chmod(place.at(name).c_str(), 0700) == 0);
    }
  }
  CHECK(AheadFolder::open(place.at("above/cache")));
}

TEST_CASE("ahead folder: sticky folders above are accepted, a sticky one itself is not") {
  const Place place;
  made(place.at("above/cache"));
  REQUIRE(::chmod(place.at("above").c_str(), 01777) == 0);
  CHECK(AheadFolder::open(place.at("above/cache")));
  REQUIRE(::chmod(place.at("above/cache").c_str(), 01777) == 0);
  CHECK(!AheadFolder::open(place.at("above/cache")));
}

TEST_CASE("ahead folder: another user's folder, above or itself, is refused") {
  if (::geteuid() != 0) {
    return test::skip("only root can make another user's folder");
  }
  const Place place;
  made(place.at("above/cache"));
  for (const char* name : {"above", "above/cache"}) {
    REQUIRE(::chown(place.at(name).c_str(), 65534, 0) == 0);
    const Result<AheadFolder> folder = AheadFolder::open(place.at("above/cache"));
    REQUIRE(!folder);
    CHECK(folder.error().message().find("belongs to user 65534") != std::string::npos);
    REQUIRE(::chown(place.at(name).c_str(), 0, 0) == 0);
  }
}

TEST_CASE("ahead folder: a link to a folder counts as what it leads to") {
  const Place place;
  made(place.at("open/cache"));
  REQUIRE(::chmod(place.at("open").c_str(), 0777) == 0);
  fs::create_directory_symlink(place.at("open/cache"), place.at("link"));
  CHECK(!AheadFolder::open(place.at("link")));
  REQUIRE(::chmod(place.at("open").c_str(), 0755) == 0);
  const Result<AheadFolder> folder = AheadFolder::open(place.at("link"));
  REQUIRE(folder);
  REQUIRE(folder->put("it", "x"));
  CHECK(folder->find("it")->find("link") == std::string::npos);
}

TEST_CASE("ahead folder: planted files are not found") {
  const Place place;
  const AheadFolder folder = made(place.at("cache"));
  REQUIRE(folder.put("it", "x"));
  SECTION("a symbolic link") {
    fs::create_symlink(place.at("cache/it"), place.at("cache/planted"));
  }
  SECTION("a second link") {
    fs::create_hard_link(place.at("cache/it"), place.at("cache/planted"));
    CHECK(!folder.find("it"));
  }
  SECTION("a folder") { fs::create_directory(place.at("cache/planted")); }
  SECTION("one that the group can write") {
    std::ofstream(place.at("cache/planted")) << "x";
    REQUIRE(::chmod(place.at("cache/planted").c_str(), 0664) == 0);
  }
  SECTION("another user's") {
    if (::geteuid() != 0) {
      return test::skip("only root can make another user's file");
    }
    std::ofstream(place.at("cache/planted")) << "x";
    REQUIRE(::chmod(place.at("cache/planted").c_str(), 0644) == 0);
    CHECK(folder.find("planted"));
    REQUIRE(::chown(place.at("cache/planted").c_str(), 65534, 0) == 0);
  }
  CHECK(!folder.find("planted"));
}

TEST_CASE("ahead folder: a failed put leaves nothing behind") {
  const Place place;
  const AheadFolder folder = made(place.at("cache"));
  fs::create_directory(place.at("cache/it"));  // rename(2) of a file onto a folder fails
  REQUIRE(!folder.put("it", "x"));
  CHECK(std::distance(fs::directory_iterator(place.at("cache")), fs::directory_iterator()) == 1);
}

}  // namespace assay::grader
