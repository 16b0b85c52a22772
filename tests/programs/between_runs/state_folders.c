/* Tries: to leave a folder that nobody else may enter or remove
 * Allowed: ok
 * Wall: fresh_tmpfs
 * Runs: 2
 */
#include "program.h"
int main(void) {
  attack("folder of before", access("/tmp/locked", F_OK) == 0);
  mkdir("/tmp/locked", 0700);
  close(open("/tmp/locked/file", O_CREAT | O_WRONLY, 0));
  chmod("/tmp/locked", 0);
  return 0;
}
