#include "sandbox/processors.h"
#include "tests/support/catch.h"

namespace assay::sandbox {
namespace {

int allowed() {
  cpu_set_t set;
  return ::sched_getaffinity(0, sizeof set, &set) == 0 ? CPU_COUNT(&set) : 0;
}

TEST_CASE("a claim keeps its thread to one processor as long as it lives") {
  const int before = allowed();
  Processors processors;
  {
    const Processors::Claim claim(processors, true);
    REQUIRE(claim.processor() >= 0);
    CHECK(allowed() == 1);
    CHECK(::sched_getcpu() == claim.processor());
  }
  CHECK(allowed() == before);
}

TEST_CASE("what is not wanted is not claimed") {
  const int before = allowed();
  Processors processors;
  const Processors::Claim none(processors, false);
  CHECK(none.processor() == -1);
  CHECK(allowed() == before);
}

TEST_CASE("no two claims have one processor") {
  Processors processors;
  {
    const Processors::Claim first(processors, true);
    REQUIRE(first.processor() >= 0);
    const Processors::Claim second(processors, true);  // its thread is kept there
    CHECK(second.processor() == -1);
  }
  const Processors::Claim again(processors, true);
  CHECK(again.processor() >= 0);
}

}  // namespace
}  // namespace assay::sandbox
