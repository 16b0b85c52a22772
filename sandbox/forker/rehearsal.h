#pragma once

// What a program will touch, found out before there is one (rehearsal.cc).

#include <cstddef>

namespace assay::sandbox::forker {

/// Forks a process that plays the part of a clone: true in that. In the caller returns false when
/// it has ended, having learnt what it touched; nothing is learnt if it fails or takes too long. To
/// be called between the interpreter's at-fork functions.
bool rehearse(int host_proc);

/// Whether this process is the one that rehearses.
bool is_rehearsing();

/// Gives the rehearsing process the streams of a program that nobody listens to.
void take_rehearsal_streams();

/// Does nothing but in the process that rehearses, which calls it at its end. The last call counts.
void note_touched(int host_proc);

/// How many bytes touch_beforehand() makes the calling process's own.
std::size_t touched_bytes();

/// Makes what was touched then present in the calling process, its own where it was written to.
void touch_beforehand();

}  // namespace assay::sandbox::forker
