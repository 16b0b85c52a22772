#pragma once

// Starting and ending the init of a run of tier confined.

#include <sys/types.h>

#include <cstdint>
#include <optional>
#include <vector>

#include "base/result.h"
#include "base/unique_fd.h"
#include "sandbox/policy.h"
#include "sandbox/sandbox.h"
#include "sandbox/work_dir.h"

namespace assay::sandbox {

/// A running init. With its object everything below it ends: hanging up is asking it to end its
/// tree, which it is then waited for. Thread compatible.
class ConfinedInit {
 public:
  struct Order {
    const Root& root;
    const WorkDir& work;
    const std::vector<sock_filter>& filter;
    std::optional<std::uint32_t> user = {};
    std::uint32_t abi = 0;
  };
  /// Starts it, gives it the order and waits until its payload is armed. Takes about 2 ms. Errors:
  /// Unsupported (a path of the root is missing, or cannot be shown without mounts), Sandbox.
  static Result<ConfinedInit> start(const Order& order);

  ConfinedInit(ConfinedInit&& other) noexcept;
  ConfinedInit& operator=(ConfinedInit&&) = delete;
  ~ConfinedInit();

  pid_t pid() const { return pid_; }
  UniqueFd take_socket() { return std::move(socket_); }
  UniqueFd take_listener() { return std::move(listener_); }
  /// Waits until it has ended, and with it its tree. `socket` (its own) is hung up first.
  void end(UniqueFd socket);

 private:
  ConfinedInit(pid_t pid, UniqueFd socket) : pid_(pid), socket_(std::move(socket)) {}
  Result<void> arm(const Order& order);

  pid_t pid_ = -1;  ///< Ours to reap while it is positive.
  UniqueFd socket_;
  UniqueFd listener_;
};

}  // namespace assay::sandbox
