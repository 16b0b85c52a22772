#pragma once

// A clone of a warm interpreter between its birth and its program (cloned.cc).

#include <linux/filter.h>

#include "sandbox/wire.h"

namespace assay::sandbox::forker {

/// What it is told when it is born.
struct Birth {
  wire::Clone clone;
  sock_fprog filter;
  int link;  ///< Leads to init.
};

/// Makes this process the program's (lock_in.h), for good. Does not return if it fails.
void lock_clone_in(const Birth& birth);

/// Tells init that it is locked in and sleeps until it is released; then nothing is open but what
/// the program is to have. Ends the process if the run is over before.
void await_release();

/// Whether the file `script` can be told, by what it does not contain, to be the text of a program:
/// false where the interpreter might take it for an archive or a folder with a __main__.py.
bool is_plain_script(const char* script);

}  // namespace assay::sandbox::forker
