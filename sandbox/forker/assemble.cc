// The root file system of a box, assembled once per forker: a tmpfs with only what the plan names,
// pivoted into (pivot_root(2)), the host's tree detached and everything sealed read-only. The
// host's paths are cloned as detached trees while the process still is the user who started Assay,
// so that a path below a private directory can be bound; all else happens under the box's own
// identity.

#include <fcntl.h>
#include <grp.h>
#include <linux/capability.h>
#include <sched.h>
#include <signal.h>
#include <sys/mount.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/statfs.h>
#include <unistd.h>

#include "sandbox/forker/box.h"
#include "sandbox/forker/sys.h"

namespace assay::sandbox::forker {
namespace {

using wire::Stage;

constexpr std::uint32_t kMaxTrees = 512;
constexpr const char* kDevices[] = {"null", "zero", "full", "random", "urandom"};
constexpr int kDeviceCount = sizeof kDevices / sizeof *kDevices;
constexpr const char* kStaging[] = {"/tmp", "/mnt", "/run", "/dev"};

struct Tree {
  int fd = -1;
  bool is_directory = false;
  std::string_view box;
};

Tree g_trees[kMaxTrees];
Tree g_devices[kDeviceCount];

// Clones `path` with what is mounted below it as a detached tree, read-only and without set-id.
// False if it is missing.
bool clone_tree(const Box& box, const char* path, std::uint64_t attributes, std::uint32_t index,
                Tree& tree) {
  tree.fd = ::open_tree(AT_FDCWD, path, OPEN_TREE_CLONE | OPEN_TREE_CLOEXEC | AT_RECURSIVE);
  if (tree.fd < 0) {
    if (errno == ENOENT) {
      return false;
    }
    fail(box.control, Stage::OpenTree, index);
  }
  mount_attr attr{};
  attr.attr_set = attributes;
  attr.propagation = MS_PRIVATE;
  if (::mount_setattr(tree.fd, "", AT_EMPTY_PATH | AT_RECURSIVE, &attr, sizeof attr) != 0) {
    fail(box.control, Stage::TreeAttributes, index);
  }
  struct stat status;
  if (::fstat(tree.fd, &status) != 0) {
    fail(box.control, Stage::OpenTree, index);
  }
  tree.is_directory = S_ISDIR(status.st_mode);
  return true;
}

std::uint32_t clone_host_trees(const Box& box, wire::Unpacker& plan) {
  const std::uint32_t count = plan.u32();
  if (count > kMaxTrees) {
    errno = E2BIG;
    fail(box.control, Stage::Protocol);
  }
  for (std::uint32_t i = 0; i < count; ++i) {
    const char* host = plan.bytes().data();
    g_trees[i].box = plan.bytes();
    const bool optional = plan.u32() != 0;
    if (!clone_tree(box, host, MOUNT_ATTR_RDONLY | MOUNT_ATTR_NOSUID | MOUNT_ATTR_NODEV, i,
                    g_trees[i]) &&
        !optional) {
      fail(box.control, Stage::OpenTree, i);
    }
  }
  for (int i = 0; i < kDeviceCount; ++i) {
    char path[32] = "/dev/";
    std::strcat(path, kDevices[i]);
    if (!clone_tree(box, path, MOUNT_ATTR_NOSUID | MOUNT_ATTR_NOEXEC, 0, g_devices[i])) {
      fail(box.control, Stage::Devices);
    }
  }
  return count;
}

void become_keeper(const Box& box, bool may_set_groups) {
  if ((may_set_groups && ::setgroups(0, nullptr) != 0) ||
      ::setresgid(box.keeper, box.keeper, box.keeper) != 0 ||
      ::setresuid(box.keeper, box.keeper, box.keeper) != 0) {
    fail(box.control, Stage::Identity);
  }
}

// A fresh tmpfs somewhere where the host has a directory; the process stands in it afterwards.
void enter_new_root(const Box& box) {
  for (const char* place : kStaging) {
    if (::mount("assay-root", place, "tmpfs", MS_NOSUID | MS_NODEV,
                "mode=0755,size=4m,nr_inodes=4k") == 0) {
      if (::chdir(place) == 0) {
        return;
      }
      break;
    }
    if (errno != ENOENT) {
      break;
    }
  }
  fail(box.control, Stage::RootTmpfs);
}

void make_directory(const Box& box, const char* path) {
  if (::mkdir(path, 0755) != 0 && errno != EEXIST) {
    fail(box.control, Stage::Populate);
  }
}

// The mount point may lie in a tree that is already attached (then it must exist there), and that
// tree's links must not lead out of the new root: RESOLVE_IN_ROOT.
int mount_point(const char* path, bool is_directory) {
  const int root = AT_FDCWD;
  int point = open_beneath(root, path, O_PATH, 0, RESOLVE_IN_ROOT);
  if (point < 0 && errno == ENOENT) {
    if (is_directory) {
      ::mkdir(path, 0755);
    } else {
      ::close(open_beneath(root, path, O_CREAT | O_EXCL | O_WRONLY, 0644, RESOLVE_IN_ROOT));
    }
    point = open_beneath(root, path, O_PATH, 0, RESOLVE_IN_ROOT);
  }
  return point;
}

void attach(const Box& box, const Tree& tree, const char* path, std::uint32_t index) {
  const int point = mount_point(path, tree.is_directory);
  if (point < 0 || ::move_mount(tree.fd, "", point, "",
                                MOVE_MOUNT_F_EMPTY_PATH | MOVE_MOUNT_T_EMPTY_PATH) != 0) {
    fail(box.control, Stage::AttachTree, index);
  }
  ::close(point);
  ::close(tree.fd);
}

void write_file(const Box& box, const char* path, std::string_view content) {
  const int fd = ::open(path, O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0644);
  if (fd < 0 ||
      ::write(fd, content.data(), content.size()) != static_cast<ssize_t>(content.size())) {
    fail(box.control, Stage::Populate);
  }
  ::close(fd);
}

void populate(const Box& box, wire::Unpacker& plan, std::uint32_t trees) {
  for (std::uint32_t count = plan.u32(); count > 0 && plan.ok(); --count) {
    make_directory(box, plan.bytes().data());
  }
  for (std::uint32_t i = 0; i < trees; ++i) {
    if (g_trees[i].fd >= 0) {
      attach(box, g_trees[i], g_trees[i].box.data(), i);
    }
  }
  for (int i = 0; i < kDeviceCount; ++i) {
    char path[32] = "dev/";
    std::strcat(path, kDevices[i]);
    attach(box, g_devices[i], path, 0);
  }
  for (std::uint32_t count = plan.u32(); count > 0 && plan.ok(); --count) {
    const char* link = plan.bytes().data();
    if (::symlink(plan.bytes().data(), link) != 0) {
      fail(box.control, Stage::Populate);
    }
  }
  for (std::uint32_t count = plan.u32(); count > 0 && plan.ok(); --count) {
    const char* path = plan.bytes().data();
    write_file(box, path, plan.bytes());
  }
  if (!plan.ok()) {
    errno = EBADMSG;
    fail(box.control, Stage::Protocol);
  }
}

// pivot_root(".", "."): the old root ends up on top of the new one and is detached from there, see
// NOTES in pivot_root(2).
void leave_old_root(const Box& box) {
  if (::syscall(SYS_pivot_root, ".", ".") != 0) {
    fail(box.control, Stage::PivotRoot);
  }
  if (::umount2(".", MNT_DETACH) != 0 || ::chdir("/") != 0) {
    fail(box.control, Stage::DetachOldRoot);
  }
  mount_attr attr{};
  attr.attr_set = MOUNT_ATTR_RDONLY | MOUNT_ATTR_NOSUID | MOUNT_ATTR_NODEV | MOUNT_ATTR_NOEXEC;
  if (::mount_setattr(AT_FDCWD, "/", 0, &attr, sizeof attr) != 0) {
    fail(box.control, Stage::SealRoot);
  }
}

// The bounding set is emptied here, once, for all that follows; what the forker holds it keeps.
void empty_bounding_set(const Box& box) {
  for (int capability = 0; capability <= 63; ++capability) {
    if (::prctl(PR_CAPBSET_DROP, capability, 0, 0, 0) != 0 && errno != EINVAL) {
      fail(box.control, Stage::Capabilities);
    }
  }
  if (::prctl(PR_CAP_AMBIENT, PR_CAP_AMBIENT_CLEAR_ALL, 0, 0, 0) != 0) {
    fail(box.control, Stage::Capabilities);
  }
}

}  // namespace

void reset_inherited(const Box& box) {
  struct sigaction standard{};
  standard.sa_handler = SIG_DFL;
  for (int signal = 1; signal < NSIG; ++signal) {
    ::sigaction(signal, &standard, nullptr);
  }
  sigset_t none;
  ::sigemptyset(&none);
  if (::sigprocmask(SIG_SETMASK, &none, nullptr) != 0) {
    fail(box.control, Stage::Signals);
  }
  ::umask(0);
}

void assemble(Box& box, wire::Unpacker plan) {
  box.keeper = plan.u32();
  box.payload = plan.u32();
  const bool may_set_groups = plan.u32() != 0;
  const bool in_cgroup = plan.u32() != 0;
  box.wants_proc = plan.u32() != 0;
  box.wants_exec = plan.u32() != 0;
  if (::mount(nullptr, "/", nullptr, MS_REC | MS_PRIVATE, nullptr) != 0) {
    fail(box.control, Stage::Privatise);
  }
  box.host_proc = ::open("/proc", O_PATH | O_DIRECTORY | O_CLOEXEC);
  const std::uint32_t trees = clone_host_trees(box, plan);
  become_keeper(box, may_set_groups);
  enter_new_root(box);
  populate(box, plan, trees);
  // Must be there before the old root goes: a later mount of proc in a user namespace is allowed
  // only where one that hides nothing can be seen (mount_too_revealing in fs/namespace.c).
  box.has_proc = ::mount("proc", "proc", "proc", MS_NOSUID | MS_NODEV | MS_NOEXEC, nullptr) == 0;
  leave_old_root(box);
  if (::sethostname("box", 3) != 0 || ::setdomainname("box", 3) != 0) {
    fail(box.control, Stage::Hostname);
  }
  if (in_cgroup && ::unshare(CLONE_NEWCGROUP) != 0) {
    fail(box.control, Stage::CgroupNamespace);
  }
  empty_bounding_set(box);
  ::prctl(PR_SET_DUMPABLE, 0, 0, 0, 0);
}

}  // namespace assay::sandbox::forker
