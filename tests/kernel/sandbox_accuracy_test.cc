// What a report says that a run has used, against what the program has read of itself: peak memory
// within 2 % and 1 MiB, processor time within 5 % and 2 ms. The program's own reading is the
// reference, so how loaded the machine is does not matter.

#include <sstream>

#include "tests/kernel/sandbox_support.h"

namespace {

using namespace assay;
using namespace assay::sandbox;
using namespace assay::test;

struct Use {
  const char* kind;
  int mib;
  int ms;
};

struct Own {
  std::int64_t peak_kib = 0;
  std::int64_t cpu_us = 0;
};

Report measured(Executor& executor, const Use& use) {
  Spec spec = program_spec("uses_exactly");
  spec.argv.insert(spec.argv.end(), {use.kind, std::to_string(use.mib), std::to_string(use.ms)});
  spec.limits.cpu.value = std::chrono::seconds(20);
  spec.limits.wall.value = std::chrono::minutes(2);
  spec.limits.memory = Bytes::mib(512);
  spec.limits.stack = Bytes::mib(512);
  spec.limits.disk = Bytes::mib(256);
  spec.limits.file_size = Bytes::mib(256);
  return run(executor, spec);
}

}  // namespace

TEST_CASE("accuracy: a report's peak memory and processor time are what the program itself reads") {
  for (const Tier tier : tiers()) {
    if (tier == Tier::Confined) {
      continue;  // there the program has no /proc to read
    }
    for (const Use& use : {Use{"none", 0, 200}, Use{"none", 0, 20}, Use{"heap", 100, 200},
                           Use{"map", 200, 300}, Use{"shared", 100, 200}, Use{"stack", 60, 200},
                           Use{"file", 100, 200}, Use{"children", 120, 400}}) {
      INFO(use.kind << " " << use.mib << " MiB " << use.ms << " ms in tier " << name(tier));
      const Report report = measured(*executor_of(tier), use);
      REQUIRE(report.verdict == Verdict::Ok);
      Own own;
      REQUIRE(std::istringstream(report.out) >> own.peak_kib >> own.cpu_us);
      const double peak = static_cast<double>(report.usage.memory_peak.count) / 1024;
      const double cpu = static_cast<double>(report.usage.cpu.value.count()) / 1000;
      const double peak_off = std::abs(peak - static_cast<double>(own.peak_kib));
      const double cpu_off = std::abs(cpu - static_cast<double>(own.cpu_us));
      INFO("peak " << peak << " KiB of " << own.peak_kib << ", cpu " << cpu << " us of "
                   << own.cpu_us);
      CHECK(peak_off <= static_cast<double>(own.peak_kib) * 0.02 + 1024);
      CHECK(cpu_off <= static_cast<double>(own.cpu_us) * 0.05 + 2000);
    }
  }
}
