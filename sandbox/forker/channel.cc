// Sending and receiving over SOCK_SEQPACKET with SCM_RIGHTS (unix(7), cmsg(3)). Every descriptor
// arrives close-on-exec.

#include "sandbox/forker/channel.h"

#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/uio.h>
#include <unistd.h>

#include <cerrno>

namespace assay::sandbox::forker {
namespace {

union ControlBuffer {
  cmsghdr aligned;
  char bytes[CMSG_SPACE(sizeof(int) * wire::kMaxFds)];
};

void take_descriptors(msghdr& header, Message& message) {
  for (cmsghdr* c = CMSG_FIRSTHDR(&header); c != nullptr; c = CMSG_NXTHDR(&header, c)) {
    if (c->cmsg_level != SOL_SOCKET || c->cmsg_type != SCM_RIGHTS) {
      continue;
    }
    const std::size_t count = (c->cmsg_len - CMSG_LEN(0)) / sizeof(int);
    if (count <= static_cast<std::size_t>(wire::kMaxFds)) {
      std::memcpy(message.fds, CMSG_DATA(c), count * sizeof(int));
      message.fd_count = static_cast<int>(count);
    }
  }
}

bool read_body(int fd, char* body, std::size_t size) {
  std::size_t done = 0;
  while (done < size) {
    const ssize_t got = ::pread(fd, body + done, size - done, static_cast<off_t>(done));
    if (got <= 0) {
      return false;
    }
    done += static_cast<std::size_t>(got);
  }
  ::close(fd);
  return true;
}

}  // namespace

bool receive(int socket, Message& message, char* body, std::size_t capacity) {
  static ControlBuffer control;
  iovec parts[2] = {{&message.header, sizeof message.header}, {body, capacity}};
  msghdr header{};
  header.msg_iov = parts;
  header.msg_iovlen = 2;
  header.msg_control = control.bytes;
  header.msg_controllen = sizeof control.bytes;
  message.fd_count = 0;
  message.next_fd = 0;
  ssize_t got;
  do {
    got = ::recvmsg(socket, &header, MSG_CMSG_CLOEXEC);
  } while (got < 0 && errno == EINTR);
  if (got < static_cast<ssize_t>(sizeof message.header) ||
      (header.msg_flags & (MSG_TRUNC | MSG_CTRUNC)) != 0) {
    return false;
  }
  take_descriptors(header, message);
  if (message.header.size > capacity) {
    return false;
  }
  if (message.header.in_memfd != 0) {
    return read_body(message.take_fd(), body, message.header.size);
  }
  return static_cast<std::size_t>(got) == sizeof message.header + message.header.size;
}

bool send(int socket, wire::Kind kind, const void* body, std::size_t size, const int* fds,
          int count) {
  wire::Header head{kind, static_cast<std::uint32_t>(size), 0};
  iovec parts[2] = {{&head, sizeof head}, {const_cast<void*>(body), size}};
  msghdr header{};
  header.msg_iov = parts;
  header.msg_iovlen = 2;
  ControlBuffer control{};
  if (count > 0) {
    const std::size_t bytes = static_cast<std::size_t>(count) * sizeof(int);
    header.msg_control = control.bytes;
    header.msg_controllen = CMSG_SPACE(bytes);
    cmsghdr* c = CMSG_FIRSTHDR(&header);
    c->cmsg_level = SOL_SOCKET;
    c->cmsg_type = SCM_RIGHTS;
    c->cmsg_len = CMSG_LEN(bytes);
    std::memcpy(CMSG_DATA(c), fds, bytes);
  }
  ssize_t sent;
  do {
    sent = ::sendmsg(socket, &header, MSG_NOSIGNAL);
  } while (sent < 0 && errno == EINTR);
  return sent >= 0;
}

void send_or_hang_up(int socket, wire::Kind kind, const void* body, std::size_t size) {
  if (!send(socket, kind, body, size)) {
    ::shutdown(socket, SHUT_WR);
  }
}

}  // namespace assay::sandbox::forker
