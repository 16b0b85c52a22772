// Every way a package can be wrong, with the exact words: package_errors.txt holds one block a
// case. Run with ASSAY_UPDATE_GOLDEN=1 to write the file anew, and review the difference.

#include <cstdlib>
#include <fstream>
#include <sstream>

#include "grader/core/package.h"
#include "tests/support/catch.h"
#include "tests/support/skip.h"
#include "tests/unit/package_support.h"

namespace assay::grader {
namespace {

using test::stdio_files;
using test::with;
using test::with_fields;
using test::without;

struct Case {
  std::string name;
  FileTree files;
};

FileTree manifest(const std::string& text) { return with(stdio_files(), "problem.yaml", text); }

FileTree function_files(const std::string& tests, const std::string& fields = "") {
  return {
      {"problem.yaml", "format: 1\ntitle: T\nkind: function\nlicense: MIT\nentry: f\n" + fields},
      {"statement.md", ""},
      {"tests.json", tests}};
}
FileTree answer_files(const std::string& fields) {
  return {{"problem.yaml", "format: 1\ntitle: T\nkind: answer\nlicense: MIT\n" + fields},
          {"statement.md", ""}};
}

std::vector<Case> cases() {
  return {
      {"no manifest", without(stdio_files(), "problem.yaml")},
      {"no statement", without(stdio_files(), "statement.md")},
      {"manifest is empty", manifest("")},
      {"manifest is a list", manifest("- 1\n")},
      {"manifest is not YAML", manifest("format: 1\ntitle: [a\n")},
      {"manifest has a tab", manifest("format: 1\nlimits:\n\tcpu_s: 1\n")},
      {"manifest is not UTF-8", manifest("format: 1\ntitle: \xff\n")},
      {"a key twice", with_fields(stdio_files(), "title: Again\n")},
      {"an alias", with_fields(stdio_files(), "tags: &a [x]\nauthor: *a\n")},
      {"no format", manifest("title: T\nkind: stdio\nlicense: MIT\n")},
      {"another format", manifest("format: 2\ntitle: T\nkind: stdio\nlicense: MIT\n")},
      {"no title", manifest("format: 1\nkind: stdio\nlicense: MIT\n")},
      {"title is a number", manifest("format: 1\ntitle: 7\nkind: stdio\nlicense: MIT\n")},
      {"no license", manifest("format: 1\ntitle: T\nkind: stdio\n")},
      {"no kind", manifest("format: 1\ntitle: T\nlicense: MIT\n")},
      {"unknown kind", manifest("format: 1\ntitle: T\nkind: studio\nlicense: MIT\n")},
      {"author is a mapping", with_fields(stdio_files(), "author: {name: A}\n")},
      {"a tag is a number", with_fields(stdio_files(), "tags:\n  - a\n  - 7\n")},
      {"unknown field", with_fields(stdio_files(), "cheker: {name: tokens}\n")},
      {"field of another kind", with_fields(stdio_files(), "gold: 5\n")},
      {"tests in the manifest", with_fields(stdio_files(), "tests: []\n")},
      {"unknown limit", with_fields(stdio_files(), "limits:\n  memory_mb: 64\n  cpu: 1\n")},
      {"limit is text", with_fields(stdio_files(), "limits:\n  cpu_s: 2s\n")},
      {"limit is zero", with_fields(stdio_files(), "limits: {cpu_s: 0}\n")},
      {"limit is negative", with_fields(stdio_files(), "limits: {memory_mb: -1}\n")},
      {"limits are a list", with_fields(stdio_files(), "limits: [1]\n")},
      {"unknown reward", with_fields(stdio_files(), "reward: linear\n")},
      {"languages are a mapping", with_fields(stdio_files(), "languages: {python: 3}\n")},
      {"checker is a name", with_fields(stdio_files(), "checker: tokens\n")},
      {"checker without a name", with_fields(stdio_files(), "checker: {rel_tol: 1}\n")},
      {"checker option is a list",
       with_fields(stdio_files(), "checker: {name: floats, rel_tol: [1]}\n")},
      {"no tests", without(without(stdio_files(), "data/secret/1.in"), "data/secret/1.ans")},
      {"input without answer", without(stdio_files(), "data/secret/1.ans")},
      {"answer without input", without(stdio_files(), "data/secret/1.in")},
      {"misspelt folder", with(stdio_files(), "data/secrets/1.in", "")},
      {"stray file", with(stdio_files(), "notes.txt", "")},
      {"file of another kind", with(stdio_files(), "tests.json", "[]")},
      {"unknown verdict", with(stdio_files(), "submissions/wrong/a.py", "")},
      {"submission outside a verdict", with(stdio_files(), "submissions/a.py", "")},
      {"unknown extension", with(stdio_files(), "submissions/accepted/a.cobol", "")},
      {"no extension", with(stdio_files(), "submissions/accepted/a", "")},
      {"folder without main", with(stdio_files(), "submissions/accepted/a/b.py", "")},
      {"function without tests", without(function_files(""), "tests.json")},
      {"tests are not JSON", function_files("[\n  {\"args\": [1,]}\n]")},
      {"tests are an object", function_files("{}")},
      {"tests are empty", function_files("[]")},
      {"a key twice in tests", function_files(R"([{"expected": 1, "expected": 2}])")},
      {"test without expected", function_files(R"([{"args": [1]}])")},
      {"unknown key in a test",
       function_files(R"([{"expected": 1}, {"arg": [1], "expected": 1}])")},
      {"bad value in a test", function_files(R"([{"args": [[{"$tupel": []}]], "expected": 1}])")},
      {"unknown policy", function_files(R"([{"expected": 1}])", "policy: {abs_tolerance: 1}\n")},
      {"entry is no name", function_files(R"([{"expected": 1}])", "languages: [python]\n")},
      {"asserts without tests",
       {{"problem.yaml", "format: 1\ntitle: T\nkind: asserts\nlicense: MIT\n"},
        {"statement.md", ""}}},
      {"answer without gold", answer_files("")},
      {"gold is a number", answer_files("gold: 0.5\n")},
      {"gold is empty", answer_files("gold: ''\n")},
      {"one gold is a number", answer_files("gold: ['1/2', 0.5]\n")},
      {"unknown extraction", answer_files("gold: '1'\nextraction: boxes\n")},
  };
}

std::string read_file(const std::string& path) {
  std::ifstream file(path);
  std::stringstream text;
  text << file.rdbuf();
  return text.str();
}

TEST_CASE("package: every error in words") {
  std::string all;
  for (Case& each : cases()) {
    if (each.name == "entry is no name") {
      std::string& text = each.files.at("problem.yaml");
      text.replace(text.find("entry: f"), 8, "entry: 9");
    }
    const Result<Package> package = package_from_files("p", each.files);
    INFO(each.name);
    REQUIRE_FALSE(package);
    all += each.name + "\n    " + package.error().message() + "\n";
    CHECK(package.error().code() == ErrorCode::BadProblem);
  }
  const Result<Package> badly_named = package_from_files("..", stdio_files());
  REQUIRE_FALSE(badly_named);
  all += "the folder's name\n    " + badly_named.error().message() + "\n";

  const std::string path = test::source_dir() + "/tests/golden/package_errors.txt";
  if (std::getenv("ASSAY_UPDATE_GOLDEN") != nullptr) {
    std::ofstream(path) << all;
  }
  CHECK(all == read_file(path));
}

}  // namespace
}  // namespace assay::grader
