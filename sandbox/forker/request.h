#pragma once

// Carrying out a request, in the process that is about to become its program or in its init.

#include <sys/types.h>

#include "sandbox/forker/channel.h"

namespace assay::sandbox::forker {

struct Request {
  char** argv;  ///< Into the mail, as envp.
  char** envp;
  std::uint32_t fd_count;
  struct {
    int from;  ///< Not below wire::kFirstFreeTarget, so that they can be moved in any order.
    int to;
  } fds[wire::kFirstFreeTarget];
};

/// Receives the Files and Run messages that request.cc of the library made: places the files below
/// the working directory and sets the limits of `process` (0: the calling one). Ends the process if
/// there is no request to come, or by fail().
Request take_request(Mail& mail, int socket, pid_t process);

}  // namespace assay::sandbox::forker
