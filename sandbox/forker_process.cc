// The forker is cloned with fork semantics from a process that may have many threads, so the child
// makes system calls only until it has executed the forker's image from a sealed memfd. It keeps
// its capabilities over that exec, under an id that is not 0, as ambient ones (capabilities(7)).
// PR_SET_PDEATHSIG is of no use here: it means the death of the thread that cloned. Instead the end
// of the control socket ends the forker, and it is process 1 of its PID namespace.

#include "sandbox/forker_process.h"

#include <fcntl.h>
#include <linux/capability.h>
#include <linux/close_range.h>
#include <linux/sched.h>
#include <sched.h>
#include <signal.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <sys/wait.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <chrono>
#include <string>

#include "sandbox/message.h"

extern "C" {
extern const char assay_forker_image[];  // forker_image.S
extern const char assay_forker_image_end[];
}

namespace assay::sandbox {
namespace {

constexpr std::chrono::seconds kStartTimeout{20};
constexpr unsigned long kNamespaces =
    CLONE_NEWUSER | CLONE_NEWPID | CLONE_NEWNS | CLONE_NEWNET | CLONE_NEWIPC | CLONE_NEWUTS;

std::string_view image() {
  return {assay_forker_image,
          static_cast<std::size_t>(assay_forker_image_end - assay_forker_image)};
}

Result<UniqueFd> make_image_fd() {
  UniqueFd fd(::memfd_create("assay-forker", MFD_CLOEXEC | MFD_ALLOW_SEALING));
  std::string_view left = image();
  while (fd && !left.empty()) {
    const ssize_t written = ::write(fd.get(), left.data(), left.size());
    if (written <= 0) {
      return failure(Error::from_errno(ErrorCode::Sandbox, "writing the forker's image", errno));
    }
    left.remove_prefix(static_cast<std::size_t>(written));
  }
  constexpr int kSeals = F_SEAL_WRITE | F_SEAL_GROW | F_SEAL_SHRINK | F_SEAL_SEAL;
  if (!fd || ::fcntl(fd.get(), F_ADD_SEALS, kSeals) != 0) {
    return failure(Error::from_errno(ErrorCode::Sandbox, "the forker's memfd", errno));
  }
  return fd;
}

/// Written once, never changed and never closed: a sealed file that every forker shares.
Result<int> image_fd() {
  static const Result<UniqueFd> fd = make_image_fd();
  if (!fd) {
    return failure(fd.error());
  }
  return fd->get();
}

// Between clone and exec in a process that may have had threads: system calls only, no sanitizer.
#if defined(__clang__)
#define ASSAY_BARE __attribute__((no_sanitize("address", "thread", "undefined")))
#else
#define ASSAY_BARE __attribute__((no_sanitize("address,thread,undefined")))
#endif

[[noreturn]] ASSAY_BARE void exec_image(int image, int control) {
  // The image moves out of the way of the control socket's number.
  const long high = ::syscall(SYS_fcntl, image, F_DUPFD_CLOEXEC, 10);
  if (control == wire::kControlFd) {
    ::syscall(SYS_fcntl, control, F_SETFD, 0);
  } else {
    ::syscall(SYS_dup3, control, wire::kControlFd, 0);
  }
  if (::syscall(SYS_close_range, wire::kControlFd + 1, ~0U, CLOSE_RANGE_CLOEXEC) != 0) {
    ::syscall(SYS_exit_group, 127);
  }
  const char* const argv[] = {"assay-forker", nullptr};
  const char* const envp[] = {nullptr};
  ::syscall(SYS_execveat, high, "", argv, envp, AT_EMPTY_PATH);
  ::syscall(SYS_exit_group, 127);
  __builtin_unreachable();
}

[[noreturn]] ASSAY_BARE void become_forker(int image, int control) {
  __user_cap_header_struct header{_LINUX_CAPABILITY_VERSION_3, 0};
  __user_cap_data_struct sets[2] = {};
  ::syscall(SYS_capget, &header, sets);
  sets[0].inheritable = sets[0].permitted;
  sets[1].inheritable = sets[1].permitted;
  ::syscall(SYS_capset, &header, sets);
  for (unsigned long capability = 0; capability < 64; ++capability) {
    ::syscall(SYS_prctl, PR_CAP_AMBIENT, PR_CAP_AMBIENT_RAISE, capability, 0, 0);
  }
  exec_image(image, control);
}

ASSAY_BARE long clone_plain(int image, int control) {
  const long pid = ::syscall(SYS_clone, SIGCHLD, nullptr, nullptr, nullptr, nullptr);
  if (pid == 0) {
    exec_image(image, control);
  }
  return pid;
}

ASSAY_BARE long clone_forker(int image, int control) {
  clone_args args{};
  args.flags = kNamespaces;
  args.exit_signal = SIGCHLD;
  const long pid = ::syscall(SYS_clone3, &args, sizeof args);
  if (pid == 0) {
    become_forker(image, control);
  }
  return pid;
}

Result<void> write_proc_file(pid_t pid, const char* file, std::string_view text) {
  const std::string path = "/proc/" + std::to_string(pid) + "/" + file;
  const UniqueFd fd(::open(path.c_str(), O_WRONLY | O_CLOEXEC));
  if (!fd || ::write(fd.get(), text.data(), text.size()) != static_cast<ssize_t>(text.size())) {
    return failure(Error::from_errno(ErrorCode::Unsupported, "writing " + path, errno));
  }
  return {};
}

Result<void> map_ids(pid_t pid, const Identity& identity) {
  if (identity.deny_setgroups) {
    if (Result<void> denied = write_proc_file(pid, "setgroups", "deny"); !denied) {
      return denied;
    }
  }
  if (Result<void> mapped = write_proc_file(pid, "uid_map", identity.uid_map); !mapped) {
    return mapped;
  }
  return write_proc_file(pid, "gid_map", identity.gid_map);
}

std::string begin_body(const Layout& layout, const Identity& identity, bool in_cgroup) {
  Packer body;
  body.u32(identity.keeper);
  body.u32(identity.payload);
  body.u32(identity.deny_setgroups ? 0 : 1);
  body.u32(in_cgroup ? 1 : 0);
  body.u32(layout.proc ? 1 : 0);
  body.u32(layout.exec ? 1 : 0);
  pack(layout, body);
  return std::string(body.body());
}

// A path that the host does not have is the host's matter, not a defect of ours.
Error begin_error(const Layout& layout, const wire::Failed& failed) {
  const bool about_a_path =
      failed.stage == wire::Stage::OpenTree || failed.stage == wire::Stage::AttachTree;
  if (!about_a_path || failed.index >= layout.mounts.size()) {
    return stage_error("box", failed);
  }
  const std::string& path = layout.mounts[failed.index].host;
  return Error::from_errno(failed.error == ENOENT ? ErrorCode::Unsupported : ErrorCode::Sandbox,
                           "root path " + path, failed.error)
      .with_context(stage_name(failed.stage));
}

}  // namespace

Result<pid_t> spawn_forker_image(int socket) {
  Result<int> image = image_fd();
  if (!image) {
    return failure(std::move(image).error());
  }
  const long pid = clone_plain(*image, socket);
  if (pid < 0) {
    return failure(Error::from_errno(ErrorCode::Sandbox, "clone", errno));
  }
  return static_cast<pid_t>(pid);
}

Result<ForkerProcess> ForkerProcess::start(const Layout& layout, const Identity& identity,
                                           bool in_cgroup,
                                           const std::function<Result<void>(pid_t)>& admit) {
  Result<int> image = image_fd();
  if (!image) {
    return failure(std::move(image).error());
  }
  Result<SocketPair> sockets = make_socket_pair();
  if (!sockets) {
    return failure(std::move(sockets).error());
  }
  const long pid = clone_forker(*image, sockets->theirs.get());
  if (pid < 0) {
    return failure(Error::from_errno(ErrorCode::Unsupported, "clone3 into new namespaces", errno));
  }
  ForkerProcess forker(static_cast<pid_t>(pid), std::move(sockets->ours));
  sockets->theirs.reset();
  if (Result<void> mapped = map_ids(forker.pid_, identity); !mapped) {
    return failure(std::move(mapped).error());
  }
  if (Result<void> admitted = admit(forker.pid_); !admitted) {
    return failure(std::move(admitted).error());
  }
  if (Result<void> sent = send_message(forker.control(), wire::Kind::Begin,
                                       begin_body(layout, identity, in_cgroup));
      !sent) {
    return failure(std::move(sent).error());
  }
  Result<Incoming> answer =
      receive_message(forker.control(), std::chrono::steady_clock::now() + kStartTimeout);
  if (!answer) {
    return failure(std::move(answer).error().with_context("starting a forker"));
  }
  if (wire::Failed failed; answer->kind == wire::Kind::Failed && answer->read(failed)) {
    return failure(begin_error(layout, failed));
  }
  if (answer->kind != wire::Kind::Ready || answer->fds.size() != 1) {
    return failure(ErrorCode::Sandbox, "a forker answered out of turn");
  }
  forker.root_ = std::move(answer->fds.front());
  return forker;
}

ForkerProcess::ForkerProcess(ForkerProcess&& other) noexcept
    : pid_(std::exchange(other.pid_, -1)),
      control_(std::move(other.control_)),
      root_(std::move(other.root_)) {}

ForkerProcess& ForkerProcess::operator=(ForkerProcess&& other) noexcept {
  if (this != &other) {
    end();
    pid_ = std::exchange(other.pid_, -1);
    control_ = std::move(other.control_);
    root_ = std::move(other.root_);
  }
  return *this;
}

ForkerProcess::~ForkerProcess() { end(); }

// Reaping it means that its PID namespace, and with it every run of this box, is dead.
void ForkerProcess::end() {
  if (pid_ <= 0) {
    return;
  }
  control_.reset();
  ::kill(pid_, SIGKILL);
  while (::waitpid(pid_, nullptr, __WALL) < 0 && errno == EINTR) {
  }
  pid_ = -1;
}

}  // namespace assay::sandbox
