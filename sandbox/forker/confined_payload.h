#pragma once

// The payload of tier confined. Its filter refuses what it would need to speak to the supervisor,
// so that its init takes the request, and releases it.

#include <linux/filter.h>
#include <sys/types.h>

#include "sandbox/forker/box.h"
#include "sandbox/forker/request.h"

namespace assay::sandbox::forker {

/// What init and payload share until exec; in memory that both map.
struct Shared {
  std::uint32_t armed;     ///< Futex: set by the payload when it is ready or has failed.
  std::uint32_t released;  ///< Futex: set by init when the program may start.
  std::int32_t listener;
  wire::Failed failure;
  Request request;
  Mail mail;  ///< What the request points into.
};

/// Fails through `socket`.
Shared& map_shared(int socket);

/// Forks the payload, which shares the descriptor table, and waits until it is armed.
pid_t fork_payload(const Box& box, Shared& shared, const sock_fprog& policy, int socket);

void release(Shared& shared);

}  // namespace assay::sandbox::forker
