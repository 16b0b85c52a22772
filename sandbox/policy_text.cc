// The readable form of a profile: what the golden files hold and what a reviewer reads.

#include <fmt/format.h>
#include <string.h>

#include <algorithm>

#include "sandbox/policy.h"
#include "sandbox/policy_rules.h"

namespace assay::sandbox {
namespace {

std::string answer_text(const Rule& rule) {
  switch (rule.answer) {
    case Answer::Allow:
      return "allow";
    case Answer::Fail:
      return fmt::format("fail {}", strerrorname_np(rule.error));
    case Answer::Kill:
      return "kill";
  }
  return "kill";
}

std::string condition_text(const Condition& when) {
  std::string names;
  for (const NamedValue& value : when.values) {
    names += (names.empty() ? "" : ", ") + std::string(value.name);
  }
  return when.mask == 0xffffffff
             ? fmt::format(" arg{} in {{{}}}", when.arg, names)
             : fmt::format(" arg{} & {:#o} in {{{}}}", when.arg, when.mask, names);
}

}  // namespace

std::string policy_text(Profile profile) {
  std::vector<std::string> lines;
  for (const Rule& rule : rules_of(profile)) {
    for (const std::string_view call : split_calls(rule.calls)) {
      lines.push_back(fmt::format("{}: {}{} # {}\n", call, answer_text(rule),
                                  rule.always() ? "" : condition_text(rule.when), rule.why));
    }
  }
  std::sort(lines.begin(), lines.end());
  std::string text = fmt::format("profile {}\n", name(profile));
  text += "any other call: refuse EPERM, recorded by name\n";
  text += "numbers that libseccomp does not know: fail ENOSYS\n";
  text += "foreign architecture: kill\n\n";
  for (const std::string& line : lines) {
    text += line;
  }
  return text;
}

}  // namespace assay::sandbox
