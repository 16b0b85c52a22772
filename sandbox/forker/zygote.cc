// The birth of a zygote: the forker's child that becomes a warm interpreter. It keeps the box's
// root and namespaces and the keeper's identity, with capabilities that it needs to enter a run's
// namespaces and to lock its clones in; it executes nothing but the interpreter, what the preload
// names, and our own bootstrap (warm.py, clone.cc). These lie on a tmpfs at /box that only it sees.

#include <linux/capability.h>
#include <linux/close_range.h>
#include <signal.h>
#include <sys/mount.h>
#include <sys/personality.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>

#include "sandbox/forker/box.h"
#include "sandbox/forker/channel.h"
#include "sandbox/forker/sys.h"

namespace assay::sandbox::forker {
namespace {

constexpr std::uint32_t kMaxStrings = 4096;
constexpr std::uint32_t kMaxFiles = 64;
// Where mappings begin below the stack is decided at exec; a run's own limit is set later.
constexpr rlim_t kStackRoom = rlim_t{1} << 30;

char* g_strings[kMaxStrings + 2];

[[noreturn]] void give_up() { ::_exit(1); }  // the supervisor sees the end of file

void require(bool done) {
  if (!done) {
    give_up();
  }
}

char** take_strings(wire::Unpacker& plan, std::uint32_t& used) {
  char** const first = &g_strings[used];
  const std::uint32_t count = plan.u32();
  require(plan.ok() && count <= kMaxStrings - used);
  for (std::uint32_t i = 0; i < count; ++i) {
    g_strings[used++] = const_cast<char*>(plan.bytes().data());
  }
  g_strings[used++] = nullptr;
  return first;
}

// Programs find a pipe at 1 and 2; the interpreter looks at its kind when it starts.
void arrange_descriptors(const Box& box, int socket) {
  int output[2];
  require(::pipe(output) == 0);
  const int high[] = {::fcntl(socket, F_DUPFD, 64), ::fcntl(box.host_proc, F_DUPFD, 64),
                      ::fcntl(output[0], F_DUPFD, 64), ::fcntl(output[1], F_DUPFD, 64)};
  require(::dup2(high[0], wire::kZygoteSocket) >= 0 &&
          ::dup2(high[1], wire::kZygoteHostProc) >= 0 &&
          ::dup2(high[2], wire::kZygoteOutput) >= 0 && ::dup2(high[3], 1) == 1 &&
          ::dup2(high[3], 2) == 2);
  require(::close_range(3, wire::kZygoteSocket - 1, 0) == 0 &&
          ::close_range(wire::kZygoteOutput + 1, ~0U, 0) == 0);
}

void write_files(wire::Unpacker& plan) {
  require(::mount("assay", "/box", "tmpfs", MS_NOSUID | MS_NODEV, "mode=0755,size=16m") == 0 &&
          ::chdir("/box") == 0);
  const std::uint32_t count = plan.u32();
  require(plan.ok() && count <= kMaxFiles);
  for (std::uint32_t i = 0; i < count; ++i) {
    const char* name = plan.bytes().data();
    const std::string_view content = plan.bytes();
    require(plan.ok());
    char folder[256];
    std::strncpy(folder, name, sizeof folder - 1);
    folder[sizeof folder - 1] = '\0';
    if (char* slash = std::strrchr(folder, '/'); slash != nullptr) {
      *slash = '\0';
      ::mkdir(folder, 0755);  // one level, and it may be there
    }
    const int fd = ::open(name, O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0755);
    require(fd >= 0 &&
            ::write(fd, content.data(), content.size()) == static_cast<ssize_t>(content.size()));
    ::close(fd);
  }
}

// The bounding set is empty, but ambient capabilities outlive exec all the same (capabilities(7)).
void keep_capabilities() {
  __user_cap_header_struct header{_LINUX_CAPABILITY_VERSION_3, 0};
  __user_cap_data_struct sets[2] = {};
  ::syscall(SYS_capget, &header, sets);
  for (unsigned capability = 0; capability < 64; ++capability) {
    if ((sets[capability / 32].permitted & (1U << (capability % 32))) != 0) {
      ::prctl(PR_CAP_AMBIENT, PR_CAP_AMBIENT_RAISE, capability, 0, 0);
    }
  }
}

void leave_room_for_stacks() {
  rlimit stack{};
  require(::getrlimit(RLIMIT_STACK, &stack) == 0);
  stack.rlim_cur = stack.rlim_max < kStackRoom ? stack.rlim_max : kStackRoom;
  ::setrlimit(RLIMIT_STACK, &stack);
}

[[noreturn]] void become_zygote(const Box& box, int socket, wire::Unpacker plan) {
  ::setsid();
  leave_processor(box);
  arrange_descriptors(box, socket);
  static Message message;
  char none[8];
  require(receive(wire::kZygoteSocket, message, none, sizeof none) &&
          message.header.kind == wire::Kind::Go);
  ::umask(022);
  (void)::personality(ADDR_NO_RANDOMIZE);  // as in lock_in.cc
  std::uint32_t used = 0;
  char** const argv = take_strings(plan, used);
  char** const envp = take_strings(plan, used);
  write_files(plan);
  require(plan.ok() && argv[0] != nullptr);
  leave_room_for_stacks();
  keep_capabilities();
  ::execve(argv[0], argv, envp);
  give_up();
}

}  // namespace

pid_t clone_zygote(const Box& box, int socket, wire::Unpacker plan, int& pidfd) {
  clone_args args{};
  args.flags = CLONE_NEWNS | CLONE_PIDFD;
  args.exit_signal = SIGCHLD;
  args.pidfd = reinterpret_cast<std::uint64_t>(&pidfd);
  const long pid = clone3(args);
  if (pid < 0) {
    fail(box.control, wire::Stage::Zygote);
  }
  if (pid == 0) {
    become_zygote(box, socket, plan);
  }
  return static_cast<pid_t>(pid);
}

}  // namespace assay::sandbox::forker
