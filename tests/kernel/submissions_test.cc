// Runs every program of tests/programs that is not C, and the sources that attack compilers, as
// submissions in every tier that the host gives, and holds the outcome against what the opening
// comment allows. Without ASSAY_SLOW_PROGRAMS=1 (the bench test does) those that say "Slow:" are
// left out, and the weaker tiers get interpreted programs that do not wait for a limit: what
// differs between tiers is the box, which the programs in C try from all sides in each.

#include <cstdlib>
#include <set>

#include "tests/kernel/sandbox_support.h"
#include "tests/kernel/submission_claim.h"
#include "tests/unit/unpack_support.h"

namespace {

using namespace assay;
using namespace assay::sandbox;
using namespace assay::test;

bool is_quick(const Submitted& submitted) {
  const bool waits = submitted.claim.text("Limits").find("wall_ms") != std::string::npos;
  return !waits && (submitted.language == "python" || submitted.language == "bash");
}

class Chosen {
 public:
  bool takes(const Submitted& submitted, Tier tier, bool strongest) const {
    return submitted.applies(tier) && (all_ || !submitted.claim.has("Slow")) &&
           (all_ || strongest || is_quick(submitted)) &&
           (only_ == nullptr || submitted.claim.name.find(only_) != std::string::npos);
  }

 private:
  const bool all_ = std::getenv("ASSAY_SLOW_PROGRAMS") != nullptr;
  const char* const only_ = std::getenv("ASSAY_ONLY_PROGRAMS");  ///< For people: a part of names.
};

std::unique_ptr<grader::Grader> grader_of(Tier tier) {
  static const std::string languages =
      short_compiles(source_dir() + "/grader/languages", binary_dir() + "/tests/kernel/languages");
  auto made = grader::make_grader(*executor_of(tier), {.languages_dir = languages});
  REQUIRE(made.has_value());
  return *std::move(made);
}

}  // namespace

TEST_CASE("submissions: each ends in a verdict that its comment allows, and none escapes") {
  set_up_host(binary_dir());
  const std::vector<Submitted> all = read_submitted(source_dir() + "/tests/programs");
  REQUIRE(all.size() > 100);
  const Chosen chosen;
  const std::vector<Tier> given = tiers();
  for (const Tier tier : given) {
    const std::unique_ptr<grader::Grader> grader = grader_of(tier);
    for (const Submitted& submitted : all) {
      if (!chosen.takes(submitted, tier, tier == given.front())) {
        continue;
      }
      INFO(submitted.claim.category << "/" << submitted.claim.name << " in tier " << name(tier));
      for (const std::string& fault : faults_of(*grader, submitted)) {
        if (fault.starts_with(kNotInstalled)) {
          skip(fault);
        } else {
          FAIL_CHECK(fault);
        }
      }
    }
  }
}

TEST_CASE("submissions: an archive is unpacked in a box of every tier, a hostile one refused") {
  using unpack::test::pack;
  for (const Tier tier : tiers()) {
    INFO(name(tier));
    const std::unique_ptr<grader::Grader> grader = grader_of(tier);
    grader::RunRequest request;
    request.submission.language = "bash";
    request.submission.archive = pack({{"./main.sh", ". lib/said\n"}, {"lib/said", "echo it\n"}});
    const Result<grader::RunOutcome> honest = grader->run(request, {});
    REQUIRE(honest);
    CHECK(honest->report.out == "it\n");
    request.submission.archive = pack({{"main.sh", "x"}, {"l", "", AE_IFLNK, "/tmp"}});
    const Result<grader::RunOutcome> hostile = grader->run(request, {});
    REQUIRE_FALSE(hostile);
    CHECK(hostile.error().code() == ErrorCode::BadSubmission);
  }
}
