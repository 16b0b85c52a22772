/* Tries: files that a host's services would act on: crontabs, start-up files, units
 * Allowed: ok
 * Wall: mount_root, host_identity
 * Runs: 2
 */
#include "program.h"
int main(void) {
  const char* places[] = {"/etc/crontab", "/etc/ld.so.preload", "/etc/profile", "/root/.bashrc", "/var/spool", "/etc/passwd"};
  for (int i = 0; i < 6; ++i) {
    attack(places[i], access(places[i], F_OK) == 0 && strstr(places[i], "preload") == NULL);
  }
  return 0;
}
