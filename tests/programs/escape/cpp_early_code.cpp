// Tries: to act before main and after it: constructors, init arrays, indirect functions, exit functions
// Allowed: ok
// Wall: seccomp
// Slow: a compiler of half a second
#include <sched.h>
#include <sys/mount.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstdlib>

static void attempt(const char* when) {
  if (::unshare(CLONE_NEWUSER) == 0 || errno != EPERM) std::fprintf(stderr, "ESCAPED: unshare %s\n", when);
  if (::mount("x", "/tmp", "tmpfs", 0, nullptr) == 0 || errno != EPERM) std::fprintf(stderr, "ESCAPED: mount %s\n", when);
}
static void early(int, char**, char**) { attempt("before main"); }
__attribute__((section(".preinit_array"), used)) static auto* const entry = early;
struct Static {
  Static() { attempt("in a constructor"); }
  ~Static() { attempt("in a destructor"); }
} instance;
int main() {
  std::atexit([] { attempt("at exit"); });
}
