// What is said of files when we lack what it takes to look at them: nothing.

#include <fcntl.h>
#include <sys/resource.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <string>

#include "sandbox/collect.h"
#include "tests/support/catch.h"

using namespace assay;
using namespace assay::sandbox;

namespace {

/// A directory with the files "a" and "b".
class Folder {
 public:
  Folder() {
    path_ = (std::filesystem::temp_directory_path() / "assay-collect-XXXXXX").string();
    REQUIRE(::mkdtemp(path_.data()) != nullptr);
    std::ofstream(path_ + "/a") << "1";
    std::ofstream(path_ + "/b") << "22";
    fd_.reset(::open(path_.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    REQUIRE(fd_);
  }
  ~Folder() { std::filesystem::remove_all(path_); }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  int fd() const { return fd_.get(); }

 private:
  std::string path_;
  UniqueFd fd_;
};

/// As long as it lives no descriptor can be opened.
class NoDescriptors {
 public:
  NoDescriptors() {
    REQUIRE(::getrlimit(RLIMIT_NOFILE, &before_) == 0);
    const rlimit none{0, before_.rlim_max};
    REQUIRE(::setrlimit(RLIMIT_NOFILE, &none) == 0);
  }
  ~NoDescriptors() { ::setrlimit(RLIMIT_NOFILE, &before_); }
  NoDescriptors(const NoDescriptors&) = delete;
  NoDescriptors& operator=(const NoDescriptors&) = delete;

 private:
  rlimit before_{};
};

constexpr Bytes kRoom{1000};

}  // namespace

TEST_CASE("collect: files are read, and what is not there is told") {
  const Folder folder;
  const auto files = collect_files(folder.fd(), {"a", "none", "*"}, kRoom, kRoom);
  REQUIRE(files);
  REQUIRE(files->size() == 4);
  CHECK(files->at(0).content == "1");
  CHECK(files->at(1).refused == "No such file or directory");
  CHECK(files->at(3).content == "22");
  const auto none = collect_files(folder.fd(), {"none/*", "a/*"}, kRoom, kRoom);
  CHECK((none && none->empty()));
  const auto disk = inspect_disk(folder.fd(), folder.fd(), Bytes{2});
  CHECK((disk && disk->file_at_limit));
  CHECK_FALSE(inspect_disk(folder.fd(), folder.fd(), Bytes{3})->file_at_limit);
}

TEST_CASE("collect: where descriptors have run out it is an error and no word on the files") {
  const Folder folder;
  const auto error_of = [](const auto& result) {
    return result ? std::string("(none)") : std::string(result.error().message());
  };
  for (const char* pattern : {"a", "none", "*", "none/*"}) {
    const auto files = [&] {
      const NoDescriptors none;
      return collect_files(folder.fd(), {pattern}, kRoom, kRoom);
    }();
    INFO(pattern);
    CHECK(error_of(files).find("Too many open files") != std::string::npos);
    CHECK((!files && files.error().code() == ErrorCode::Sandbox));
  }
  const auto disk = [&] {
    const NoDescriptors none;
    return inspect_disk(folder.fd(), folder.fd(), Bytes{3});
  }();
  CHECK(error_of(disk).find("Too many open files") != std::string::npos);
  CHECK((collect_files(folder.fd(), {"a"}, kRoom, kRoom)));
}
