#pragma once

// What the forker knows of its box, and the steps that make it up. Each step fails through
// fail(control, ...) of sys.h.

#include <linux/filter.h>
#include <sys/types.h>

#include "sandbox/wire.h"

namespace assay::sandbox::forker {

struct Box {
  int control = wire::kControlFd;
  uid_t keeper = 0;   ///< Identity of forker and init; the payload's own where there is but one.
  uid_t payload = 0;  ///< Never 0.
  bool has_proc = false;   ///< /proc could be mounted.
  bool wants_proc = true;  ///< The payload may see it.
  int host_proc = -1;      ///< The host's /proc, for oom_score_adj; no payload inherits it.
  sock_fprog policies[wire::kProfiles] = {};
  int ruleset = -1;  ///< Landlock's, of the payload. Tier confined only.
  bool confined() const { return ruleset >= 0; }
};

/// Default dispositions, nothing blocked, nothing open but the control socket.
void reset_inherited(const Box& box);

/// Builds the root of the Begin message in `plan` and pivots into it; gives up what is not needed.
void assemble(Box& box, wire::Unpacker plan);

/// The init of one run: never returns. `link` leads to a zygote, or is -1.
[[noreturn]] void run_init(const Box& box, int socket, int link, const wire::Next& order);

/// Clones a zygote that `plan` describes (the body of Zygote); it waits on `socket` before it does
/// anything. Its process id, and a descriptor of it in `pidfd`.
pid_t clone_zygote(const Box& box, int socket, wire::Unpacker plan, int& pidfd);

/// The init of a run of tier confined, from the Confine message with its body and two descriptors
/// on: never returns.
[[noreturn]] void run_confined_init(int socket, wire::Unpacker body, int box_dir, int tmp_dir);

/// What init and payload share until exec; in memory that both map.
struct Shared {
  std::uint32_t armed;     ///< Futex: set by the payload when it is ready or has failed.
  std::uint32_t released;  ///< Futex: set by init when the program may start.
  std::int32_t listener;
  wire::Failed failure;
  std::uint32_t fd_count;
  struct {
    std::int32_t from, to;
  } fds[wire::kFirstFreeTarget];
  char** argv;
  char** envp;
};

/// The payload's side: locks itself in, waits for its release and becomes the program.
[[noreturn]] void run_payload(const Box& box, Shared& shared, const sock_fprog& policy);

}  // namespace assay::sandbox::forker
