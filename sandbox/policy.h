#pragma once

// The seccomp wall: an allow-list of system calls per runtime family, as a BPF program.
//
//   Result<Policy> policy = build_policy(Profile::Python, Kills::Notify);   // once, at start-up
//   ... in the payload, right before execveat(2):
//   sock_fprog program{policy->program.size(), policy->program.data()};
//   listener = seccomp(SECCOMP_SET_MODE_FILTER, SECCOMP_FILTER_FLAG_NEW_LISTENER, &program);
//
// What is not allowed returns SECCOMP_RET_USER_NOTIF, so that the supervisor answers EPERM and
// records the name; without a listener the kernel itself answers ENOSYS, so forgetting it fails
// closed. Which call gets which answer, and why, is in policy_tables.cc; tests/golden/policy_*.txt
// hold the readable text of each profile.

#include <linux/filter.h>

#include <string>
#include <vector>

#include "base/result.h"
#include "sandbox/sandbox.h"

namespace assay::sandbox {

struct Policy {
  std::vector<sock_filter>
      program;  ///< At most BPF_MAXINSNS; for this machine's architecture only.
};

/// What a program does for the calls that kill.
enum class Kills {
  Kill,
  /// The same as for those that are refused. A process that the kernel kills by a filter looks the
  /// same as one that sent SIGSYS to itself; so these calls are held by the kernel until the
  /// supervisor, which evaluates the program with Kills::Kill on the very same data, ends the run
  /// and can name the call. Without a listener they fail with ENOSYS. This program is the shorter
  /// one, and the one that is installed.
  Notify,
};

/// Compiles the rules of `profile` into a binary tree (see policy.cc). Takes some 100 us: build
/// once and keep. Thread safe. Errors: Sandbox (too many rules).
Result<Policy> build_policy(Profile profile, Kills kills = Kills::Kill);

/// The name of a system call of this architecture, for reports: "ptrace"; "x32:getpid" for an x32
/// number, "syscall_999" for one that libseccomp does not know. Thread safe.
std::string syscall_name(int nr);

/// The profile as text, one line a call: answer, name, condition, reason; sorted by name.
std::string policy_text(Profile profile);

}  // namespace assay::sandbox
