/* Tries: to leave a tree that is hard to remove: deep, unreadable, with links out of it. The next run
 * must find nothing.
 * Allowed: ok
 * Runs: 2
 * Wall: fresh_tmpfs
 */
#include "program.h"
#include <dirent.h>
int main(void) {
  DIR* here = opendir(".");
  struct dirent* entry;
  int names = 0;
  while ((entry = readdir(here))) ++names;
  attack("something of the run before", names > 3); /* ".", ".." and this program */
  symlink("/usr", "link");
  for (int i = 0; i < 40; ++i) {
    symlink("/", "root");
    close(open("a file", O_CREAT | O_WRONLY, 0));
    mkfifo("fifo", 0);
    mkdir(".moved-0", 0700);
    mkdir(".moved-0/full", 0700);
    mkdir("d", 0700);
    if (chdir("d") != 0) return 1;
  }
  mkdir("locked", 0);
  for (int i = 0; i < 40; ++i) {
    chmod(".", 0);
    if (chdir("..") != 0) break;
  }
  return 0;
}
