#pragma once

// What both kinds of init do with a run (forker/init.cc has them): forker/confined.cc takes the
// same steps without namespaces.

#include <sys/types.h>

#include "sandbox/forker/box.h"

namespace assay::sandbox::forker {

inline constexpr int kSocket = 20;  ///< init's end of its socket; programs get 0..15

/// Memory that init and payload share, with room for a request behind it.
Shared& map_shared();

/// Forks the payload, which shares the descriptor table, and waits until it is armed.
pid_t fork_payload(const Box& box, Shared& shared, const sock_fprog& policy);

/// Takes Files and Run messages: places files, sets the payload's limits, fills in its arguments.
void take_run(const Box& box, Shared& shared, pid_t payload, wire::Next order);

void release(Shared& shared);

/// From here on this process shares no descriptors with the payload and holds none but its socket:
/// the program's pipes must have no other end in the box than the program's.
void let_go();

/// Kills every process that this one may signal and waits for all of them; how many there were,
/// besides those that had ended by themselves.
std::uint32_t kill_leftovers();

/// The cost of everything that was waited for.
void add_usage(wire::Ended& ended);

}  // namespace assay::sandbox::forker
