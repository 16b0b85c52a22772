#pragma once

// What tier confined refuses or asks about beyond a profile. There is no mount, PID or network
// namespace around the program, so calls that are harmless inside one reach the host: these are
// taken out of the profile's "allow" by a short prologue in front of the profile's own filter.

#include <linux/filter.h>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "sandbox/sandbox.h"

namespace assay::sandbox {

enum class Treatment {
  Refuse,  ///< EPERM, recorded by name.
  Fail,    ///< Quietly fails with an error that sound programs expect.
  Ask,     ///< The supervisor looks at the arguments and decides (broker.h).
};

struct ConfinedRule {
  std::string_view calls;  ///< Separated by single spaces.
  std::string_view why;
  Treatment treatment = Treatment::Refuse;
  int error = 0;            ///< For Treatment::Fail.
  std::uint32_t below = 0;  ///< Only with a Landlock ABI below this; 0: always.
  /// Only where (low half of argument `arg`) & `mask` is `value`, or is not; below 0: always.
  int arg = -1;
  std::uint32_t mask = 0xffffffff;
  std::uint32_t value = 0;
  bool equal = true;
  bool everywhere = false;  ///< Fails quietly even where the profile refuses.
};

/// The rules that hold with a kernel of Landlock ABI `abi`.
std::vector<ConfinedRule> confined_rules(std::uint32_t abi);

/// Numbers of the calls with Treatment::Ask.
std::vector<int> asked_calls(std::uint32_t abi);

/// `program` (a profile's filter, as it is installed) with the prologue for `profile` in front.
/// Rules with Treatment::Fail are for calls that the profile allows: others stay refused, unless
/// the rule is for everywhere.
std::vector<sock_filter> confine(const std::vector<sock_filter>& program, Profile profile,
                                 std::uint32_t abi);

/// The rules as text, for review: one line a call, sorted.
std::string confined_policy_text(std::uint32_t abi);

}  // namespace assay::sandbox
