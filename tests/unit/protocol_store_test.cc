#include <filesystem>
#include <fstream>
#include <string>

#include "grader/server/problem_store.h"
#include "tests/support/catch.h"
#include "tests/support/skip.h"

namespace assay::grader {
namespace {

namespace fs = std::filesystem;

/// A folder of packages with a copy of one of the bundled ones.
class Folder {
 public:
  Folder() {
    std::string pattern = (fs::temp_directory_path() / "assay-store-XXXXXX").string();
    REQUIRE(::mkdtemp(pattern.data()) != nullptr);
    path_ = pattern;
  }
  ~Folder() {
    std::error_code ignored;
    fs::remove_all(path_, ignored);
  }
  void write(const std::string& name, const std::string& answer) const {
    fs::create_directories(path_ / name);
    std::ofstream(path_ / name / "problem.yaml")
        << "format: 1\ntitle: Echo\nkind: answer\nauthor: x\nlicense: Apache-2.0\ngold: '" << answer
        << "'\n";
    std::ofstream(path_ / name / "statement.md") << "# Echo\n";
  }
  fs::path path() const { return path_; }

 private:
  fs::path path_;
};

std::string gold(ProblemStore& store, std::string_view name) {
  const Result<std::shared_ptr<const Package>> package = store.find(name);
  if (!package) {
    return std::string(assay::name(package.error().code()));
  }
  return std::get<AnswerProblem>((*package)->problem.body).golds.at(0);
}

}  // namespace

TEST_CASE("store: a package is read once, and again when it has changed") {
  const Folder folder;
  folder.write("echo", "1");
  PackageStore store({folder.path().string()}, std::chrono::milliseconds(0));
  REQUIRE(gold(store, "echo") == "1");
  CHECK(*store.find("echo") == *store.find("echo"));  // The same object.
  folder.write("echo", "12");
  CHECK(gold(store, "echo") == "12");
  fs::remove_all(folder.path() / "echo");
  CHECK(gold(store, "echo") == "not_found");
}

TEST_CASE("store: within the time of grace files are not looked at") {
  const Folder folder;
  folder.write("echo", "1");
  PackageStore store({folder.path().string()}, std::chrono::hours(1));
  REQUIRE(gold(store, "echo") == "1");
  folder.write("echo", "12");
  CHECK(gold(store, "echo") == "1");
}

TEST_CASE("store: a package that appears in an earlier folder takes over") {
  const Folder first;
  const Folder second;
  second.write("echo", "2");
  PackageStore store({first.path().string(), second.path().string()}, std::chrono::milliseconds(0));
  CHECK(gold(store, "echo") == "2");
  first.write("echo", "1");
  CHECK(gold(store, "echo") == "1");
}

TEST_CASE("store: names are names, not paths") {
  const Folder folder;
  folder.write("echo", "1");
  PackageStore store({(folder.path() / "echo").string()}, std::chrono::milliseconds(0));
  for (const std::string_view name :
       {std::string_view("../echo"), std::string_view(".."), std::string_view("."),
        std::string_view(""), std::string_view("/"), std::string_view("echo\0x", 6)}) {
    CHECK(gold(store, name) == "not_found");
  }
}

}  // namespace assay::grader
