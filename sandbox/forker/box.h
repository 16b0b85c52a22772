#pragma once

// What the forker knows of its box, and the steps of a run: the forker clones an init, that clones
// the payload, and the payload becomes the program. Each step fails through fail() of sys.h.

#include <linux/filter.h>
#include <sched.h>
#include <sys/types.h>

#include "sandbox/forker/channel.h"
#include "sandbox/wire.h"

namespace assay::sandbox::forker {

struct Box {
  int control = wire::kControlFd;
  uid_t keeper = 0;   ///< Identity of forker and init; the payload's own where there is but one.
  uid_t payload = 0;  ///< Never 0.
  bool has_proc = false;      ///< /proc could be mounted.
  bool wants_proc = true;     ///< The payload may see it.
  bool wants_exec = true;     ///< It may map what it writes as code.
  cpu_set_t processors = {};  ///< Those that the box may use, as it found them; none: unknown.
  int processor = -1;         ///< The one that forker and init keep to for now; -1: none.
  int host_proc = -1;         ///< The host's /proc, for oom_score_adj; no payload inherits it.
  sock_fprog policies[wire::kProfiles] = {};
  int ruleset = -1;  ///< Landlock's, of the payload. Tier confined only.
};

/// Default dispositions, nothing blocked, nothing open but the control socket.
void reset_inherited(const Box& box);

/// Has this process run on any processor again that the box may use. Best effort.
void leave_processor(const Box& box);

/// Builds the root of the Begin message in `plan` and pivots into it; gives up what is not needed.
void assemble(Box& box, wire::Unpacker plan);

/// The init of a run of tier confined, from the Confine message with its body and two descriptors
/// on: never returns.
[[noreturn]] void run_confined_init(int socket, wire::Unpacker body, int box_dir, int tmp_dir);

/// How far a run has come.
struct Progress {
  std::uint64_t started = 0;  ///< When the program was executed; 0: it was not.
  bool ended = false;         ///< Init has said so, or could not.
};

/// One run on its way from the order to the program, through the hands of forker, init and payload,
/// of which only one runs at a time (see vfork_on in sys.h).
struct Arming {
  Box& box;
  Mail& mail;
  wire::Next order;
  int socket = box.control;  ///< Leads to the supervisor.
  int cgroup = -1;           ///< Where the payload is born, if not in the forker's.
  int link = -1;  ///< Leads to the zygote whose clone is to be the payload, or to a standby.
  int hold = -1;  ///< A standby's end of the link.
  int views[3] = {-1, -1, -1};  ///< /box, /tmp and, if there is one, /proc.
  int view_count = 0;
  Progress* progress;  ///< Mapped by all, whoever shares what else.
};

/// Clones a zygote that `plan` describes (the body of Zygote); it waits on `socket` before it does
/// anything. Its process id, and a descriptor of it in `pidfd`.
pid_t clone_zygote(const Box& box, int socket, wire::Unpacker plan, int& pidfd);

/// Clones the init of a run; returns when that has ended. Its process id, or -1 and errno.
pid_t arm_init(Arming& arming);

/// The payload: locks itself in, reports to be armed, takes the request and becomes the program.
[[noreturn]] void run_payload(Arming& arming);

}  // namespace assay::sandbox::forker
