#pragma once

// Messages of wire.h as the forker and the init send and receive them.

#include <cstddef>

#include "sandbox/wire.h"

namespace assay::sandbox::forker {

struct Message {
  wire::Header header;
  int fds[wire::kMaxFds];
  int fd_count = 0;
  int next_fd = 0;  ///< How many were taken.

  /// The next descriptor, or -1.
  int take_fd() { return next_fd < fd_count ? fds[next_fd++] : -1; }
};

constexpr std::uint32_t kMaxStrings = 64 * 1024;  ///< argv and env together.

/// More than this of a message's body is given back to the kernel after the run, so that the charge
/// of one run's arguments is not the next one's.
constexpr std::size_t kKeptBody = std::size_t{64} * 1024;

/// Where a message arrives, and the arrays of pointers that are made of its strings.
struct Mail {
  Message message;
  char body[wire::kMaxBody];
  char* strings[kMaxStrings];
  bool large = false;  ///< A request of more than kKeptBody has come.
};

/// Receives one message with its body into `body` (of `capacity` bytes). False at end of file or
/// when the message is not well-formed: the peer is gone or not ours.
bool receive(int socket, Message& message, char* body, std::size_t capacity);

/// Sends one message with an inline body and `count` descriptors. False if the peer is gone, or
/// there is no memory for the message.
bool send(int socket, wire::Kind kind, const void* body, std::size_t size, const int* fds = nullptr,
          int count = 0);

/// As send(), for what the peer waits for: if it cannot be sent it hangs up, which takes no memory.
void send_or_hang_up(int socket, wire::Kind kind, const void* body, std::size_t size);

}  // namespace assay::sandbox::forker
