#pragma once

// The supervisor's side of wire.h: writing bodies, sending and receiving messages. What comes back
// is from a process that shares a box with untrusted code, so it is checked like any input.

#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "base/unique_fd.h"
#include "sandbox/wire.h"

namespace assay::sandbox {

/// Writes a body; the counterpart of wire::Unpacker.
class Packer {
 public:
  void u32(std::uint32_t value) { raw(&value, sizeof value); }
  void u64(std::uint64_t value) { raw(&value, sizeof value); }
  /// Length, bytes and a NUL, so that the receiver can use the string in place.
  void bytes(std::string_view text) {
    u32(static_cast<std::uint32_t>(text.size()));
    raw(text.data(), text.size());
    body_.push_back('\0');
  }
  std::string_view body() const { return body_; }

 private:
  void raw(const void* data, std::size_t size) {
    body_.append(static_cast<const char*>(data), size);
  }
  std::string body_;
};

/// A message that came in, with its descriptors owned.
struct Incoming {
  wire::Kind kind = wire::Kind::Failed;
  std::string body;
  std::vector<UniqueFd> fds;

  /// The body as a fixed struct; nothing if the size differs.
  template <typename T>
  bool read(T& value) const {
    if (body.size() != sizeof value) {
      return false;
    }
    std::memcpy(&value, body.data(), sizeof value);
    return true;
  }
};

/// A connected pair of SOCK_SEQPACKET sockets, close-on-exec. Errors: Sandbox.
struct SocketPair {
  UniqueFd ours;
  UniqueFd theirs;
};
Result<SocketPair> make_socket_pair();

/// Starts the kernel's collector of sockets in flight inside each other, which a process can leave,
/// with any descriptors in them. Nobody else might for minutes.
void wake_socket_collector();

/// Sends one message; `fds` are borrowed. A large body goes through a memfd. Errors: Sandbox (peer
/// gone, no memory), TooLarge (over wire::kMaxBody).
Result<void> send_message(int socket, wire::Kind kind, std::string_view body,
                          const std::vector<int>& fds = {});

/// Waits for the next message until `deadline`. Errors: Sandbox (peer gone, malformed, too late).
Result<Incoming> receive_message(int socket, std::chrono::steady_clock::time_point deadline);

/// Turns a Failed message into an Error that names the stage. `what` says whose: "box".
Error stage_error(std::string_view what, const wire::Failed& failed);

/// "open_tree", "seccomp", ...: for errors.
std::string_view stage_name(wire::Stage stage);

}  // namespace assay::sandbox
