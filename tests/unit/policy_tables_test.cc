// The tables themselves: a rule that cannot take effect is a rule that somebody believes in.

#include <asm/unistd.h>
#include <seccomp.h>

#include <array>
#include <map>
#include <set>
#include <string>

#include "sandbox/policy_rules.h"
#include "tests/support/catch.h"

namespace assay::sandbox {
namespace {

constexpr std::array kProfiles{Profile::Native, Profile::Python, Profile::Jvm,     Profile::Node,
                               Profile::Go,     Profile::Shell,  Profile::Compiler};

/// The values for which the rules of one call decide; an unconditional rule is "*".
struct Decided {
  std::set<std::string> keys;
  bool always = false;
};

std::string key(const Condition& when, const NamedValue& value) {
  return std::to_string(when.arg) + "&" + std::to_string(when.mask) + "=" +
         std::to_string(value.value);
}

/// Empty, or the first rule of `rules` that another one makes dead.
std::string first_dead_rule(const std::vector<Rule>& rules) {
  std::map<std::string, Decided> decided;
  for (const Rule& rule : rules) {
    for (const std::string_view call : split_calls(rule.calls)) {
      Decided& entry = decided[std::string(call)];
      if (entry.always || (rule.always() && !entry.keys.empty())) {
        return std::string(call);
      }
      entry.always = rule.always();
      for (const NamedValue& value : rule.when.values) {
        if (!entry.keys.insert(key(rule.when, value)).second) {
          return std::string(call) + " " + std::string(value.name);
        }
      }
    }
  }
  return "";
}

}  // namespace

TEST_CASE("policy tables: no rule is said twice or swallowed by another") {
  for (const Profile profile : kProfiles) {
    INFO(name(profile));
    CHECK(first_dead_rule(rules_of(profile)) == "");
  }
}

TEST_CASE("policy tables: the search for dead rules finds them") {
  const Rule read{.calls = "read", .why = "test"};
  Rule when_zero = read;
  when_zero.when = Condition{.arg = 0, .mask = 1, .values = {{"0", 0}}};
  CHECK(first_dead_rule({read, read}) == "read");
  CHECK(first_dead_rule({when_zero, read}) == "read");
  CHECK(first_dead_rule({read, when_zero}) == "read");
  CHECK(first_dead_rule({when_zero, when_zero}) == "read 0");
  CHECK(first_dead_rule({read, {.calls = "write", .why = "test"}}) == "");
}

TEST_CASE("policy tables: every name is a call that some architecture has, every rule says why") {
  for (const Profile profile : kProfiles) {
    for (const Rule& rule : rules_of(profile)) {
      CHECK(!rule.why.empty());
      for (const std::string_view call : split_calls(rule.calls)) {
        INFO(call);
        CHECK(seccomp_syscall_resolve_name(std::string(call).c_str()) != __NR_SCMP_ERROR);
      }
    }
  }
}

TEST_CASE("policy tables: a condition can hold: its values lie within its mask") {
  for (const Profile profile : kProfiles) {
    for (const Rule& rule : rules_of(profile)) {
      for (const NamedValue& value : rule.when.values) {
        INFO(rule.calls << " " << value.name);
        CHECK((value.value & ~rule.when.mask) == 0);
        CHECK(rule.when.arg < 6);
      }
    }
  }
}

TEST_CASE("policy tables: only a Fail rule has an error, and it has one") {
  for (const Profile profile : kProfiles) {
    for (const Rule& rule : rules_of(profile)) {
      INFO(rule.calls);
      CHECK((rule.answer == Answer::Fail) == (rule.error != 0));
    }
  }
}

TEST_CASE("policy tables: split_calls") {
  CHECK(split_calls("").empty());
  CHECK(split_calls("read") == std::vector<std::string_view>{"read"});
  CHECK(split_calls("read write") == std::vector<std::string_view>{"read", "write"});
}

}  // namespace assay::sandbox
