/* Tries: files that a host's services would act on: crontabs, start-up files, units
 * Allowed: ok
 * Wall: mount_root, host_identity
 */
#include "program.h"
int main(void) {
  const char* places[] = {"/etc/crontab", "/etc/ld.so.preload", "/etc/profile", "/root/.bashrc", "/root/.profile", "/etc/passwd"};
  for (int i = 0; i < 6; ++i) {
    int fd = open(places[i], O_WRONLY | O_APPEND);
    attack(places[i], fd >= 0 || errno == EROFS || errno == EISDIR);
  }
  return 0;
}
