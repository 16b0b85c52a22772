// Files before limits, so that none of them is cut off by RLIMIT_FSIZE; descriptors move out of the
// way of the program's numbers before RLIMIT_NOFILE says how high they may be.

#include "sandbox/forker/request.h"

#include <fcntl.h>
#include <sys/resource.h>
#include <sys/sendfile.h>
#include <sys/stat.h>
#include <unistd.h>

#include <climits>

#include "sandbox/forker/sys.h"

namespace assay::sandbox::forker {
namespace {

using wire::Stage;

constexpr std::uint64_t kBeneath = RESOLVE_BENEATH | RESOLVE_NO_SYMLINKS | RESOLVE_NO_MAGICLINKS;

void make_parents(int socket, const char* name, std::uint32_t index) {
  char path[PATH_MAX];
  for (std::size_t i = 0; name[i] != '\0' && i + 1 < sizeof path; ++i) {
    path[i] = name[i];
    if (name[i + 1] == '/') {
      path[i + 1] = '\0';
      if (::mkdir(path, 0755) != 0 && errno != EEXIST) {
        fail(socket, Stage::PlaceFile, index);
      }
    }
  }
}

void copy(int socket, int in, int out, std::uint64_t size, std::uint32_t index) {
  off_t offset = 0;
  while (static_cast<std::uint64_t>(offset) < size) {
    const ssize_t copied = ::sendfile(out, in, &offset, size - static_cast<std::uint64_t>(offset));
    if (copied <= 0) {
      errno = copied == 0 ? EIO : errno;
      fail(socket, Stage::PlaceFile, index);
    }
  }
}

// Closed at once: a file that is open for writing cannot be executed, and there may be thousands.
void place_file(Mail& mail, int socket, wire::Unpacker& body, std::uint32_t index) {
  const char* const name = body.bytes().data();
  const std::uint64_t size = body.u64();
  const bool executable = body.u32() != 0;
  make_parents(socket, name, index);
  const int out = open_beneath(AT_FDCWD, name, O_CREAT | O_EXCL | O_WRONLY | O_NOFOLLOW,
                               executable ? 0755 : 0644, kBeneath);
  if (out < 0) {
    fail(socket, Stage::PlaceFile, index);
  }
  if (size > 0) {
    const int in = mail.message.take_fd();
    copy(socket, in, out, size, index);
    ::close(in);
  }
  ::close(out);
}

void place_files(Mail& mail, int socket, wire::Unpacker& body) {
  const std::uint32_t count = body.u32();
  for (std::uint32_t i = 0; i < count && body.ok(); ++i) {
    place_file(mail, socket, body, i);
  }
}

// Raising a hard limit is never possible without CAP_SYS_RESOURCE of the host, so what is asked is
// clipped to it.
void limit(int socket, pid_t process, std::uint32_t resource, std::uint64_t soft,
           std::uint64_t hard, std::uint32_t index) {
  const auto which = static_cast<__rlimit_resource>(resource);
  rlimit wanted{soft, hard};
  if (::prlimit(process, which, &wanted, nullptr) == 0) {
    return;
  }
  rlimit have{};
  if (errno != EPERM || ::prlimit(process, which, nullptr, &have) != 0) {
    fail(socket, Stage::Limit, index);
  }
  wanted.rlim_max = have.rlim_max < hard ? have.rlim_max : hard;
  wanted.rlim_cur = wanted.rlim_max < soft ? wanted.rlim_max : soft;
  if (::prlimit(process, which, &wanted, nullptr) != 0) {
    fail(socket, Stage::Limit, index);
  }
}

void set_limits(int socket, pid_t process, wire::Unpacker& body) {
  const std::uint32_t count = body.u32();
  for (std::uint32_t i = 0; i < count && body.ok(); ++i) {
    const std::uint32_t resource = body.u32();
    const std::uint64_t soft = body.u64();
    limit(socket, process, resource, soft, body.u64(), i);
  }
}

void take_descriptors(Mail& mail, int socket, wire::Unpacker& body, Request& request) {
  request.fd_count = body.u32();
  if (request.fd_count > wire::kFirstFreeTarget) {
    errno = EBADMSG;
    fail(socket, Stage::Protocol);
  }
  for (std::uint32_t i = 0; i < request.fd_count; ++i) {
    int fd = mail.message.take_fd();
    if (fd < wire::kFirstFreeTarget) {
      fd = ::fcntl(fd, F_DUPFD_CLOEXEC, wire::kFirstFreeTarget);
    }
    if (fd < 0) {
      fail(socket, Stage::Descriptors, i);
    }
    request.fds[i] = {fd, static_cast<int>(body.u32())};
  }
}

char** take_strings(Mail& mail, int socket, wire::Unpacker& body, std::uint32_t& used) {
  char** const first = &mail.strings[used];
  const std::uint32_t count = body.u32();
  if (count >= kMaxStrings - used) {
    errno = E2BIG;
    fail(socket, Stage::Exec);
  }
  for (std::uint32_t i = 0; i < count && body.ok(); ++i) {
    mail.strings[used++] = const_cast<char*>(body.bytes().data());
  }
  mail.strings[used++] = nullptr;
  return first;
}

[[noreturn]] void broken_protocol(int socket) {
  errno = EBADMSG;
  fail(socket, Stage::Protocol);
}

}  // namespace

Request take_request(Mail& mail, int socket, pid_t process) {
  for (;;) {
    if (!receive(socket, mail.message, mail.body, sizeof mail.body) ||
        mail.message.header.kind == wire::Kind::Kill) {
      ::_exit(0);  // the supervisor has no use for this run any more
    }
    mail.large = mail.large || mail.message.header.size > kKeptBody;
    const wire::Kind kind = mail.message.header.kind;
    wire::Unpacker body(mail.body, mail.message.header.size);
    if (kind != wire::Kind::Files && kind != wire::Kind::Run) {
      broken_protocol(socket);
    }
    place_files(mail, socket, body);
    if (kind == wire::Kind::Files) {
      continue;
    }
    Request request{};
    take_descriptors(mail, socket, body, request);
    set_limits(socket, process, body);
    std::uint32_t used = 0;
    request.argv = take_strings(mail, socket, body, used);
    request.envp = take_strings(mail, socket, body, used);
    if (!body.ok() || request.argv[0] == nullptr) {
      broken_protocol(socket);
    }
    return request;
  }
}

}  // namespace assay::sandbox::forker
