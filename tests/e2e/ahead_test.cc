// What is made ahead saves time and changes nothing: the real toolchains with and without, in real
// boxes. Equality is of bytes: the same program comes out.

#include "grader/core/ahead.h"

#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <string>
#include <utility>
#include <vector>

#include "grader/core/run_plan.h"
#include "tests/support/catch.h"
#include "tests/support/skip.h"

namespace assay::grader {
namespace {

sandbox::Executor* executor() {
  static const Result<std::unique_ptr<sandbox::Executor>> started =
      sandbox::start_executor({.slots = 1, .require = sandbox::Tier::Rootless});
  return started ? started->get() : nullptr;
}

class Place {
 public:
  Place() {
    std::string name = (std::filesystem::temp_directory_path() / "assay-ahead-XXXXXX").string();
    REQUIRE(::mkdtemp(name.data()) != nullptr);
    path_ = name;
  }
  ~Place() { std::filesystem::remove_all(path_); }
  Place(const Place&) = delete;
  Place& operator=(const Place&) = delete;
  AheadFolder folder() const {
    Result<AheadFolder> folder = AheadFolder::create(path_.string());
    REQUIRE(folder);
    return *std::move(folder);
  }

 private:
  std::filesystem::path path_;
};

/// A language without anything ahead, and the same one with it. Made once: a PCH takes seconds.
struct Pair {
  Language plain;
  Language ready;
};
Pair pair_of(const std::string& name) {
  static const Place place;
  static Runner runner(*executor());
  const Result<Languages> languages = Languages::load("");
  REQUIRE(languages);
  const Result<const Language*> language = languages->find_installed(name);
  INFO((language ? "" : language.error().message()));
  REQUIRE(language);
  const AheadFolder folder = place.folder();
  for (const AheadStep& step : ahead_steps(**language)) {
    if (!folder.find(ahead_name(step))) {
      const Result<void> made = make_ahead(runner, step, folder, {});
      INFO((made ? "" : made.error().message()));
      REQUIRE(made);
    }
  }
  Pair pair{**language, **language};
  use_ahead(pair.ready, folder);
  return pair;
}

sandbox::Report compile(const Language& language, const std::string& source,
                        const std::vector<std::string>& more = {}) {
  Result<Sources> sources =
      make_sources(language, {{language.source_name, source}}, language.source_name);
  REQUIRE(sources);
  sandbox::Spec spec = compile_spec(*sources, *language.compile);
  spec.argv.insert(spec.argv.end(), more.begin(), more.end());
  Result<sandbox::Report> report = executor()->run(spec);
  INFO((report ? "" : report.error().message()));
  REQUIRE(report);
  return *std::move(report);
}

constexpr const char* kHeader = "/usr/lib/assay/bits/stdc++.h.gch";
constexpr const char* kMain =
    "int main() { std::map<int, int> m; m[1] = 2; std::cout << m.size() << '\\n'; }\n";

}  // namespace

TEST_CASE("ahead: C++ uses its precompiled header and makes the same program") {
  if (executor() == nullptr) {
    return test::skip("this host gives no sandbox");
  }
  const Pair cpp = pair_of("cpp");
  const std::string source = std::string("#include <bits/stdc++.h>\n") + kMain;
  const sandbox::Report told = compile(cpp.ready, source, {"-H"});
  INFO(told.err);
  CHECK(told.err.find(std::string("! ") + kHeader) != std::string::npos);
  CHECK(compile(cpp.plain, source, {"-H"}).err.find(kHeader) == std::string::npos);

  const sandbox::Report plain = compile(cpp.plain, source);
  const sandbox::Report ready = compile(cpp.ready, source);
  REQUIRE(plain.files.size() == 1);
  REQUIRE(ready.files.size() == 1);
  CHECK(plain.files[0].content.size() > 1000);
  CHECK(plain.files[0].content == ready.files[0].content);
  CHECK(ready.refused_calls.empty());
}

TEST_CASE("ahead: what goes before the header in real submissions means the same with it") {
  if (executor() == nullptr) {
    return test::skip("this host gives no sandbox");
  }
  const Pair cpp = pair_of("cpp");
  const std::vector<std::string> before{
      "#pragma GCC optimize(\"O3,unroll-loops\")\n#pragma GCC target(\"avx2,popcnt\")\n",
      "#define NDEBUG\n",
      "#define _GLIBCXX_DEBUG\n",
      "#include <vector>\n",
      "#include <bits/stdc++.h>\n#include <ext/pb_ds/assoc_container.hpp>\n",
      "#define int long long\n",  // breaks the header, the same way
  };
  for (const std::string& prefix : before) {
    INFO(prefix);
    const std::string source = prefix + "#include <bits/stdc++.h>\n" + kMain;
    const sandbox::Report plain = compile(cpp.plain, source);
    const sandbox::Report ready = compile(cpp.ready, source);
    CHECK(plain.verdict == ready.verdict);
    REQUIRE(plain.files.size() == ready.files.size());
    CHECK(plain.files[0].content == ready.files[0].content);
  }
}

TEST_CASE("ahead: a submission can neither change nor replace what was made ahead") {
  if (executor() == nullptr) {
    return test::skip("this host gives no sandbox");
  }
  const Pair cpp = pair_of("cpp");
  Result<Sources> sources = make_sources(cpp.ready, {{"main.cpp", ""}}, "main.cpp");
  REQUIRE(sources);
  sandbox::Spec spec = compile_spec(*sources, *cpp.ready.compile);
  auto root = std::make_shared<sandbox::Root>(*spec.root);
  root->paths.push_back({.host = "/usr/bin/perl", .box = "/usr/bin/perl"});
  spec.root = std::move(root);
  spec.argv = {"/usr/bin/perl", "-e", R"(
    my ($dir, $file) = ('/usr/lib/assay/bits', '/usr/lib/assay/bits/stdc++.h.gch');
    die "not there" unless -s $file;
    print open(my $f, '+<', $file) ? 'opened' : 'no', chmod(0666, $file), unlink($file) ? 'gone' : 'no',
      rename($file, "$file.old") ? 'moved' : 'no', open(my $g, '>', "$dir/vector") ? 'planted' : 'no', "\n";
  )"};
  const Result<sandbox::Report> report = executor()->run(spec);
  REQUIRE(report);
  INFO(report->err);
  CHECK(report->out == "no0nonono\n");
}

TEST_CASE("ahead: Java's compiler takes its archive and writes the same classes") {
  if (executor() == nullptr) {
    return test::skip("this host gives no sandbox");
  }
  const Pair java = pair_of("java");
  const std::string javac = "com.sun.tools.javac.main.JavaCompiler source: ";
  const std::vector<std::string> log{"-J-Xlog:class+load"};
  CHECK(compile(java.ready, java.ready.hello_source, log)
            .out.find(javac + "shared objects file (top)") != std::string::npos);
  CHECK(compile(java.plain, java.plain.hello_source, log).out.find(javac + "jrt:/jdk.compiler") !=
        std::string::npos);
  const sandbox::Report plain = compile(java.plain, java.plain.hello_source);
  const sandbox::Report ready = compile(java.ready, java.ready.hello_source);
  CHECK(ready.out + ready.err == "");
  CHECK(ready.refused_calls.empty());
  REQUIRE(plain.files.size() == ready.files.size());
  REQUIRE(!plain.files.empty());
  for (std::size_t i = 0; i < plain.files.size(); ++i) {
    CHECK(plain.files[i].name == ready.files[i].name);
    CHECK(plain.files[i].content == ready.files[i].content);
  }
}

TEST_CASE("ahead: what is damaged, or removed under a running server, costs time only") {
  if (executor() == nullptr) {
    return test::skip("this host gives no sandbox");
  }
  for (const char* name : {"cpp", "java"}) {
    INFO(name);
    const Place place;
    const AheadFolder folder = place.folder();
    const Result<Languages> languages = Languages::load("");
    REQUIRE(languages);
    Language language = **languages->find_installed(name);
    const std::string file = ahead_name(ahead_steps(language).front());
    REQUIRE(folder.put(file, "gpch.014 and then nothing that makes sense"));
    use_ahead(language, folder);
    REQUIRE(!language.compile->ahead_words.empty());
    const sandbox::Report damaged = compile(language, language.hello_source);
    CHECK(damaged.verdict == sandbox::Verdict::Ok);
    CHECK(damaged.out + damaged.err == "");
    folder.remove_others("", "");
    // Another layout, so that no box with the file is still there.
    auto root = std::make_shared<sandbox::Root>(*language.compile->root);
    root->files.push_back({.box = "/etc/other", .content = ""});
    language.compile->root = std::move(root);
    const sandbox::Report removed = compile(language, language.hello_source);
    CHECK(removed.verdict == sandbox::Verdict::Ok);
    CHECK(removed.out + removed.err == "");
  }
}

TEST_CASE("ahead: another toolchain, command or header asks for another name") {
  const Result<Languages> languages = Languages::load("");
  REQUIRE(languages);
  const Result<const Language*> found = languages->find_installed("cpp");
  if (!found) {
    return test::skip(found.error().message());
  }
  Language cpp = **found;
  const auto name = [&] { return ahead_name(ahead_steps(cpp).front()); };
  const std::string first = name();
  CHECK(first == name());
  CHECK(first.starts_with("cpp-compile-"));
  cpp.compile->argv.emplace_back("-O3");
  const std::string other_flags = name();
  CHECK(other_flags != first);
  cpp.compile->ahead->watch.push_back("/nonexistent/header");
  const std::string absent = name();
  CHECK(absent != other_flags);
  cpp.compile->ahead->watch.back() = "/proc/self/exe";
  CHECK(name() != absent);
}

}  // namespace assay::grader
