// The readable text of each seccomp profile is held in tests/golden/policy_<profile>.txt, so that a
// change of what a submission may call shows in review as a change of text.
//
// To accept a change:  ASSAY_UPDATE_GOLDEN=1 ctest -R policy_golden_test, then read the diff.

#include <cstdlib>
#include <fstream>
#include <sstream>

#include "sandbox/confined_policy.h"
#include "sandbox/policy.h"
#include "tests/support/catch.h"
#include "tests/support/skip.h"

namespace assay::sandbox {
namespace {

std::string read_file(const std::string& path) {
  std::ostringstream text;
  text << std::ifstream(path).rdbuf();
  return text.str();
}

}  // namespace

TEST_CASE("golden: the text of each seccomp profile") {
  for (const Profile profile : {Profile::Native, Profile::Python, Profile::Jvm, Profile::Node,
                                Profile::Go, Profile::Shell, Profile::Compiler}) {
    const std::string path =
        test::source_dir() + "/tests/golden/policy_" + std::string(name(profile)) + ".txt";
    if (std::getenv("ASSAY_UPDATE_GOLDEN") != nullptr) {
      std::ofstream(path) << policy_text(profile);
    }
    INFO(path << " (ASSAY_UPDATE_GOLDEN=1 writes it)");
    CHECK(policy_text(profile) == read_file(path));
  }
}

TEST_CASE("golden: the text of what tier confined adds, with and without scoped signals") {
  for (const std::uint32_t abi : {2U, 6U}) {
    const std::string path =
        test::source_dir() + "/tests/golden/policy_confined_abi" + std::to_string(abi) + ".txt";
    if (std::getenv("ASSAY_UPDATE_GOLDEN") != nullptr) {
      std::ofstream(path) << confined_policy_text(abi);
    }
    INFO(path << " (ASSAY_UPDATE_GOLDEN=1 writes it)");
    CHECK(confined_policy_text(abi) == read_file(path));
  }
}

}  // namespace assay::sandbox
