#pragma once

// Force-included into the mutated copy of the sandbox (mutate.py), and into nothing else: the
// library that is shipped has no way to lower a wall. Which walls are off stands in the environment
// of the process that runs the programs; the mutated forker is handed the same variable.

#include <fcntl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <initializer_list>

namespace assay::mutation {

inline constexpr char kVariable[] = "ASSAY_TEST_WALLS_OFF";

inline const char* walls_off() {
  const char* const list = ::getenv(kVariable);
  return list != nullptr ? list : "";
}

/// Whether `name` is a word of the list, which separates by commas.
inline bool off(const char* name) {
  const std::size_t size = std::strlen(name);
  for (const char* at = walls_off(); (at = std::strstr(at, name)) != nullptr; at += size) {
    const bool begins = at == walls_off() || at[-1] == ',';
    if (begins && (at[size] == ',' || at[size] == '\0')) {
      return true;
    }
  }
  return false;
}

/// The variable as the forker's environment has it.
inline const char* entry() {
  static char text[1024];
  std::strcpy(text, kVariable);
  std::strcat(text, "=");
  std::strncat(text, walls_off(), sizeof text - sizeof kVariable - 2);
  return text;
}

/// pivot_root(2) that leaves the host's tree below /host, and links where programs look for it.
inline long keep_host_tree() {
  ::mkdir("host", 0755);
  const long done = ::syscall(SYS_pivot_root, ".", "host");
  for (const char* name : {"etc", "root", "home", "work", "var", "sys", "usr", "bin", "lib",
                           "lib64", "opt", "run", "boot", "mnt", "srv"}) {
    char target[32] = "host/";
    (void)!::symlink(std::strcat(target, name), name);
  }
  return done;
}

}  // namespace assay::mutation
