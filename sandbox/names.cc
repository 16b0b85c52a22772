// The protocol names of tiers, profiles and verdicts, each said once. The switches are exhaustive,
// so that a new enumerator does not compile without its name.

#include <array>

#include "base/check.h"
#include "sandbox/sandbox.h"

namespace assay::sandbox {

std::string_view name(Tier tier) {
  switch (tier) {
    case Tier::Confined:
      return "confined";
    case Tier::Rootless:
      return "rootless";
    case Tier::Full:
      return "full";
  }
  check_failed("a Tier outside its enumerators", std::source_location::current());
}

std::string_view name(Profile profile) {
  switch (profile) {
    case Profile::Native:
      return "native";
    case Profile::Python:
      return "python";
    case Profile::Jvm:
      return "jvm";
    case Profile::Node:
      return "node";
    case Profile::Go:
      return "go";
    case Profile::Shell:
      return "shell";
    case Profile::Compiler:
      return "compiler";
  }
  check_failed("a Profile outside its enumerators", std::source_location::current());
}

std::optional<Profile> profile_from_name(std::string_view wanted) {
  constexpr std::array kAll = {Profile::Native, Profile::Python, Profile::Jvm,     Profile::Node,
                               Profile::Go,     Profile::Shell,  Profile::Compiler};
  for (Profile profile : kAll) {
    if (name(profile) == wanted) {
      return profile;
    }
  }
  return std::nullopt;
}

std::string_view name(Verdict verdict) {
  switch (verdict) {
    case Verdict::Ok:
      return "ok";
    case Verdict::RuntimeError:
      return "runtime_error";
    case Verdict::TimeLimit:
      return "time_limit";
    case Verdict::IdleLimit:
      return "idle_limit";
    case Verdict::MemoryLimit:
      return "memory_limit";
    case Verdict::OutputLimit:
      return "output_limit";
    case Verdict::SecurityViolation:
      return "security_violation";
  }
  check_failed("a Verdict outside its enumerators", std::source_location::current());
}

}  // namespace assay::sandbox
