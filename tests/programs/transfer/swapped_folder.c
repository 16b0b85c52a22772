/* Tries: to change a folder for a link while its file is being fetched: there is nobody left to do it; a file of its own may be returned
 * Allowed: ok
 * Wall: collect_beneath
 * Runs: 12
 * Returns: own
 * Collect: sub/passwd
 */
#include "program.h"
int main(void) {
  mkdir("real", 0700);
  fill(open("real/passwd", O_CREAT | O_WRONLY, 0600), 65536);
  symlink("/etc", "sub");
  if (fork() == 0) {
    setsid();
    for (double end = wall_clock() + 0.3; wall_clock() < end;) {
      syscall(SYS_renameat2, AT_FDCWD, "sub", AT_FDCWD, "real", 2);
      syscall(SYS_renameat2, AT_FDCWD, "sub", AT_FDCWD, "real", 2);
    }
  }
  return 0;
}
