// Landlock guards what opens, makes and removes files; it knows nothing of metadata (chmod,
// utimes), of Unix sockets with a path, and of signals before Linux 6.12. Memory that no process
// maps and no directory shows must not be had at all, since nothing counts it here.

#include "sandbox/confined_policy.h"

#include <fmt/format.h>
#include <linux/audit.h>
#include <linux/seccomp.h>
#include <seccomp.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/socket.h>

#include <algorithm>
#include <cerrno>
#include <cstddef>

#include "sandbox/policy_rules.h"

namespace assay::sandbox {
namespace {

#if defined(__x86_64__)
constexpr std::uint32_t kNative = AUDIT_ARCH_X86_64;
#else
constexpr std::uint32_t kNative = AUDIT_ARCH_AARCH64;
#endif
constexpr std::uint32_t kTruncateAbi = 3;
constexpr std::uint32_t kSignalsAbi = 6;

const std::vector<ConfinedRule>& all_rules() {
  static const std::vector<ConfinedRule> rules{
      {.calls = "chmod fchmod fchmodat fchmodat2 utimensat",
       .why = "Landlock lets every file of one's user have its mode and times changed: the "
              "supervisor does it, below /box and /tmp",
       .treatment = Treatment::Ask},
      {.calls = "utime utimes futimesat", .why = "the C library has not called them for years"},
      {.calls = "chown fchown lchown fchownat",
       .why = "not guarded by Landlock; programs live with EPERM",
       .treatment = Treatment::Fail,
       .error = EPERM},
      {.calls = "kill tkill tgkill rt_sigqueueinfo rt_tgsigqueueinfo",
       .why = "no PID namespace: other processes of our user could be signalled",
       .treatment = Treatment::Ask,
       .below = kSignalsAbi},
      {.calls = "pidfd_send_signal",
       .why = "no PID namespace; the descriptor may be of any process",
       .below = kSignalsAbi},
      {.calls = "truncate", .why = "Landlock guards it from ABI 3 on", .below = kTruncateAbi},
      {.calls = "socket",
       .why = "no network namespace: a Unix socket with a path reaches the host's daemons, one "
              "without every process; quietly, since glibc asks for nscd; socketpair is left",
       .treatment = Treatment::Fail,
       .error = EACCES,
       .arg = 0,
       .value = AF_UNIX},
      {.calls = "connect bind listen accept accept4",
       .why = "of the sockets that can be had, datagram pairs could still be given an address"},
      {.calls = "sendto", .why = "to an address: as connect", .arg = 5, .equal = false},
      {.calls = "mmap",
       .why = "MAP_SHARED|MAP_ANONYMOUS: memory that stays when it is unmapped but for a page",
       .arg = 3,
       .mask = MAP_SHARED | MAP_ANONYMOUS,
       .value = MAP_SHARED | MAP_ANONYMOUS},
      {.calls = "sendmsg sendmmsg",
       .why = "descriptors on their way are memory that nobody shows, and addresses as connect"},
      {.calls = "setxattr lsetxattr fsetxattr",
       .why = "cp -p: a disk may have extended attributes where a tmpfs has none",
       .treatment = Treatment::Fail,
       .error = EOPNOTSUPP,
       .everywhere = true},
      {.calls = "memfd_create",
       .why = "memory that no process need map; libffi and V8 have other ways",
       .treatment = Treatment::Fail,
       .error = ENOSYS},
  };
  return rules;
}

int number_of(std::string_view call) {
  return ::seccomp_syscall_resolve_name(std::string(call).c_str());
}

bool profile_allows(Profile profile, std::string_view call) {
  for (const Rule& rule : rules_of(profile)) {
    const std::vector<std::string_view> calls = split_calls(rule.calls);
    if (rule.answer == Answer::Allow &&
        std::find(calls.begin(), calls.end(), call) != calls.end()) {
      return true;
    }
  }
  return false;
}

void append_rule(const ConfinedRule& rule, int nr, std::vector<sock_filter>& code) {
  const auto number = static_cast<std::uint32_t>(nr);
  const std::uint32_t result =
      rule.treatment == Treatment::Fail
          ? SECCOMP_RET_ERRNO | (static_cast<std::uint32_t>(rule.error) & SECCOMP_RET_DATA)
          : SECCOMP_RET_USER_NOTIF;
  if (rule.arg < 0) {
    code.push_back(BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, number, 0, 1));
    code.push_back(BPF_STMT(BPF_RET | BPF_K, result));
    return;
  }
  const auto argument = static_cast<std::uint32_t>(
      offsetof(seccomp_data, args) + static_cast<std::size_t>(rule.arg) * sizeof(__u64));
  const auto skip_equal = static_cast<std::uint8_t>(rule.equal ? 0 : 1);
  const auto skip_other = static_cast<std::uint8_t>(rule.equal ? 1 : 0);
  code.push_back(BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, number, 0, 5));
  code.push_back(BPF_STMT(BPF_LD | BPF_W | BPF_ABS, argument));  // little-endian: the low half
  code.push_back(BPF_STMT(BPF_ALU | BPF_AND | BPF_K, rule.mask));
  code.push_back(BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, rule.value, skip_equal, skip_other));
  code.push_back(BPF_STMT(BPF_RET | BPF_K, result));
  code.push_back(BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(seccomp_data, nr)));
}

std::string treatment_text(const ConfinedRule& rule) {
  switch (rule.treatment) {
    case Treatment::Refuse:
      return "refuse EPERM";
    case Treatment::Fail:
      return fmt::format("fail {}", ::strerrorname_np(rule.error));
    case Treatment::Ask:
      return "ask the supervisor";
  }
  return "refuse EPERM";
}

}  // namespace

std::vector<ConfinedRule> confined_rules(std::uint32_t abi) {
  std::vector<ConfinedRule> rules;
  for (const ConfinedRule& rule : all_rules()) {
    if (rule.below == 0 || abi < rule.below) {
      rules.push_back(rule);
    }
  }
  return rules;
}

std::vector<int> asked_calls(std::uint32_t abi) {
  std::vector<int> numbers;
  for (const ConfinedRule& rule : confined_rules(abi)) {
    for (const std::string_view call : split_calls(rule.calls)) {
      if (rule.treatment == Treatment::Ask && number_of(call) >= 0) {
        numbers.push_back(number_of(call));
      }
    }
  }
  return numbers;
}

std::vector<sock_filter> confine(const std::vector<sock_filter>& program, Profile profile,
                                 std::uint32_t abi) {
  std::vector<sock_filter> rules;
  for (const ConfinedRule& rule : confined_rules(abi)) {
    for (const std::string_view call : split_calls(rule.calls)) {
      const int nr = number_of(call);
      const bool holds =
          rule.treatment != Treatment::Fail || rule.everywhere || profile_allows(profile, call);
      if (nr >= 0 && holds) {
        append_rule(rule, nr, rules);
      }
    }
  }
  std::vector<sock_filter> code{
      BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(seccomp_data, arch)),
      BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, kNative, 1, 0),
      BPF_STMT(BPF_JMP | BPF_JA, static_cast<std::uint32_t>(rules.size() + 1)),
      BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(seccomp_data, nr)),
  };
  code.insert(code.end(), rules.begin(), rules.end());
  code.insert(code.end(), program.begin(), program.end());
  return code;
}

std::string confined_policy_text(std::uint32_t abi) {
  std::vector<std::string> lines;
  for (const ConfinedRule& rule : confined_rules(abi)) {
    for (const std::string_view call : split_calls(rule.calls)) {
      const std::string condition =
          rule.arg < 0 ? ""
                       : fmt::format(" if arg{} & {:#x} {} {:#x}", rule.arg, rule.mask,
                                     rule.equal ? "==" : "!=", rule.value);
      lines.push_back(fmt::format("{}: {}{}{} # {}\n", call, treatment_text(rule),
                                  rule.everywhere ? " in every profile" : "", condition, rule.why));
    }
  }
  std::sort(lines.begin(), lines.end());
  std::string text = fmt::format("tier confined, Landlock ABI {}: before the profile\n", abi);
  text += "what fails quietly is refused where the profile does not allow it\n\n";
  for (const std::string& line : lines) {
    text += line;
  }
  return text;
}

}  // namespace assay::sandbox
