/* Tries: to change mode and times of what is not its own but may be its user's: the directory above
 * /box, other users' work, by path, by descriptor, through links. Below /box it must be possible.
 * Allowed: ok
 * Prints: done
 * Wall: call:chmod
 */
#include "program.h"
#include <sys/stat.h>
#include <sys/time.h>
static int mode_of(const char* path) {
  struct stat info;
  return stat(path, &info) == 0 ? info.st_mode & 07777 : -1;
}
static void outside(const char* path) {
  int before = mode_of(path);
  struct timespec times[2] = {{1, 0}, {1, 0}};
  struct stat info;
  chmod(path, 0777);
  chmod(path, 0500);
  fchmodat(AT_FDCWD, path, 0700, 0);
  syscall(452, AT_FDCWD, path, 0701, 0);
  utimensat(AT_FDCWD, path, times, 0);
  attack(path, before >= 0 && (mode_of(path) != before || (stat(path, &info) == 0 && info.st_mtime == 1)));
}
int main(void) {
  struct timespec times[2] = {{7, 0}, {8, 0}};
  struct stat info;
  outside("..");
  outside("/usr");
  symlink("..", "up");
  outside("up");
  outside("up/.");
  int above = open("..", O_PATH);
  fchmod(above, 0711);
  int here = open(".", O_RDONLY);
  fchmodat(here, "..", 0555, 0);
  close(open("file", O_CREAT | O_WRONLY, 0600));
  mkdir("d", 0700);
  close(open("d/inner", O_CREAT | O_WRONLY, 0600));
  chmod("file", 0644);
  attack("chmod does not work in the box", mode_of("file") != 0644);
  fchmodat(open("d", O_RDONLY), "inner", 0751, 0);
  attack("fchmodat does not work in the box", mode_of("d/inner") != 0751);
  int fd = open("file", O_RDWR);
  fchmod(fd, 0604);
  attack("fchmod does not work in the box", mode_of("file") != 0604);
  utimensat(AT_FDCWD, "file", times, 0);
  attack("utimensat does not work in the box", stat("file", &info) != 0 || info.st_mtime != 8);
  futimens(fd, NULL);
  attack("futimens does not work in the box", stat("file", &info) != 0 || info.st_mtime == 8);
  attack("set-id bit", chmod("file", 04755) == 0);
  puts("done");
  return 0;
}
