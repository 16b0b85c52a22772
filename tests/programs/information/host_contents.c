/* Tries: to read, list, change or reach what lies outside the box by every call that takes a path.
 * Allowed: ok
 * Wall: mount_root
 */
#include "program.h"
#include <dirent.h>
#include <sys/time.h>
#include <utime.h>
static const char* files[] = {"/etc/shadow", "/etc/hostname", "/etc/group-", "/proc/cmdline",
                              "/proc/sys/kernel/hostname", "/proc/1/environ", "/dev/mem", "/dev/tty"};
static const char* directories[] = {"/", "/root", "/home", "/var", "/sys", "/proc/1"};
int main(void) {
  char path[64];
  for (int i = 0; i < 8; ++i) attack(files[i], open(files[i], O_RDONLY) >= 0);
  for (int i = 0; i < 6; ++i) {
    DIR* listing = opendir(directories[i]);
    struct dirent* entry;
    int names = 0;
    while (listing && (entry = readdir(listing))) names += entry->d_name[0] != '.';
    /* A root of its own may be listed: it has few names, none of the host's. */
    attack(directories[i], names > 0 && access("/etc/hostname", F_OK) == 0);
  }
  for (int i = 0; i < 6; ++i) {
    sprintf(path, "%s/assay-mark", directories[i]);
    attack("file made outside", open(path, O_CREAT | O_WRONLY, 0600) >= 0);
    attack("directory made outside", mkdir(path, 0700) == 0);
    attack("link made outside", symlink("/", path) == 0);
    attack("fifo made outside", mkfifo(path, 0600) == 0);
  }
  attack("hard link to outside", link("/etc/hostname", "stolen") == 0);
  attack("renamed out", rename("/etc/hostname", "stolen") == 0);
  sprintf(path, "/proc/%d/environ", getppid());
  attack("environment of the parent", open(path, O_RDONLY) >= 0);
  sprintf(path, "/proc/%d/mem", getppid());
  attack("memory of the parent", open(path, O_RDWR) >= 0);
  attack("working directory of the parent", (sprintf(path, "/proc/%d/cwd", getppid()),
                                             readlink(path, path, sizeof path) > 0));
  return 0;
}
