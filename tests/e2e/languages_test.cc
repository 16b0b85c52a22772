// Every language's hello program through the real executor: compiled and run in the box, with the
// exact output, and without a single refused system call, which would mean that an allow-list does
// not fit its runtime. ASSAY_LANGUAGE_ROUNDS=15 repeats each and prints medians, ASSAY_LANGUAGE=go
// picks one.
//
// The core set, what scripts/setup installs, must all be here where nothing may be skipped; of the
// other languages (scripts/install-languages) those are tried that are here.

#include "grader/core/languages.h"

#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <memory>
#include <optional>
#include <set>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

#include "grader/core/run_plan.h"
#include "grader/core/toolchains.h"
#include "grader/grader.h"
#include "sandbox/sandbox.h"
#include "tests/support/catch.h"
#include "tests/support/skip.h"

namespace assay::grader {
namespace {

/// One executor a tier for all cases, or nothing where the host gives none.
sandbox::Executor* executor(sandbox::Tier tier = sandbox::Tier::Full) {
  using Started = Result<std::unique_ptr<sandbox::Executor>>;
  static const Started strongest =
      sandbox::start_executor({.slots = 1, .require = sandbox::Tier::Rootless});
  static const Started rootless = sandbox::start_executor(
      {.slots = 1, .require = sandbox::Tier::Rootless, .force = sandbox::Tier::Rootless});
  const Started& started = tier == sandbox::Tier::Rootless ? rootless : strongest;
  return started ? started->get() : nullptr;
}

const Languages& languages() {
  // The texts of the source tree, which a unit test compares with the embedded ones: a description
  // can be tried without a build.
  static const Result<Languages> loaded = Languages::load(test::source_dir() + "/grader/languages");
  REQUIRE(loaded);
  return *loaded;
}

sandbox::Report run(const sandbox::Spec& spec, sandbox::Tier tier = sandbox::Tier::Full) {
  Result<sandbox::Report> report = executor(tier)->run(spec);
  INFO((report ? "" : report.error().message()));
  REQUIRE(report);
  return *std::move(report);
}

std::string joined(const std::vector<std::string>& words) {
  std::string all;
  for (const std::string& word : words) {
    all += word + " ";
  }
  return all;
}

struct HelloRun {
  std::optional<sandbox::Report> compile;
  sandbox::Report run;
};

HelloRun run_program(const Language& language, const std::string& source,
                     sandbox::Tier tier = sandbox::Tier::Full) {
  HelloRun result;
  Result<Sources> sources =
      make_sources(language, {{language.source_name, source}}, language.source_name);
  REQUIRE(sources);
  std::vector<sandbox::File> placed = sources->files;
  if (language.compile) {
    result.compile = run(compile_spec(*sources, *language.compile), tier);
    INFO(result.compile->err << result.compile->out << result.compile->detail
                             << joined(result.compile->refused_calls));
    REQUIRE(result.compile->verdict == sandbox::Verdict::Ok);
    REQUIRE(!result.compile->files.empty());
    placed.clear();
    for (const sandbox::CollectedFile& file : result.compile->files) {
      INFO(file.name << ": " << file.refused);
      REQUIRE(file.refused.empty());
      Result<sandbox::Blob> content = sandbox::Blob::from(file.content);
      REQUIRE(content);
      placed.push_back({.name = file.name, .content = *content, .executable = true});
    }
  }
  result.run = run(run_spec(*sources, placed, language.source_name, {}), tier);
  return result;
}

double median(std::vector<double> values) {
  std::ranges::sort(values);
  return values.empty() ? 0 : values[values.size() / 2];
}

/// What the rounds of one step took, in milliseconds.
struct Times {
  std::vector<double> wall;
  std::vector<double> cpu;

  void add(const sandbox::Usage& usage) {
    using Milliseconds = std::chrono::duration<double, std::milli>;
    wall.push_back(Milliseconds(usage.wall.value).count());
    cpu.push_back(Milliseconds(usage.cpu.value).count());
  }
  std::string text() const {
    char text[64];
    std::snprintf(text, sizeof text, "%8.1f ms (%7.1f ms cpu)", median(wall), median(cpu));
    return text;
  }
};

int rounds() {
  const char* asked = std::getenv("ASSAY_LANGUAGE_ROUNDS");
  return asked == nullptr ? 1 : std::max(1, std::atoi(asked));
}

void check_hello(const Language& language, sandbox::Tier tier) {
  Times compile;
  Times run;
  double peak_mib = 0;
  for (int round = 0; round < rounds(); ++round) {
    const HelloRun hello = run_program(language, language.hello_source, tier);
    if (hello.compile) {
      CHECK(joined(hello.compile->refused_calls) == "");
      CHECK(joined(hello.compile->read_outside) == "");
      compile.add(hello.compile->usage);
    }
    INFO(hello.run.detail << "\n" << hello.run.err);
    CHECK(hello.run.verdict == sandbox::Verdict::Ok);
    CHECK(hello.run.out == language.hello_output);
    CHECK(hello.run.err == "");
    CHECK(joined(hello.run.refused_calls) == "");
    CHECK(joined(hello.run.read_outside) == "");
    run.add(hello.run.usage);
    peak_mib = static_cast<double>(hello.run.usage.memory_peak.count) / (1 << 20);
  }
  std::printf("%-11s compile %s   run %s   peak %6.1f MiB\n", language.name.c_str(),
              compile.text().c_str(), run.text().c_str(), peak_mib);
}

/// The packages that scripts/setup installs for submissions: lines "languages PACKAGE[:PATH]...".
std::set<std::string> core_packages() {
  std::ifstream file(test::source_dir() + "/scripts/packages.txt");
  std::set<std::string> packages;
  for (std::string line; std::getline(file, line);) {
    std::istringstream words(line);
    std::string word;
    if (words >> word && word == "languages") {
      while (words >> word) {
        packages.insert(word.substr(0, word.find(':')));
      }
    }
  }
  return packages;
}

/// Whether all packages that bring `language` are among them.
bool is_core(const Language& language) {
  static const std::set<std::string> core = core_packages();
  std::istringstream packages(language.package);
  return std::all_of(std::istream_iterator<std::string>(packages), {},
                     [](const std::string& package) { return core.contains(package); });
}

bool is_picked(const Language& language) {
  const char* picked = std::getenv("ASSAY_LANGUAGE");
  return picked == nullptr || language.name == picked;
}

/// Whether `language` can be tried here. One that the set-up installs and that is not here is a
/// skipped test; any other is not part of the set.
bool is_here(const Language& language) {
  if (!language.tool.empty()) {
    return true;
  }
  if (is_core(language)) {
    test::skip(language.display + " is not installed (" + language.missing + ")");
  } else {
    std::printf("%-11s not of the core set and not installed (%s)\n", language.name.c_str(),
                language.missing.c_str());
  }
  return false;
}

void check_hellos(sandbox::Tier tier) {
  if (executor(tier) == nullptr) {
    return test::skip("this host gives no sandbox of that tier");
  }
  for (const Language& language : languages().all()) {
    INFO(language.name);
    if (is_picked(language) && is_here(language)) {
      check_hello(language, tier);
    }
  }
}

}  // namespace

TEST_CASE("languages: every hello program compiles and runs in the box, with nothing refused") {
  check_hellos(sandbox::Tier::Full);
}

TEST_CASE("languages: every hello program compiles and runs in tier rootless") {
  check_hellos(sandbox::Tier::Rootless);
}

TEST_CASE("languages: every tool tells its version in the box") {
  if (executor() == nullptr) {
    return test::skip("this host gives no sandbox");
  }
  for (const Language& language : languages().all()) {
    if (language.tool.empty() || !is_picked(language)) {
      continue;
    }
    INFO(language.name);
    const sandbox::Report report = run(version_spec(language));
    INFO(report.detail << report.out << report.err);
    CHECK(report.verdict == sandbox::Verdict::Ok);
    CHECK((report.out + report.err).find_first_of("0123456789") != std::string::npos);
  }
}

TEST_CASE(
    "languages: python loads every extension module of its library, and NumPy if it is here") {
  if (executor() == nullptr) {
    return test::skip("this host gives no sandbox");
  }
  const Result<const Language*> python = languages().find_installed("python");
  REQUIRE(python);
  const HelloRun loaded = run_program(**python, R"(
import glob, importlib, os, sysconfig
names = {os.path.basename(p).split('.')[0] for p in glob.glob(sysconfig.get_path('stdlib') + '/lib-dynload/*.so')}
for name in sorted(names - {'_tkinter'}):
    importlib.import_module(name)
assert len(names) > 20, names
if os.path.exists('/usr/lib/python3/dist-packages/numpy'):
    import numpy
    assert numpy.linalg.det(numpy.eye(3)) == 1
print('loaded')
)");
  INFO(loaded.run.detail << loaded.run.err);
  CHECK(loaded.run.verdict == sandbox::Verdict::Ok);
  CHECK(loaded.run.out == "loaded\n");
  CHECK(joined(loaded.run.refused_calls) == "");
}

TEST_CASE("languages: subprocesses, event loops and callbacks of Python work in the box") {
  if (executor() == nullptr) {
    return test::skip("this host gives no sandbox");
  }
  const Result<const Language*> python = languages().find_installed("python");
  REQUIRE(python);
  const HelloRun ran = run_program(**python, R"(
import asyncio, ctypes, multiprocessing, os, subprocess, sys, tempfile
async def nap():
    await asyncio.sleep(0.001)
    return 7
if __name__ == '__main__':
    print(asyncio.run(nap()))
    print(subprocess.run([sys.executable, '-c', 'print(8)'], capture_output=True, text=True).stdout.strip())
    with multiprocessing.Pool(2) as pool:
        print(pool.map(abs, [-1, -2]))
    print(ctypes.CFUNCTYPE(ctypes.c_int)(lambda: 9)())
    with tempfile.NamedTemporaryFile('w+') as file:
        file.write('ten'); file.seek(0); print(file.read())
    print(os.path.expanduser('~'), os.cpu_count() >= 1)
)");
  INFO(ran.run.detail << ran.run.err);
  CHECK(ran.run.verdict == sandbox::Verdict::Ok);
  CHECK(ran.run.out == "7\n8\n[1, 2]\n9\nten\n/box True\n");
  CHECK(joined(ran.run.refused_calls) == "");
}

TEST_CASE("languages: deep recursion has a stack of tens of megabytes") {
  if (executor() == nullptr) {
    return test::skip("this host gives no sandbox");
  }
  const std::vector<std::pair<std::string, std::string>> programs{
      {"c",
       "#include <stdio.h>\n"
       "static int __attribute__((noinline)) down(int n) { volatile char frame[100]; frame[0] = "
       "1;\n"
       "  return n == 0 ? 0 : down(n - 1) + frame[0]; }\n"
       "int main(void) { printf(\"%d\\n\", down(200000)); }\n"},
      {"java",
       "public class Main { static int down(int n) { return n == 0 ? 0 : 1 + down(n - 1); }\n"
       "public static void main(String[] a) { System.out.println(down(200000)); } }\n"},
      {"javascript",
       "const down = n => n === 0 ? 0 : 1 + down(n - 1);\nconsole.log(down(200000));\n"},
      {"go",
       "package main\nimport \"fmt\"\nfunc down(n int) int { if n == 0 { return 0 }; return 1 + "
       "down(n-1) }\n"
       "func main() { fmt.Println(down(200000)) }\n"},
  };
  for (const auto& [name, source] : programs) {
    INFO(name);
    const Result<const Language*> language = languages().find_installed(name);
    if (!language) {
      test::skip(language.error().message());
      continue;
    }
    const HelloRun ran = run_program(**language, source);
    INFO(ran.run.detail << ran.run.err);
    CHECK(ran.run.verdict == sandbox::Verdict::Ok);
    CHECK(ran.run.out == "200000\n");
  }
}

TEST_CASE("languages: a missing toolchain is an error that says what to install, never a crash") {
  if (executor() == nullptr) {
    return test::skip("this host gives no sandbox");
  }
  std::string folder = (std::filesystem::temp_directory_path() / "assay-languages-XXXXXX").string();
  REQUIRE(::mkdtemp(folder.data()) != nullptr);
  std::ofstream(folder + "/toy.json") << R"({
    "display": "Toy", "source": "main.toy", "tool": {"candidates": ["/nonexistent/toy"], "package": "toy-tools"},
    "run": {"argv": ["{tool}"], "profile": "native"}, "hello": {"source": ["x"], "output": "x\n"}})";
  const Result<std::unique_ptr<Grader>> grader =
      make_grader(*executor(), {.languages_dir = folder});
  std::filesystem::remove_all(folder);
  REQUIRE(grader);
  RunRequest request;
  request.submission = {
      .language = "toy", .files = {{"main.toy", "x"}}, .main = {}, .completion = {}};
  const Result<RunOutcome> outcome = (*grader)->run(request);
  REQUIRE(!outcome);
  CHECK(outcome.error().code() == ErrorCode::MissingToolchain);
  CHECK(outcome.error().message().find("toy-tools") != std::string::npos);
}

}  // namespace assay::grader
