// Standbys change nothing but when a run begins: the same program by a cold start and by one, and
// what happens when a standby is of no use. sandbox/standby.h.

#include "tests/kernel/sandbox_support.h"

namespace assay::sandbox {
namespace {

using namespace assay::test;

constexpr int kRunsUntilWarm = 3;
constexpr CpuTime kLessThanStart{std::chrono::milliseconds(700)};  // --burns takes 1000 to start

Spec spec_of(const std::string& how, const std::vector<std::string>& words = {}) {
  static const auto root = [] {
    Root made;
    made.paths = {{std::string(std::getenv("ASSAY_BINARY_DIR")) + "/programs/standby_program",
                   "/opt/program"}};
    return std::make_shared<const Root>(std::move(made));
  }();
  Spec spec;
  spec.argv = {"/opt/program"};
  spec.argv.insert(spec.argv.end(), words.begin(), words.end());
  spec.root = root;
  spec.limits.cpu.value = spec.limits.wall.value = std::chrono::seconds(30);  // of an emulated one
  spec.limits.memory = Bytes::mib(128);
  spec.files = {{"data", blob_of("a file")}};
  spec.input = blob_of("a line");
  Standby standby;
  standby.options = {how};
  spec.standby = std::make_shared<const Standby>(std::move(standby));
  return spec;
}

Report run(const Spec& spec) {
  Result<Report> report = executor_of(Tier::Full)->run(spec);
  INFO((report ? "" : report.error().message()));
  REQUIRE(report);
  return *std::move(report);
}

/// The third of its kind: the second has asked for a standby.
Report run_warm(const Spec& spec) {
  for (int i = 1; i < kRunsUntilWarm; ++i) {
    CHECK_FALSE(run(spec).warm);
  }
  Report report = run(spec);
  CHECK(report.warm);
  return report;
}

Report run_cold(Spec spec) {
  spec.standby = nullptr;
  return run(spec);
}

bool is_full() { return executor_of(Tier::Full) != nullptr; }

TEST_CASE("a standby is given its run's input, files and limits, and nothing else") {
  if (!is_full()) {
    return;
  }
  const Spec spec = spec_of("--waits");
  const Report cold = run_cold(spec);
  const Report warm = run_warm(spec);
  CHECK(warm.out == "input: a line\nfiles 1: data\ndescriptors 4: 0 1 2 3\n");
  CHECK(warm.out == cold.out);
  CHECK(warm.verdict == Verdict::Ok);
  CHECK(run(spec).warm);
}

TEST_CASE("a standby's status, channel and end are its program's") {
  if (!is_full()) {
    return;
  }
  CHECK(run_warm(spec_of("--waits", {"status"})).exit_code == 7);
  Spec channel = spec_of("--waits", {"channel"});
  channel.capture_channel = true;
  CHECK(run_warm(channel).channel == "told");
  CHECK(run_warm(spec_of("--waits", {"memory"})).verdict == Verdict::MemoryLimit);
  Spec burn = spec_of("--waits", {"burn"});
  burn.limits.cpu = kLessThanStart;
  CHECK(run_warm(burn).verdict == Verdict::TimeLimit);
}

TEST_CASE("the time that a standby took to start is not its run's, the memory is") {
  if (!is_full()) {
    return;
  }
  Spec spec = spec_of("--burns");
  spec.limits.cpu = kLessThanStart;
  const Report burns = run_warm(spec);
  CHECK(burns.verdict == Verdict::Ok);
  CHECK(burns.usage.cpu < kLessThanStart);
  CHECK(run_warm(spec_of("--holds")).usage.memory_peak > Bytes::mib(64));
  CHECK(run_warm(spec_of("--holds", {"memory"})).verdict == Verdict::MemoryLimit);
}

TEST_CASE(
    "a standby that dies, is refused a call or says what it should not costs the run nothing") {
  if (!is_full()) {
    return;
  }
  for (const char* how : {"--dies", "--babbles", "--leaves", "--asks"}) {
    const Spec spec = spec_of(how);
    const Report cold = run_cold(spec);
    for (int i = 0; i < 2 * kRunsUntilWarm; ++i) {
      const auto begin = std::chrono::steady_clock::now();
      const Report report = run(spec);
      CHECK(std::chrono::steady_clock::now() - begin < std::chrono::seconds(5));
      CHECK_FALSE(report.warm);
      CHECK(report.out == cold.out);
      CHECK(report.verdict == Verdict::Ok);
    }
  }
}

TEST_CASE("a standby is for runs of its kind alone") {
  if (!is_full()) {
    return;
  }
  const Spec spec = spec_of("--waits");
  const auto differs = [&](auto&& change) {
    run(spec);
    run(spec);
    Spec other = spec;
    change(other);
    const Report report = run(other);
    return !report.warm && report.verdict == Verdict::Ok;
  };
  CHECK(differs([](Spec& other) { other.argv.emplace_back("word"); }));
  CHECK(differs([](Spec& other) { other.env.emplace_back("A=b"); }));
  CHECK(differs([](Spec& other) { other.limits.memory = Bytes::mib(100); }));
  CHECK(differs([](Spec& other) { other.limits.stack = Bytes::mib(1); }));
  CHECK(differs([](Spec& other) { other.limits.disk = Bytes::mib(5); }));
  CHECK(differs([](Spec& other) { other.capture_channel = true; }));
  CHECK(differs([](Spec& other) { other.limits.open_files = 32; }));
  CHECK(differs([](Spec& other) { other.profile = Profile::Python; }));
  CHECK(differs([](Spec& other) { other.standby = nullptr; }));
  CHECK_FALSE(differs([](Spec& other) { other.limits.cpu.value *= 2; }));
}

TEST_CASE("a root without exec: nothing that a run writes becomes code, by a standby or not") {
  if (!is_full()) {
    return;
  }
  Spec spec = spec_of("--waits", {"code"});
  CHECK(run_warm(spec).out.ends_with("code: /box /tmp\n"));
  Root root = *spec.root;
  root.exec = false;
  spec.root = std::make_shared<const Root>(std::move(root));
  CHECK(run_cold(spec).out.ends_with("code:\n"));
  CHECK(run_warm(spec).out.ends_with("code:\n"));
}

TEST_CASE("files that a standby's box cannot hold are refused, and the next run is not affected") {
  if (!is_full()) {
    return;
  }
  Spec spec = spec_of("--waits");
  spec.limits.disk = Bytes::mib(1);
  run(spec);
  run(spec);
  Spec large = spec;
  large.files = {{"data", blob_of(std::string(std::size_t{2} << 20U, 'x'))}};
  const Result<Report> refused = executor_of(Tier::Full)->run(large);
  REQUIRE_FALSE(refused);
  CHECK(refused.error().code() == ErrorCode::TooLarge);
  CHECK(run(spec).out == run_cold(spec).out);
}

TEST_CASE("without a control group each run starts cold") {
  Executor* const rootless = executor_of(Tier::Rootless);
  for (int i = 0; rootless != nullptr && i <= kRunsUntilWarm; ++i) {
    const Result<Report> report = rootless->run(spec_of("--waits"));
    REQUIRE(report);
    CHECK_FALSE(report->warm);
    CHECK(report->verdict == Verdict::Ok);
  }
}

}  // namespace
}  // namespace assay::sandbox
