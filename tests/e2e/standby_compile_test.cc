// A compiler that was started ahead has compiled another program before, in the same virtual
// machine; so what it makes is compared byte for byte with what one from a cold start makes, and
// what it says of errors word for word.

#include <string>
#include <vector>

#include "grader/core/languages.h"
#include "grader/core/run_plan.h"
#include "tests/support/catch.h"
#include "tests/support/skip.h"

namespace assay::grader {
namespace {

constexpr int kRunsUntilWarm = 3;

const std::vector<std::string>& sources() {
  static const std::vector<std::string> list{
      "public class Main { public static void main(String[] a) { System.out.println(1); } }\n",
      "import java.util.*;\nimport java.util.stream.*;\n"
      "public class Main {\n"
      "  enum Kind { A, B { @Override int f() { return 2; } }; int f() { return 1; } }\n"
      "  record Pair<X, Y>(X x, Y y) { Pair { Objects.requireNonNull(x); } }\n"
      "  sealed interface S permits P, Q {}\n  record P(int n) implements S {}\n"
      "  static final class Q implements S { class Inner { int z = 3; } }\n"
      "  static <T extends Comparable<? super T>> T max(Collection<? extends T> c) {\n"
      "    return c.stream().max(Comparator.naturalOrder()).orElseThrow(); }\n"
      "  public static void main(String[] args) throws Exception {\n"
      "    Object o = new P(1);\n    if (o instanceof P p && p.n() > 0) System.out.println(p);\n"
      "    var text = \"\"\"\n      a block\n      \"\"\";\n"
      "    switch (text.strip()) { case \"a block\" -> System.out.println(Kind.B.f());\n"
      "      default -> throw new IllegalStateException(text); }\n"
      "    try (var s = IntStream.range(0, 9).boxed()) { System.out.println(max(s.toList())); }\n"
      "    assert args.length == 0 : \"words\";\n"
      "    synchronized (o) { new Thread(() -> System.out.println(new Q().new Inner().z)).start(); "
      "}\n"
      "    int[] xs = {3, 1}; xs[0] += xs[1]++; long l = xs[0] << 3L; l ^= 5;\n"
      "    System.out.println(l + \" \" + new Object() { int hidden = 4; }.hidden);\n  }\n}\n"
      "class Helper<T> { @Deprecated T t; @SafeVarargs static <E> List<E> of(E... es) {\n"
      "  return Arrays.asList(es); } }\n",
      "import java.util.*;\npublic class Main { public static void main(String[] a) {\n"
      "  List raw = new ArrayList(); raw.add(1); new Date(1, 1, 1); } }\n",
      "public class Main { public static void main(String[] a) { int x = \"text\"; y = 2; } }\n",
      "public class Main { void f() { return 1 } }\n"};
  return list;
}

struct Bench {
  std::unique_ptr<sandbox::Executor> executor;
  Language java;
};

/// Nothing where the host has no control groups: there are no standbys then.
std::optional<Bench> bench() {
  Result<std::unique_ptr<sandbox::Executor>> executor =
      sandbox::start_executor({.slots = 1, .require = sandbox::Tier::Full});
  if (!executor) {
    test::skip("this host gives no sandbox with control groups");
    return std::nullopt;
  }
  const Result<Languages> languages = Languages::load("");
  REQUIRE(languages);
  const Result<const Language*> java = languages->find_installed("java");
  INFO((java ? "" : java.error().message()));
  REQUIRE(java);
  return Bench{*std::move(executor), **java};
}

sandbox::Spec spec_of(const Language& language, const std::string& source) {
  Result<Sources> sources =
      make_sources(language, {{language.source_name, source}}, language.source_name);
  REQUIRE(sources);
  return compile_spec(*sources, *language.compile);
}

sandbox::Report compile(sandbox::Executor& executor, const sandbox::Spec& spec) {
  Result<sandbox::Report> report = executor.run(spec);
  INFO((report ? "" : report.error().message()));
  REQUIRE(report);
  return *std::move(report);
}

}  // namespace

TEST_CASE("a compiler that was started ahead makes the same classes and says the same") {
  std::optional<Bench> host = bench();
  if (!host) {
    return;
  }
  std::vector<sandbox::Report> cold;
  for (const std::string& source : sources()) {
    sandbox::Spec spec = spec_of(host->java, source);
    spec.standby = nullptr;
    cold.push_back(compile(*host->executor, spec));
  }
  for (int i = 1; i < kRunsUntilWarm; ++i) {
    compile(*host->executor, spec_of(host->java, sources()[0]));
  }
  for (std::size_t i = 0; i < sources().size(); ++i) {
    const sandbox::Report warm = compile(*host->executor, spec_of(host->java, sources()[i]));
    INFO(sources()[i]);
    INFO(warm.err);
    CHECK(warm.warm);
    CHECK_FALSE(cold[i].warm);
    CHECK(warm.exit_code == cold[i].exit_code);
    CHECK(warm.out == cold[i].out);
    CHECK(warm.err == cold[i].err);
    CHECK(warm.refused_calls == cold[i].refused_calls);
    REQUIRE(warm.files.size() == cold[i].files.size());
    for (std::size_t file = 0; file < warm.files.size(); ++file) {
      CHECK(warm.files[file].name == cold[i].files[file].name);
      CHECK(warm.files[file].content == cold[i].files[file].content);
    }
  }
  CHECK(cold[1].files.size() >= 8);
  CHECK(cold[3].exit_code == 1);
}

}  // namespace assay::grader
