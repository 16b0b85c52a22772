// Runs every program of tests/programs in every tier that the host gives and holds the report
// against what the program's opening comment allows (tests/programs/program.h says how to write
// one). tests/mutation shows for each that it fails with its wall switched off.

#include <cstdlib>

#include "tests/kernel/program_claim.h"
#include "tests/kernel/sandbox_support.h"

namespace {

using namespace assay;
using namespace assay::sandbox;
using namespace assay::test;

// A machine that is slow (tests/vm) runs the categories that it is there for.
bool is_wanted(const Claim& claim) {
  // In a container its own profile answers for most calls, each in its way.
  const bool single_call = claim.name.starts_with("call_") || claim.name.starts_with("deadly_");
  if (single_call && std::getenv("ASSAY_REFUSED_AROUND") != nullptr) {
    return false;
  }
  const char* const categories = std::getenv("ASSAY_PROGRAM_CATEGORIES");
  return categories == nullptr || std::string(categories).find(claim.category) != std::string::npos;
}

}  // namespace

TEST_CASE("programs: each ends in a verdict that its comment allows, and none escapes") {
  set_up_host(binary_dir());
  const std::vector<Claim> claims = read_claims(source_dir() + "/tests/programs");
  const Blob& programs = all_programs();
  REQUIRE(claims.size() > 200);
  for (const Tier tier : tiers()) {
    for (const Claim& claim : claims) {
      for (int i = 0; is_wanted(claim) && claim.applies(tier) && i < claim.runs(); ++i) {
        const Result<Report> report = executor_of(tier)->run(spec_of(claim, programs));
        INFO(claim.category << "/" << claim.name << " in tier " << name(tier));
        if (report) {
          CHECK(report->tier == tier);
        }
        for (const std::string& fault : faults_of(claim, report)) {
          FAIL_CHECK(fault);
        }
      }
    }
  }
}
