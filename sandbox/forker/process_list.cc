// The tree below this process by the parents in /proc/PID/stat (proc_pid_stat(5)). Orphans are
// children of this process, which is a subreaper, so each living descendant has a chain of living
// parents up to here. A pid is used at most microseconds after it was read, and only this process
// could free it by waiting for its process's last parent, so it cannot mean another by then unless
// the tree itself goes through all pids meanwhile; the process would still have to be of our user.

#include "sandbox/forker/process_list.h"

#include <dirent.h>
#include <fcntl.h>
#include <signal.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <cstring>

namespace assay::sandbox::forker {
namespace {

constexpr int kMaxListed = 32 * 1024;

struct Listed {
  pid_t pid;
  pid_t parent;
  bool ours;
};
Listed g_list[kMaxListed];

pid_t parent_of(const char* pid) {
  char path[64];
  char text[512];
  std::snprintf(path, sizeof path, "/proc/%.16s/stat", pid);
  const int fd = ::open(path, O_RDONLY | O_CLOEXEC);
  const ssize_t got = fd < 0 ? -1 : ::read(fd, text, sizeof text - 1);
  ::close(fd);
  if (got <= 0) {
    return 0;
  }
  text[got] = '\0';
  const char* const after_name = std::strrchr(text, ')');
  return after_name != nullptr && std::strlen(after_name) > 4 ? std::atoi(after_name + 4) : 0;
}

int list_all() {
  int count = 0;
  DIR* const directory = ::opendir("/proc");
  while (directory != nullptr && count < kMaxListed) {
    const dirent* const entry = ::readdir(directory);
    if (entry == nullptr) {
      break;
    }
    if (const pid_t pid = std::atoi(entry->d_name); pid > 0) {
      g_list[count++] = {pid, parent_of(entry->d_name), false};
    }
  }
  if (directory != nullptr) {
    ::closedir(directory);
  }
  return count;
}

// Marks the children of what is marked, until there are none.
void mark_tree(int count, pid_t root) {
  for (bool grown = true; grown;) {
    grown = false;
    for (int i = 0; i < count; ++i) {
      bool ours = g_list[i].parent == root;
      for (int j = 0; !ours && !g_list[i].ours && j < count; ++j) {
        ours = g_list[j].ours && g_list[j].pid == g_list[i].parent;
      }
      grown = grown || (ours && !g_list[i].ours);
      g_list[i].ours = g_list[i].ours || ours;
    }
  }
}

}  // namespace

void kill_descendants() {
  const int count = list_all();
  mark_tree(count, ::getpid());
  for (int i = 0; i < count; ++i) {
    if (g_list[i].ours) {
      ::kill(g_list[i].pid, SIGKILL);
    }
  }
}

}  // namespace assay::sandbox::forker
