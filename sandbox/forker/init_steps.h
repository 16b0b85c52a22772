#pragma once

// What both kinds of init do at the end of a run; forker/init.cc has them, forker/confined.cc takes
// the same steps without namespaces.

#include <cstdint>

#include "sandbox/forker/box.h"

namespace assay::sandbox::forker {

/// Tells the supervisor that a payload is armed, and gives it the views of `arming`.
void report_armed(const Arming& arming, int listener);

/// From here on this process shares no descriptors with the payload and holds none but its socket
/// and, as the next number, `link` (-1: none): the program's pipes must have no other end in the
/// box than the program's.
void let_go(int socket, int link);

/// A descriptor that is ready when a child has ended; SIGCHLD is blocked from here on.
int open_child_signals(int socket);

/// Reaps whatever ends until it is `payload`, and fills in its status. False if the supervisor hung
/// up or spoke before: it sends nothing after its request but to end the run.
bool await_payload(int socket, int child_signals, int payload, wire::Ended& ended);

/// Reaps what has ended. Whether that was all.
bool none_left();

/// Kills every process that this one may signal and waits for all of them; how many there were.
std::uint32_t kill_leftovers();

/// The cost of everything that was waited for.
void add_usage(wire::Ended& ended);

}  // namespace assay::sandbox::forker
