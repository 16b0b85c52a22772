// Command lines and specs out of a language's data.

#include "grader/core/run_plan.h"
#include "tests/support/catch.h"

namespace assay::grader {
namespace {

using Words = std::vector<std::string>;

CommandValues values() {
  return {.source = "src/Main.java",
          .sources = {"src/Main.java", "Other.java"},
          .tool = "/opt/jdk/bin/javac",
          .memory = Bytes::mib(64) + Bytes{17}};
}

TEST_CASE("command lines: every placeholder has its value") {
  CHECK(substitute({"{tool}", "-Xmx{memory_mb}m", "{source}", "{main_stem}"}, values()) ==
        Words{"/opt/jdk/bin/javac", "-Xmx64m", "src/Main.java", "Main"});
}

TEST_CASE("command lines: {sources} becomes one argument a file") {
  CHECK(substitute({"cc", "{sources}", "-o"}, values()) ==
        Words{"cc", "src/Main.java", "Other.java", "-o"});
}

TEST_CASE(
    "command lines: braces that are no placeholder stay, and values are not looked at again") {
  CHECK(substitute({"${HOME}", "{unknown}", "{", "{{source}}"}, values()) ==
        Words{"${HOME}", "{unknown}", "{", "{src/Main.java}"});
  CommandValues tricky = values();
  tricky.source = "{tool}";
  CHECK(substitute({"{source}"}, tricky) == Words{"{tool}"});
}

TEST_CASE("command lines: a stem is the file's, and a leading dot begins no extension") {
  CommandValues v = values();
  for (const auto& [source, stem] : {std::pair{"a.b/Main.tar.gz", "Main.tar"},
                                     {".hidden", ".hidden"},
                                     {"plain", "plain"},
                                     {"d/x.py", "x"}}) {
    v.source = source;
    CHECK(substitute({"{main_stem}"}, v) == Words{stem});
  }
}

Language compiled_language() {
  Language language;
  language.name = "c";
  language.extensions = {".c"};
  language.tool = "/usr/bin/gcc";
  language.memory_extra = Bytes::mib(100);
  language.compile = Language::Step{.argv = {"{tool}", "{sources}"},
                                    .env = {"LC_ALL=C"},
                                    .root = std::make_shared<const sandbox::Root>(),
                                    .profile = sandbox::Profile::Compiler,
                                    .limits = {},
                                    .warm = {},
                                    .artifacts = {"program"}};
  language.run.argv = {"/box/program", "{memory_mb}"};
  language.run.root = std::make_shared<const sandbox::Root>();
  return language;
}

TEST_CASE("compile step: sees all files, names only the sources, collects the artifacts") {
  const Language language = compiled_language();
  const Result<Sources> sources =
      make_sources(language, {{"main.c", "int main(){}"}, {"a.h", ""}, {"b.c", ""}}, "main.c");
  REQUIRE(sources.has_value());
  const sandbox::Spec spec = compile_spec(*sources, *language.compile);
  CHECK(spec.argv == Words{"/usr/bin/gcc", "main.c", "b.c"});
  CHECK(spec.files.size() == 3);
  CHECK(spec.collect == Words{"program"});
  CHECK(spec.profile == sandbox::Profile::Compiler);
  CHECK(spec.env == Words{"LC_ALL=C"});
}

TEST_CASE("compile step: a main file of another extension is compiled all the same") {
  const Language language = compiled_language();
  const Result<Sources> sources =
      make_sources(language, {{"main.txt", ""}, {"b.c", ""}}, "main.txt");
  REQUIRE(sources.has_value());
  CHECK(sources->compiled == Words{"main.txt", "b.c"});
}

TEST_CASE("run: {memory_mb} is what the problem asked for, without the runtime's extra") {
  const Language language = compiled_language();
  const Result<Sources> sources = make_sources(language, {{"main.c", ""}}, "main.c");
  REQUIRE(sources.has_value());
  LimitOverrides wanted;
  wanted.memory = Bytes::mib(50);
  const sandbox::Spec spec = run_spec(*sources, {}, "main.c", wanted);
  CHECK(spec.argv == Words{"/box/program", "50"});
  CHECK(spec.limits.memory == Bytes::mib(150));
  CHECK(spec.files.empty());
}

TEST_CASE("content: names and contents both count") {
  const Language language = compiled_language();
  const auto hash = [&](std::vector<SourceFile> files) {
    return make_sources(language, files, "a")->content_hash;
  };
  CHECK(hash({{"a", "1"}}) == hash({{"a", "1"}}));
  CHECK(hash({{"a", "1"}}) != hash({{"a", "2"}}));
  CHECK(hash({{"a", "bc"}}) != hash({{"ab", "c"}}));
}

TEST_CASE("warm interpreters: sources that name a module of the preload get it") {
  Language language = compiled_language();
  const auto modules = [&](const std::string& text, const std::string& other = "") {
    const Result<Sources> sources = make_sources(language, {{"a", text}, {"b", other}}, "a");
    return sources->warm ? sources->warm->modules : Words{"none"};
  };
  language.run.preload = {{"numpy", ""}, {"sympy", "first()\n"}};
  CHECK(modules("import numpy") == Words{"none"});
  language.run.warm = std::make_shared<const sandbox::Warm>(sandbox::Warm{{"json"}});
  CHECK(modules("import numpy") == Words{"json", "numpy"});
  CHECK(modules("pass", "from numpy.linalg import det") == Words{"json", "numpy"});
  CHECK(modules("from sympy import Symbol as s, numpy") == Words{"json", "numpy", "sympy"});
  CHECK(modules("import numpyro, my_numpy, numpy2") == Words{"json"});
  CHECK(modules("") == Words{"json"});
  CHECK(make_sources(language, {{"a", "sympy"}}, "a")->warm->script == "first()\n");
  CHECK(make_sources(language, {{"a", "json"}}, "a")->warm == language.run.warm);
}

}  // namespace
}  // namespace assay::grader
