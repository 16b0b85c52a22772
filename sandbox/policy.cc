// From tables to BPF, with a compiler of our own that makes programs a third as long as
// libseccomp's: installing one is a good part of what a run costs, and grows with its length (the
// kernel translates it anew each time). The numbers of system calls are cut into ranges of equal
// outcome, but for a few single numbers; a balanced tree of comparisons finds the range and jumps
// to its outcome, a return that all share or a block that looks at an argument. Jumps reach 255
// instructions, so the outcomes that are shared stand last:
//
//   architecture | tree over numbers | blocks, one for all calls of equal conditions | returns
//
// Numbers that no table and no libseccomp knows get ENOSYS and not EPERM, because C libraries try a
// new call and fall back on ENOSYS alone; and a new call must never be reachable only because a
// number is new. Only instructions are used that the kernel can follow in advance, so that it knows
// which calls are always allowed and never runs the program for them (seccomp_cache_prepare in
// kernel/seccomp.c). The tests compare with a plain reading of the tables for every number.

#include "sandbox/policy.h"

#include <linux/audit.h>
#include <linux/seccomp.h>
#include <seccomp.h>

#include <algorithm>
#include <cerrno>
#include <cstddef>
#include <cstdlib>
#include <map>
#include <optional>
#include <utility>

#include "base/check.h"
#include "sandbox/policy_rules.h"

namespace assay::sandbox {
namespace {

constexpr std::uint32_t kEndOfNumbers = 1024;  ///< Above every number that Linux has given out.
constexpr std::uint32_t kX32Bit = 0x40000000;  ///< __X32_SYSCALL_BIT
constexpr std::uint32_t kRefuse = SECCOMP_RET_USER_NOTIF;
constexpr std::uint32_t kNoSuchCall = SECCOMP_RET_ERRNO | (ENOSYS & SECCOMP_RET_DATA);
constexpr std::size_t kLongestJump = 255;

#if defined(__x86_64__)
constexpr std::uint32_t kAuditArch = AUDIT_ARCH_X86_64;
constexpr bool kHasX32 = true;
#elif defined(__aarch64__)
constexpr std::uint32_t kAuditArch = AUDIT_ARCH_AARCH64;
constexpr bool kHasX32 = false;
#else
#error "no seccomp policy for this architecture"
#endif

constexpr std::uint32_t killing(Kills kills) {
  return kills == Kills::Kill ? SECCOMP_RET_KILL_PROCESS : kRefuse;
}

std::uint32_t action_of(const Rule& rule, Kills kills) {
  switch (rule.answer) {
    case Answer::Allow:
      return SECCOMP_RET_ALLOW;
    case Answer::Fail:
      return SECCOMP_RET_ERRNO | (static_cast<std::uint32_t>(rule.error) & SECCOMP_RET_DATA);
    case Answer::Kill:
      return killing(kills);
  }
  return killing(kills);
}

bool known(std::uint32_t number) {
  char* name = seccomp_syscall_resolve_num_arch(SCMP_ARCH_NATIVE, static_cast<int>(number));
  const bool found = name != nullptr;
  std::free(name);  // allocated by libseccomp with malloc
  return found;
}

/// Where a jump leads: to the return of an action, or to the block of a call.
struct Target {
  bool block = false;
  std::uint32_t what = 0;  ///< The action, or the call's number.
  auto operator<=>(const Target&) const = default;
};

Target returning(std::uint32_t action) { return {false, action}; }

/// All numbers from `first` on, up to the next range's.
struct Range {
  std::uint32_t first;
  Target target;
  std::vector<std::pair<std::uint32_t, Target>> exceptions = {};
};

/// A comparison for an exception costs one instruction, a range of its own two. More than these in
/// one range, and the tree would become a list.
constexpr std::size_t kMostExceptions = 8;

using RulesByCall = std::map<std::uint32_t, std::vector<Rule>>;

RulesByCall rules_by_call(Profile profile) {
  RulesByCall calls;
  for (const Rule& rule : rules_of(profile)) {
    for (const std::string_view call : split_calls(rule.calls)) {
      // Below zero: a call that this architecture does not have.
      if (const int nr = seccomp_syscall_resolve_name(std::string(call).c_str()); nr >= 0) {
        calls[static_cast<std::uint32_t>(nr)].push_back(rule);
      }
    }
  }
  return calls;
}

bool is_conditional(const std::vector<Rule>& rules) { return !rules.front().always(); }

/// The first call with the rules of `call`, whose block serves both.
std::uint32_t block_of(const RulesByCall& calls, const RulesByCall::value_type& call) {
  return std::find_if(calls.begin(), calls.end(),
                      [&](const auto& other) { return other.second == call.second; })
      ->first;
}

std::vector<Range> ranges_of(const RulesByCall& calls, Kills kills) {
  std::vector<Range> ranges;
  const auto add = [&](std::uint32_t first, Target target) {
    if (ranges.empty() || ranges.back().target != target) {
      ranges.push_back({first, target});
    }
  };
  for (std::uint32_t number = 0; number < kEndOfNumbers; ++number) {
    const auto found = calls.find(number);
    if (found == calls.end()) {
      add(number, returning(known(number) ? kRefuse : kNoSuchCall));
    } else if (is_conditional(found->second)) {
      add(number, {true, block_of(calls, *found)});
    } else {
      add(number, returning(action_of(found->second.front(), kills)));
    }
  }
  add(kEndOfNumbers, returning(kNoSuchCall));
  if (kHasX32) {  // refused and recorded; not killed, as a kernel without x32 would not do it
                  // either
    add(kX32Bit, returning(kRefuse));
  }
  return ranges;
}

/// A number between two ranges of equal outcome becomes an exception, and the two one range.
std::vector<Range> with_exceptions(const std::vector<Range>& ranges) {
  std::vector<Range> merged;
  for (std::size_t i = 0; i < ranges.size(); ++i) {
    const bool is_single = i + 1 < ranges.size() && ranges[i + 1].first == ranges[i].first + 1;
    if (is_single && !merged.empty() && merged.back().target == ranges[i + 1].target &&
        merged.back().exceptions.size() < kMostExceptions) {
      merged.back().exceptions.emplace_back(ranges[i].first, ranges[i].target);
      ++i;  // what follows belongs to the range before
    } else {
      merged.push_back(ranges[i]);
    }
  }
  return merged;
}

/// Instructions whose jumps lead to targets that are placed later.
class Assembler {
 public:
  void add(sock_filter instruction) { code_.push_back({instruction, {}, {}}); }
  /// Goes to `then` if the comparison `code` with `k` holds, else to the next instruction.
  void jump_if(int code, std::uint32_t k, Target then) {
    code_.push_back(
        {BPF_JUMP(static_cast<std::uint16_t>(BPF_JMP | code | BPF_K), k, 0, 0), then, {}});
  }
  void jump(int code, std::uint32_t k, Target then, Target otherwise) {
    jump_if(code, k, then);
    code_.back().otherwise = otherwise;
  }
  void place(Target target) { places_[target] = code_.size(); }
  std::size_t size() const { return code_.size(); }
  void else_goes(std::size_t at, Target otherwise) { code_[at].otherwise = otherwise; }
  /// The comparison at `at` goes to the next instruction that is added if it holds.
  void then_here(std::size_t at) {
    code_[at].code.jt = static_cast<std::uint8_t>(distance(at, code_.size()));
  }

  /// Appends the returns that are jumped to and resolves all jumps.
  std::vector<sock_filter> finish() {
    place_returns();
    std::vector<sock_filter> program;
    for (std::size_t at = 0; at < code_.size(); ++at) {
      sock_filter& instruction = code_[at].code;
      if (code_[at].then) {
        instruction.jt = static_cast<std::uint8_t>(distance(at, places_.at(*code_[at].then)));
      }
      if (code_[at].otherwise) {
        instruction.jf = static_cast<std::uint8_t>(distance(at, places_.at(*code_[at].otherwise)));
      }
      program.push_back(instruction);
    }
    return program;
  }
  bool too_far() const { return too_far_; }

 private:
  struct Line {
    sock_filter code;
    std::optional<Target> then;
    std::optional<Target> otherwise;
  };

  void place_returns() {
    for (std::size_t at = 0; at < code_.size(); ++at) {
      for (const std::optional<Target>& target : {code_[at].then, code_[at].otherwise}) {
        if (target && !target->block && !places_.contains(*target)) {
          place(*target);
          add(BPF_STMT(BPF_RET | BPF_K, target->what));
        }
      }
    }
  }
  std::size_t distance(std::size_t from, std::size_t to) {
    too_far_ = too_far_ || to - from - 1 > kLongestJump;
    return to - from - 1;
  }

  std::vector<Line> code_;
  std::map<Target, std::size_t> places_;
  bool too_far_ = false;
};

void add_exceptions(Assembler& to, const Range& range) {
  for (std::size_t i = 0; i + 1 < range.exceptions.size(); ++i) {
    to.jump_if(BPF_JEQ, range.exceptions[i].first, range.exceptions[i].second);
  }
  to.jump(BPF_JEQ, range.exceptions.back().first, range.exceptions.back().second, range.target);
}

/// The tree over ranges[begin, end): two at least, or one with exceptions.
void add_tree(Assembler& to, const std::vector<Range>& ranges, std::size_t begin, std::size_t end) {
  if (end - begin == 1) {
    add_exceptions(to, ranges[begin]);
    return;
  }
  const std::size_t middle = begin + (end - begin) / 2;
  const std::size_t comparison = to.size();
  const bool leaf_above = end - middle == 1 && ranges[middle].exceptions.empty();
  const bool leaf_below = middle - begin == 1 && ranges[begin].exceptions.empty();
  const std::uint32_t first = ranges[middle].first;
  if (leaf_above && leaf_below) {
    to.jump(BPF_JGE, first, ranges[middle].target, ranges[begin].target);
    return;
  }
  if (leaf_above) {
    to.jump_if(BPF_JGE, first, ranges[middle].target);
    add_tree(to, ranges, begin, middle);
    return;
  }
  to.add(BPF_JUMP(BPF_JMP | BPF_JGE | BPF_K, first, 0, 0));
  if (leaf_below) {
    to.else_goes(comparison, ranges[begin].target);
  } else {
    add_tree(to, ranges, begin, middle);
    to.then_here(comparison);
  }
  add_tree(to, ranges, middle, end);
}

constexpr std::uint32_t low_half_of(unsigned argument) {
  static_assert(__BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__);
  return static_cast<std::uint32_t>(offsetof(seccomp_data, args) +
                                    argument * sizeof(std::uint64_t));
}

/// Jumps to `answer` for each of `values`, of which three and more in a row take two comparisons.
/// The last instruction is one for a single value.
void add_values(Assembler& to, std::vector<std::uint32_t> values, Target answer) {
  std::sort(values.begin(), values.end());
  std::vector<std::uint32_t> singles;
  for (std::size_t i = 0; i < values.size();) {
    std::size_t end = i + 1;
    while (end < values.size() && values[end] == values[end - 1] + 1) {
      ++end;
    }
    const bool others_left = !singles.empty() || end < values.size();
    if (end - i >= 3 && others_left) {
      to.add(BPF_JUMP(BPF_JMP | BPF_JGE | BPF_K, values[i], 0, 1));
      to.add(BPF_JUMP(BPF_JMP | BPF_JGE | BPF_K, values[end - 1] + 1, 0, 0));
      to.else_goes(to.size() - 1, answer);
    } else {
      singles.insert(singles.end(), values.begin() + static_cast<std::ptrdiff_t>(i),
                     values.begin() + static_cast<std::ptrdiff_t>(end));
    }
    i = end;
  }
  for (const std::uint32_t value : singles) {
    to.jump_if(BPF_JEQ, value, answer);
  }
}

/// The rules of one call, of which the first that holds decides.
void add_block(Assembler& to, std::uint32_t number, const std::vector<Rule>& rules, Kills kills) {
  to.place({true, number});
  for (const Rule& rule : rules) {
    const Target answer = returning(action_of(rule, kills));
    const Condition& when = rule.when;
    to.add(BPF_STMT(BPF_LD | BPF_W | BPF_ABS, low_half_of(when.arg)));
    if (when.mask != UINT32_MAX) {
      to.add(BPF_STMT(BPF_ALU | BPF_AND | BPF_K, when.mask));
    }
    std::vector<std::uint32_t> values;
    for (const NamedValue& value : when.values) {
      values.push_back(value.value);
    }
    add_values(to, std::move(values), answer);
  }
  to.else_goes(to.size() - 1, returning(kRefuse));
}

}  // namespace

Result<Policy> build_policy(Profile profile, Kills kills) {
  const RulesByCall calls = rules_by_call(profile);
  Assembler code;
  code.add(BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(seccomp_data, arch)));
  code.add(BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, kAuditArch, 1, 0));
  code.add(BPF_STMT(BPF_RET | BPF_K, killing(kills)));
  code.add(BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(seccomp_data, nr)));
  const std::vector<Range> ranges = with_exceptions(ranges_of(calls, kills));
  add_tree(code, ranges, 0, ranges.size());
  for (const auto& call : calls) {
    const auto& [number, rules] = call;
    check(rules.size() == 1 || std::none_of(rules.begin(), rules.end(),
                                            [](const Rule& rule) { return rule.always(); }),
          "a call has a rule with and one without a condition");
    if (is_conditional(rules) && block_of(calls, call) == number) {
      add_block(code, number, rules, kills);
    }
  }
  Policy policy{code.finish()};
  if (code.too_far() || policy.program.size() > BPF_MAXINSNS) {
    return failure(ErrorCode::Sandbox, "seccomp program too long");
  }
  return policy;
}

std::string syscall_name(int nr) {
  const auto number = static_cast<std::uint32_t>(nr);
  if (kHasX32 && nr >= 0 && (number & kX32Bit) != 0) {
    return "x32:" + syscall_name(static_cast<int>(number & ~kX32Bit));
  }
  char* name = seccomp_syscall_resolve_num_arch(SCMP_ARCH_NATIVE, nr);
  if (name == nullptr) {
    return "syscall_" + std::to_string(nr);
  }
  std::string copy(name);
  std::free(name);
  return copy;
}

}  // namespace assay::sandbox
