// Tries: the tree of the host, by std::filesystem, links followed
// Allowed: ok
// Wall: mount_root
// Confined: Landlock refuses to open these, but not to see that they exist
// Slow: a compiler of half a second
#include <cstdio>
#include <filesystem>
#include <string>

namespace fs = std::filesystem;
int main() {
  for (const char* const name : {"/etc/shadow", "/root", "/home", "/work", "/sys", "/host/etc", "/boot"}) {
    std::error_code error;
    if (fs::exists(name, error)) std::printf("ESCAPED: there is %s\n", name);
  }
  std::error_code error;
  fs::recursive_directory_iterator at("/", fs::directory_options::skip_permission_denied, error), end;
  long count = 0;
  for (; at != end && !error; at.increment(error)) {
    if (at->path().string().rfind("/proc", 0) == 0) at.disable_recursion_pending();
    ++count;
  }
  if (count > 2000) std::printf("ESCAPED: %ld files\n", count);
}
