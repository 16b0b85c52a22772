// Languages as data: what the bundled descriptions promise, how they meet a host, and what is said
// about a wrong one. No program is run here; tests/e2e/languages_test.cc does that.

#include "grader/core/languages.h"

#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>
#include <utility>
#include <vector>

#include "grader/core/language_texts.h"
#include "tests/support/catch.h"
#include "tests/support/skip.h"

namespace assay::grader {
namespace {

/// A folder of descriptions that vanishes with the test.
class Folder {
 public:
  Folder() {
    std::string name = (std::filesystem::temp_directory_path() / "assay-languages-XXXXXX").string();
    REQUIRE(::mkdtemp(name.data()) != nullptr);
    path_ = name;
  }
  ~Folder() { std::filesystem::remove_all(path_); }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;

  const std::filesystem::path& path() const { return path_; }
  void write(const std::string& name, const std::string& text) const {
    std::filesystem::create_directories((path_ / name).parent_path());
    std::ofstream(path_ / name) << text;
  }
  std::string error() const {
    const Result<Languages> loaded = Languages::load(path_.string());
    return loaded ? "" : loaded.error().message();
  }

 private:
  std::filesystem::path path_;
};

/// A complete description around `tool` and `run` members.
std::string description(const std::string& tool, const std::string& run,
                        const std::string& more = "") {
  return R"({"display": "Toy", "source": "main.toy", "tool": {"candidates": [")" + tool +
         R"("], "package": "toy-tools"}, "run": {"argv": ["{tool}"], "profile": "native")" + run +
         R"(}, "hello": {"source": ["x"], "output": "x\n"})" + more + "}";
}

bool has_path(const sandbox::Root& root, const std::string& host) {
  return std::ranges::any_of(root.paths, [&](const auto& path) { return path.host == host; });
}

}  // namespace

TEST_CASE("languages: the bundled descriptions load, sorted, with everything that a run needs") {
  const Result<Languages> loaded = Languages::load("");
  REQUIRE(loaded);
  std::vector<std::string> names;
  for (const Language& language : loaded->all()) {
    INFO(language.name);
    names.push_back(language.name);
    CHECK(!language.display.empty());
    CHECK(!language.source_name.empty());
    CHECK(!language.package.empty());
    CHECK(!language.version_command.empty());
    CHECK(!language.hello_source.empty());
    CHECK(!language.hello_output.empty());
    CHECK(language.run.root != nullptr);
    CHECK((!language.compile || language.compile->root != nullptr));
    CHECK(std::ranges::find(language.run.env, "LANG=C.UTF-8") != language.run.env.end());
    CHECK(std::ranges::any_of(language.extensions, [&](const std::string& ending) {
      return language.source_name.ends_with(ending);
    }));
  }
  CHECK(std::ranges::is_sorted(names));
  CHECK(names.size() >= 25);
}

TEST_CASE("languages: the embedded text is the text of the source tree") {
  const LanguageTexts embedded = embedded_languages();
  const Result<LanguageTexts> read = read_languages(test::source_dir() + "/grader/languages");
  REQUIRE(read);
  const auto same = [](const NamedText& a, const NamedText& b) {
    return a.name == b.name && a.text == b.text;
  };
  CHECK(std::ranges::equal(embedded.languages, read->languages, same));
  CHECK(std::ranges::equal(embedded.pieces, read->pieces, same));
}

TEST_CASE("languages: found by name and by fence label, in any case") {
  const Result<Languages> loaded = Languages::load("");
  REQUIRE(loaded);
  for (const auto& [label, name] :
       std::vector<std::pair<std::string, std::string>>{{"python", "python"},
                                                        {"py", "python"},
                                                        {"Python3", "python"},
                                                        {"C++", "cpp"},
                                                        {"cpp", "cpp"},
                                                        {"js", "javascript"},
                                                        {"node", "javascript"},
                                                        {"sh", "bash"},
                                                        {"golang", "go"},
                                                        {"rs", "rust"},
                                                        {"C", "c"}}) {
    INFO(label);
    const Result<const Language*> found = loaded->find(label);
    REQUIRE(found);
    CHECK((*found)->name == name);
  }
}

TEST_CASE("languages: an unknown one is named together with the known ones, briefly") {
  const Result<Languages> loaded = Languages::load("");
  REQUIRE(loaded);
  const Result<const Language*> found = loaded->find("brainf" + std::string(10'000, 'u'));
  REQUIRE(!found);
  CHECK(found.error().code() == ErrorCode::UnknownLanguage);
  CHECK(found.error().message().find("java, javascript, kotlin") != std::string::npos);
  CHECK(found.error().message().size() < 500);
  CHECK(!loaded->find(""));
}

TEST_CASE("languages: static programs see no library, interpreters only their own") {
  const Result<Languages> loaded = Languages::load("");
  REQUIRE(loaded);
  for (const char* name : {"c", "cpp", "go", "rust"}) {
    const Language& language = **loaded->find(name);
    INFO(name);
    for (const sandbox::BoundPath& path : language.run.root->paths) {
      CHECK(path.host.starts_with("/usr/lib/locale/"));
    }
    CHECK(language.run.root == (*loaded->find("c"))->run.root);  // one layout for all of them
  }
  for (const Language& language : loaded->all()) {
    INFO(language.name);
    for (const sandbox::BoundPath& path : language.run.root->paths) {
      for (const char* too_much : {"/", "/etc", "/usr", "/usr/bin", "/usr/lib", "/home", "/root"}) {
        CHECK(path.host != too_much);
      }
    }
  }
}

TEST_CASE("languages: a tool that is not there is a missing toolchain that names its package") {
  const Folder folder;
  folder.write("toy.json", description("/nonexistent/toy", ""));
  const Result<Languages> loaded = Languages::load(folder.path().string());
  REQUIRE(loaded);
  CHECK((*loaded->find("toy"))->tool == "");
  const Result<const Language*> found = loaded->find_installed("toy");
  REQUIRE(!found);
  CHECK(found.error().code() == ErrorCode::MissingToolchain);
  CHECK(found.error().message().find("toy-tools") != std::string::npos);
  CHECK(found.error().message().find("/nonexistent/toy") != std::string::npos);
}

TEST_CASE("languages: a needed path that is not there is missing as well, an optional one is not") {
  const Folder folder;
  folder.write("needs.json", description("/bin/sh", R"(, "paths": ["/nonexistent/lib*"])"));
  folder.write("can.json",
               description("/bin/sh", R"(, "paths": ["/nonexistent/lib*?", "{tool}"])"));
  const Result<Languages> loaded = Languages::load(folder.path().string());
  REQUIRE(loaded);
  CHECK((*loaded->find("needs"))->missing == "/nonexistent/lib*");
  CHECK(!loaded->find_installed("needs"));
  REQUIRE(loaded->find_installed("can"));
  const Language& can = **loaded->find("can");
  CHECK(can.run.root->paths.size() == 1);
  CHECK(has_path(*can.run.root, can.tool));
}

TEST_CASE("languages: links are followed to the tool and patterns take the newest") {
  const Folder folder;
  for (const char* version : {"9", "10"}) {
    const std::string home = std::string("toy-") + version + "/bin/";
    folder.write(home + "toy-real", "#!");
    std::filesystem::permissions(folder.path() / (home + "toy-real"), std::filesystem::perms(0755));
    std::filesystem::create_symlink("toy-real", folder.path() / (home + "toy"));
  }
  const std::string here = std::filesystem::canonical(folder.path()).string();
  folder.write("toy.json",
               description(here + "/toy-*/bin/toy",
                           R"(, "paths": ["{tool_home}"], "env": {"HOME": "{tool_home}"})"));
  const Result<Languages> loaded = Languages::load(folder.path().string());
  REQUIRE(loaded);
  const Language& toy = **loaded->find_installed("toy");
  CHECK(toy.tool == here + "/toy-10/bin/toy-real");
  CHECK(toy.run.argv == std::vector<std::string>{toy.tool});
  CHECK(toy.run.env == std::vector<std::string>{"HOME=" + here + "/toy-10"});
  CHECK(has_path(*toy.run.root, here + "/toy-10"));
}

TEST_CASE("languages: pieces give paths and environment; a step's own words win") {
  const Folder folder;
  folder.write("pieces/base.json",
               R"({"env": {"A": "1", "B": "1"}, "links": {"/x": "y"}, "opens": ["/e"]})");
  folder.write("toy.json",
               description("/bin/sh", R"(, "uses": ["base"], "opens": ["/f"], "env": {"B": "2"})"));
  const Result<Languages> loaded = Languages::load(folder.path().string());
  REQUIRE(loaded);
  const Language& toy = **loaded->find("toy");
  CHECK(toy.run.env == std::vector<std::string>{"A=1", "B=2"});
  REQUIRE(toy.run.root->links.size() == 1);
  CHECK(toy.run.root->links[0].box == "/x");
  CHECK(toy.run.root->opens == std::vector<std::string>{"/e", "/f"});
}

TEST_CASE("languages: a wrong description is an error with file and field") {
  const auto error_of = [](const std::string& text) {
    const Folder folder;
    folder.write("toy.json", text);
    return folder.error();
  };
  CHECK(error_of("{") == "languages/toy.json: description: not JSON");
  CHECK(error_of("[]").find("expected an object, got a list") != std::string::npos);
  CHECK(error_of("{}").find("\"display\" is missing") != std::string::npos);
  CHECK(error_of(description("/bin/sh", R"(, "limits": {"cpu_s": "2"})"))
            .find("run.limits.cpu_s: expected a number, got a string") != std::string::npos);
  CHECK(error_of(description("/bin/sh", R"(, "limits": {"cpu": 2})"))
            .find("run.limits.cpu: unknown field") != std::string::npos);
  CHECK(error_of(description("/bin/sh", R"(, "uses": ["nothing"])")).find("run.uses") !=
        std::string::npos);
  CHECK(error_of(description("/bin/sh", R"(, "paths": [1])")).find("run.paths[0]") !=
        std::string::npos);
  CHECK(error_of(description("/bin/sh", "", R"(, "profil": 1)")).find("profil: unknown field") !=
        std::string::npos);
  CHECK(
      error_of(description("/bin/sh", "", R"(, "compile": {"argv": ["x"], "profile": "compiler"})"))
          .find("artifacts") != std::string::npos);
  CHECK(error_of(description("/bin/sh", R"(, "extra": {"cpu_factor": 0})")).find("cpu_factor") !=
        std::string::npos);
}

TEST_CASE("languages: no seccomp profile of that name") {
  const Folder folder;
  std::string text = description("/bin/sh", "");
  text.replace(text.find("native"), 6, "naive!");
  folder.write("toy.json", text);
  CHECK(folder.error().find("run.profile: no such seccomp profile") != std::string::npos);
}

TEST_CASE("languages: two of one name or alias are refused") {
  const Folder folder;
  folder.write("one.json", description("/bin/sh", "", R"(, "aliases": ["toy"])"));
  folder.write("two.json", description("/bin/sh", "", R"(, "aliases": ["TOY"])"));
  CHECK(folder.error().find("\"TOY\" is taken by another language") != std::string::npos);
}

TEST_CASE("languages: a folder that is not there is an Io error") {
  const Result<Languages> loaded = Languages::load("/nonexistent/languages");
  REQUIRE(!loaded);
  CHECK(loaded.error().code() == ErrorCode::Io);
}

}  // namespace assay::grader
