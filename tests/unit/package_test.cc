#include "grader/core/package.h"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <sstream>

#include "tests/support/catch.h"
#include "tests/support/skip.h"
#include "tests/unit/package_support.h"

namespace assay::grader {
namespace {

using test::stdio_files;
using test::TemporaryFolder;
using test::with;
using test::with_fields;

Package load(const FileTree& files) {
  Result<Package> package = package_from_files("sum", files);
  INFO((package ? "" : package.error().message()));
  REQUIRE(package);
  return *std::move(package);
}

TEST_CASE("package: the smallest one has the defaults") {
  const Package package = load(stdio_files());
  CHECK(package.name == "sum");
  CHECK(package.title == "Sum");
  CHECK(package.statement == "# Sum\n");
  CHECK(package.authors.empty());
  CHECK(package.problem.id == "sum");
  CHECK(package.problem.reward == RewardRule::Binary);
  CHECK(package.problem.content_hash.starts_with("sha256:"));
  CHECK_FALSE(package.problem.limits.cpu);
  const auto& stdio = std::get<StdioProblem>(package.problem.body);
  CHECK(stdio.checker.name == "tokens");
  REQUIRE(stdio.tests.size() == 1);
  CHECK(stdio.tests[0].name == "secret/1");
  CHECK(stdio.tests[0].input == "1 2\n");
  CHECK(stdio.tests[0].answer == "3\n");
}

TEST_CASE("package: samples come first, each group in the order of names, any bytes") {
  FileTree files = stdio_files();
  for (const char* stem : {"data/secret/10", "data/secret/2", "data/sample/b", "data/sample/a/1"}) {
    files[std::string(stem) + ".in"] = std::string("\xff\0", 2);
    files[std::string(stem) + ".ans"] = "x";
  }
  const Package package = load(files);
  std::vector<std::string> names;
  for (const StdioTest& test : std::get<StdioProblem>(package.problem.body).tests) {
    names.push_back(test.name);
  }
  CHECK(names ==
        std::vector<std::string>{"sample/a/1", "sample/b", "secret/1", "secret/10", "secret/2"});
  CHECK(std::get<StdioProblem>(package.problem.body).tests[0].input == std::string("\xff\0", 2));
}

TEST_CASE("package: function, asserts and answer problems take their own files") {
  const std::string head = "format: 1\ntitle: T\nlicense: Apache-2.0\n";
  const Package function =
      load({{"problem.yaml",
             head + "kind: function\nentry: f\npolicy: {rel_tol: 1.0e-9, unordered: true}\n"},
            {"statement.md", ""},
            {"setup.py", "import math\n"},
            {"tests.json",
             R"([{"args": [{"$tuple": [1, 2.5]}], "kwargs": {"k": null}, "expected": {"$set": [1]}},
           {"name": "big", "expected": 123456789012345678901234567890}])"}});
  const auto& calls = std::get<FunctionProblem>(function.problem.body);
  CHECK(calls.entry == "f");
  CHECK(calls.setup == "import math\n");
  CHECK(calls.policy.unordered);
  CHECK(calls.policy.rel_tol == 1e-9);
  REQUIRE(calls.tests.size() == 2);
  CHECK(checkers::describe(calls.tests[0].args.at(0)) == "(1, 2.5)");
  CHECK(std::get<checkers::IntValue>(calls.tests[1].expected.data).digits ==
        "123456789012345678901234567890");

  const Package asserts = load({{"problem.yaml", head + "kind: asserts\nentry: f\n"},
                                {"statement.md", ""},
                                {"prompt.py", "def f():\n"},
                                {"test.py", "assert f()\n"}});
  const auto& assertions = std::get<AssertsProblem>(asserts.problem.body);
  CHECK(assertions.prompt == "def f():\n");
  CHECK(assertions.test == "assert f()\n");

  const Package answer =
      load({{"problem.yaml", head + "kind: answer\ngold: [1/2, '0.5']\n"
                                    "extraction: boxed\npolicy: {ordered: true}\n"},
            {"statement.md", ""}});
  const auto& golds = std::get<AnswerProblem>(answer.problem.body);
  CHECK(golds.golds == std::vector<std::string>{"1/2", "0.5"});
  CHECK(golds.extraction == checkers::math::Extraction::Boxed);
  CHECK(golds.policy.ordered);
}

TEST_CASE("package: solutions by extension, as model text, and of several files") {
  FileTree files = stdio_files();
  files["submissions/wrong_answer/a.py"] = "print(4)\n";
  files["submissions/accepted/z.cpp"] = "int main() {}\n";
  files["submissions/accepted/text.md"] = "```python\nprint(3)\n```\n";
  files["submissions/accepted/parts/main.c"] = "int f(void);\n";
  files["submissions/accepted/parts/lib/f.c"] = "int f(void) { return 1; }\n";
  const Package package = load(files);
  REQUIRE(package.solutions.size() == 4);
  const auto& parts = package.solutions[0];
  CHECK(parts.path == "submissions/accepted/parts");
  CHECK(parts.claimed == Verdict::Accepted);
  CHECK(parts.submission.language == "c");
  CHECK(parts.submission.main == "main.c");
  CHECK(parts.submission.files.size() == 2);
  const auto& text = package.solutions[1];
  CHECK(text.path == "submissions/accepted/text.md");
  CHECK(text.submission.language.empty());
  CHECK(text.submission.completion == "```python\nprint(3)\n```\n");
  const auto& single = package.solutions[2];
  CHECK(single.submission.language == "cpp");
  REQUIRE(single.submission.files.size() == 1);
  CHECK(single.submission.files[0].content == "int main() {}\n");
  CHECK(package.solutions[3].claimed == Verdict::WrongAnswer);
  CHECK(package.solutions[3].submission.language == "python");
}

TEST_CASE("package: by folder, with and without a slash at the end, and relative") {
  const TemporaryFolder folder;
  folder.write("sum", stdio_files());
  const std::string path = (folder.path() / "sum").string();
  for (const std::string& spelled : {path, path + "/", path + "/.", path + "/data/.."}) {
    const Result<Package> package = load_package(spelled);
    INFO(spelled);
    REQUIRE(package);
    CHECK(package->name == "sum");
  }
  const Result<Package> missing = load_package((folder.path() / "other").string());
  REQUIRE_FALSE(missing);
  CHECK(missing.error().code() == ErrorCode::NotFound);
}

TEST_CASE("package: a bad one by folder names the folder") {
  const TemporaryFolder folder;
  folder.write("sum", with_fields(stdio_files(), "kindness: 1\n"));
  const std::string path = (folder.path() / "sum").string();
  const Result<Package> package = load_package(path);
  REQUIRE_FALSE(package);
  CHECK(package.error().message() ==
        path + ": problem.yaml:5:1: kindness: unknown field of a problem of kind stdio");
}

TEST_CASE("package: by name in the first folder that has it, and never outside of them") {
  const TemporaryFolder folder;
  folder.write("first/a", stdio_files());
  folder.write("second/a", with_fields(stdio_files(), "tags: [second]\n"));
  folder.write("second/b", with_fields(stdio_files(), "tags: [second]\n"));
  folder.write("secret", stdio_files());
  std::filesystem::create_directory_symlink(folder.path() / "secret", folder.path() / "first/link");
  const std::string root = folder.path().string();
  const std::vector<std::string> search = {root + "/first", root + "/missing", root + "/second"};
  REQUIRE(find_package("a", search));
  CHECK(find_package("a", search)->tags.empty());
  REQUIRE(find_package("b", search));
  CHECK(find_package("b", search)->tags == std::vector<std::string>{"second"});
  using namespace std::string_view_literals;
  for (const std::string_view name : {"c"sv, "link"sv, ""sv, "."sv, ".."sv, "../secret"sv, "/etc"sv,
                                      "a/../../secret"sv, "a/"sv, "a\0"sv, "first"sv}) {
    const Result<Package> package = find_package(name, search);
    INFO(name);
    REQUIRE_FALSE(package);
    CHECK(package.error().code() == ErrorCode::NotFound);
  }
}

TEST_CASE("package: the search folders can be given by ASSAY_PROBLEMS") {
  ::setenv("ASSAY_PROBLEMS", "/a:b/c::", 1);
  CHECK(default_problem_folders() == std::vector<std::string>{"/a", "b/c"});
  ::unsetenv("ASSAY_PROBLEMS");
  const std::vector<std::string> folders = default_problem_folders();
  CHECK_FALSE(folders.empty());
  CHECK(find_package("second_spin", folders));
}

std::string document() {
  std::ifstream file(test::source_dir() + "/docs/PROBLEM_FORMAT.md");
  std::stringstream text;
  text << file.rdbuf();
  return text.str();
}

/// The fenced blocks of a document that stand under "<!-- file: NAME -->".
FileTree files_of_document(const std::string& text) {
  FileTree files;
  std::istringstream lines(text);
  std::string line, name;
  bool inside = false;
  while (std::getline(lines, line)) {
    if (line.starts_with("<!-- file: ")) {
      name = line.substr(11, line.find(" -->") - 11);
    } else if (!name.empty() && line.starts_with("```")) {
      if (inside) {
        name.clear();
      }
      inside = !inside;
    } else if (inside) {
      files[name] += line + "\n";
    }
  }
  return files;
}

TEST_CASE("docs/PROBLEM_FORMAT.md: its example is a package") {
  const FileTree files = files_of_document(document());
  REQUIRE(files.size() == 6);
  const Package package = load(files);
  CHECK(package.title == "Sum of Two");
  CHECK(package.authors.size() == 2);
  CHECK(package.problem.limits.cpu == CpuTime{std::chrono::seconds(1)});
  CHECK(package.solutions.size() == 2);
}

/// The names that the codec knows in a mapping, from what it says of one that it does not know.
std::vector<std::string> known_fields(FileTree files, const std::string& field) {
  files.at("problem.yaml") += field + ": {misspelt: 1}\n";
  const Result<Package> package = package_from_files("p", files);
  REQUIRE_FALSE(package);
  const std::string& message = package.error().message();
  const std::size_t begin = message.find("(known here: ");
  INFO(message);
  REQUIRE(begin != std::string::npos);
  std::istringstream list(message.substr(begin + 13, message.rfind(')') - begin - 13));
  std::vector<std::string> names;
  for (std::string name; std::getline(list >> std::ws, name, ',');) {
    names.push_back(name);
  }
  return names;
}

TEST_CASE("docs/PROBLEM_FORMAT.md: tells every limit and every field of a policy") {
  const std::string text = document();
  const std::string head = "format: 1\ntitle: T\nlicense: Apache-2.0\n";
  const FileTree function = {{"problem.yaml", head + "kind: function\nentry: f\n"},
                             {"statement.md", ""},
                             {"tests.json", R"([{"expected": 1}])"}};
  const FileTree answer = {{"problem.yaml", head + "kind: answer\ngold: '1'\n"},
                           {"statement.md", ""}};
  std::vector<std::string> names = known_fields(stdio_files(), "limits");
  std::ranges::copy(known_fields(function, "policy"), std::back_inserter(names));
  std::ranges::copy(known_fields(answer, "policy"), std::back_inserter(names));
  CHECK(names.size() > 15);
  for (const std::string& name : names) {
    INFO(name);
    CHECK(text.find("`" + name + "`") != std::string::npos);
  }
}

TEST_CASE("docs/PROBLEM_FORMAT.md: tells every checker and each of its options") {
  const std::string text = document();
  for (const checkers::CheckerInfo& checker : checkers::builtin_checkers()) {
    INFO(checker.name);
    const std::size_t row = text.find("| `" + std::string(checker.name) + "` |");
    REQUIRE(row != std::string::npos);
    for (const checkers::OptionInfo& option : checker.options) {
      INFO(option.name);
      // unordered_lines says "as `lines`"
      CHECK(text.find("`" + std::string(option.name) + "`") != std::string::npos);
    }
  }
}

}  // namespace
}  // namespace assay::grader
