// From tables to BPF. libseccomp makes the body: default action, one rule a call and condition, a
// binary tree over call numbers. Around it stands a short prologue of ours for what libseccomp
// cannot say: numbers that no table knows. They must get ENOSYS and not EPERM, because C
// libraries try a new call and fall back on ENOSYS alone; and a new call must never be reachable
// only because libseccomp is older than the kernel. The kernel caches "always allowed" per number
// (seccomp_cache_prepare in kernel/seccomp.c), so most calls never run the program at all.

#include "sandbox/policy.h"

#include <linux/audit.h>
#include <linux/seccomp.h>
#include <seccomp.h>
#include <sys/mman.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstddef>
#include <cstdlib>
#include <memory>
#include <set>

#include "base/unique_fd.h"
#include "sandbox/policy_rules.h"

namespace assay::sandbox {
namespace {

constexpr int kMaxSyscall = 1024;              ///< Above every number that Linux has given out.
constexpr std::uint32_t kX32Bit = 0x40000000;  ///< __X32_SYSCALL_BIT

#if defined(__x86_64__)
constexpr std::uint32_t kAuditArch = AUDIT_ARCH_X86_64;
constexpr bool kHasX32 = true;
#elif defined(__aarch64__)
constexpr std::uint32_t kAuditArch = AUDIT_ARCH_AARCH64;
constexpr bool kHasX32 = false;
#else
#error "no seccomp policy for this architecture"
#endif

struct ReleaseContext {
  void operator()(void* context) const { seccomp_release(context); }
};
using Context = std::unique_ptr<void, ReleaseContext>;

Error seccomp_error(std::string_view what, int status) {
  return Error::from_errno(ErrorCode::Sandbox, what, -status);
}

std::uint32_t action_of(const Rule& rule) {
  switch (rule.answer) {
    case Answer::Allow:
      return SCMP_ACT_ALLOW;
    case Answer::Fail:
      return SCMP_ACT_ERRNO(static_cast<unsigned>(rule.error));
    case Answer::Kill:
      return SCMP_ACT_KILL_PROCESS;
  }
  return SCMP_ACT_KILL_PROCESS;
}

/// 0 or a negative errno. Numbers below zero are calls that this architecture does not have.
int add_call(scmp_filter_ctx context, const Rule& rule, std::string_view call) {
  const int nr = seccomp_syscall_resolve_name(std::string(call).c_str());
  if (nr == __NR_SCMP_ERROR || nr < 0) {
    return 0;
  }
  if (rule.always()) {
    return seccomp_rule_add_exact(context, action_of(rule), nr, 0);
  }
  for (const NamedValue& value : rule.when.values) {
    const scmp_arg_cmp compare{rule.when.arg, SCMP_CMP_MASKED_EQ, rule.when.mask, value.value};
    if (const int status = seccomp_rule_add_exact_array(context, action_of(rule), nr, 1, &compare);
        status < 0) {
      return status;
    }
  }
  return 0;
}

Result<std::vector<sock_filter>> exported(scmp_filter_ctx context) {
  const UniqueFd file(::memfd_create("assay-policy", MFD_CLOEXEC));
  if (!file) {
    return failure(Error::from_errno(ErrorCode::Sandbox, "memfd_create", errno));
  }
  if (const int status = seccomp_export_bpf(context, file.get()); status < 0) {
    return failure(seccomp_error("seccomp_export_bpf", status));
  }
  const off_t size = ::lseek(file.get(), 0, SEEK_END);
  if (size <= 0 || static_cast<std::size_t>(size) % sizeof(sock_filter) != 0) {
    return failure(ErrorCode::Sandbox, "libseccomp exported no program");
  }
  std::vector<sock_filter> program(static_cast<std::size_t>(size) / sizeof(sock_filter));
  if (::pread(file.get(), program.data(), static_cast<std::size_t>(size), 0) != size) {
    return failure(Error::from_errno(ErrorCode::Sandbox, "pread", errno));
  }
  return program;
}

Result<std::vector<sock_filter>> compiled_rules(Profile profile) {
  const Context context(seccomp_init(SCMP_ACT_NOTIFY));
  if (!context) {
    return failure(ErrorCode::Sandbox, "seccomp_init: libseccomp has no SCMP_ACT_NOTIFY");
  }
  if (const int status =
          seccomp_attr_set(context.get(), SCMP_FLTATR_ACT_BADARCH, SCMP_ACT_KILL_PROCESS);
      status < 0) {
    return failure(seccomp_error("SCMP_FLTATR_ACT_BADARCH", status));
  }
  if (const int status = seccomp_attr_set(context.get(), SCMP_FLTATR_CTL_OPTIMIZE, 2); status < 0) {
    return failure(seccomp_error("SCMP_FLTATR_CTL_OPTIMIZE", status));
  }
  for (const Rule& rule : rules_of(profile)) {
    for (const std::string_view call : split_calls(rule.calls)) {
      if (const int status = add_call(context.get(), rule, call); status < 0) {
        return failure(seccomp_error(call, status).with_context("seccomp rule"));
      }
    }
  }
  return exported(context.get());
}

bool known(int nr) {
  char* name = seccomp_syscall_resolve_num_arch(SCMP_ARCH_NATIVE, nr);
  const bool found = name != nullptr;
  std::free(name);  // allocated by libseccomp with malloc
  return found;
}

struct Range {
  std::uint32_t first;
  std::uint32_t last;
};
/// The runs of numbers that nobody knows, the last one without an end.
std::vector<Range> unknown_numbers() {
  std::vector<Range> ranges;
  for (int nr = 0; nr < kMaxSyscall; ++nr) {
    const auto number = static_cast<std::uint32_t>(nr);
    if (known(nr)) {
      continue;
    }
    if (ranges.empty() || ranges.back().last + 1 != number) {
      ranges.push_back({number, number});
    }
    ranges.back().last = number;
  }
  ranges.back().last = UINT32_MAX;
  return ranges;
}

std::vector<sock_filter> prologue() {
  constexpr std::uint32_t kNoSuchCall = SECCOMP_RET_ERRNO | (ENOSYS & SECCOMP_RET_DATA);
  std::vector<sock_filter> code{
      BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(seccomp_data, arch)),
      BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, kAuditArch, 1, 0),
      BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_KILL_PROCESS),
      BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(seccomp_data, nr)),
  };
  if (kHasX32) {  // refused and recorded; not killed, since a kernel without x32 would not do so
                  // either
    code.push_back(BPF_JUMP(BPF_JMP | BPF_JGE | BPF_K, kX32Bit, 0, 1));
    code.push_back(BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_USER_NOTIF));
  }
  for (const Range& range : unknown_numbers()) {
    code.push_back(BPF_JUMP(BPF_JMP | BPF_JGE | BPF_K, range.first, 0, 2));
    code.push_back(BPF_JUMP(BPF_JMP | BPF_JGT | BPF_K, range.last, 1, 0));
    code.push_back(BPF_STMT(BPF_RET | BPF_K, kNoSuchCall));
  }
  return code;
}

}  // namespace

Result<Policy> build_policy(Profile profile) {
  Result<std::vector<sock_filter>> body = compiled_rules(profile);
  if (!body) {
    return failure(std::move(body).error().with_context(name(profile)));
  }
  Policy policy{prologue()};
  policy.program.insert(policy.program.end(), body->begin(), body->end());
  if (policy.program.size() > BPF_MAXINSNS) {
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
