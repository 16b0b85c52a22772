#pragma once

// The form of the seccomp tables in policy_tables.cc: data that policy.cc compiles and that
// policy_text() prints. Internal to the sandbox library and its tests.

#include <cstdint>
#include <string_view>
#include <vector>

#include "sandbox/sandbox.h"

namespace assay::sandbox {

/// What happens to a system call. What no rule names is refused.
enum class Answer {
  Allow,  ///< The kernel does it, as far as the other walls let it.
  Fail,   ///< Quietly fails with Rule::error: a probe with which sound programs start.
  Kill,   ///< Ends the process with SIGSYS: no program in a box has an honest use for it.
};

/// A constant under its name, for readable tables.
struct NamedValue {
  std::string_view name;
  std::uint32_t value;
  bool operator==(const NamedValue&) const = default;
};

/// When a rule holds: (low 32 bits of argument `arg`) & `mask` is one of `values`. The low half is
/// what the kernel looks at: every argument that is tested here is an int, an unsigned int, a
/// mode_t or, for clone(2), reduced by lower_32_bits(). So high bits can neither hide a value from
/// the filter nor smuggle in another.
struct Condition {
  unsigned arg = 0;
  std::uint32_t mask = 0xffffffff;
  std::vector<NamedValue> values = {};
  bool operator==(const Condition&) const = default;
};

struct Rule {
  std::string_view calls;  ///< Names of system calls, separated by single spaces.
  std::string_view why;    ///< Who needs it, or what it would open.
  Answer answer = Answer::Allow;
  int error = 0;        ///< For Answer::Fail.
  Condition when = {};  ///< Without values: always.
  bool always() const { return when.values.empty(); }
  bool operator==(const Rule&) const = default;
};

/// What every profile has.
std::vector<Rule> base_rules();
/// What `profile` has beyond that; disjoint from base_rules() (a unit test holds it).
std::vector<Rule> family_rules(Profile profile);
/// Both, in this order.
std::vector<Rule> rules_of(Profile profile);

/// "read write" -> {"read", "write"}.
std::vector<std::string_view> split_calls(std::string_view calls);

}  // namespace assay::sandbox
