#pragma once

// Starting and ending a forker: the executable out of the library, in its own namespaces.

#include <sys/types.h>

#include <functional>
#include <utility>

#include "base/result.h"
#include "base/unique_fd.h"
#include "sandbox/identity.h"
#include "sandbox/layout.h"

namespace assay::sandbox {

/// The forker's executable as a child without namespaces, with `socket` as its kControlFd. To be
/// reaped by the caller. Errors: Sandbox.
Result<pid_t> spawn_forker_image(int socket);

/// A running forker. Ends with its object: closing the control socket and SIGKILL, then reaping.
/// Thread compatible.
class ForkerProcess {
 public:
  /// Clones it into new user, PID, mount, network, IPC and UTS namespaces, maps its ids, calls
  /// `admit` with its process id (to put it into a control group; `in_cgroup`: that of its runs)
  /// and has it assemble `layout`. Takes about 5 ms. Errors: Unsupported (a namespace or a bound
  /// path is not to be had), Sandbox.
  static Result<ForkerProcess> start(const Layout& layout, const Identity& identity, bool in_cgroup,
                                     const std::function<Result<void>(pid_t)>& admit);

  ForkerProcess(ForkerProcess&& other) noexcept;
  ForkerProcess& operator=(ForkerProcess&& other) noexcept;
  ~ForkerProcess();

  int control() const { return control_.get(); }
  pid_t pid() const { return pid_; }
  /// Its root, O_PATH.
  UniqueFd take_root() { return std::move(root_); }

 private:
  ForkerProcess(pid_t pid, UniqueFd control) : pid_(pid), control_(std::move(control)) {}
  void end();

  pid_t pid_ = -1;  ///< Ours to reap while it is positive.
  UniqueFd control_;
  UniqueFd root_;
};

}  // namespace assay::sandbox
