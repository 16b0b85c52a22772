/* Tries: to enter a namespace through /proc
 * Allowed: ok
 * Wall: call:setns
 */
#include "program.h"
int main(void) {
  reached("setns", setns(open("/proc/self/ns/ipc", O_RDONLY), CLONE_NEWNET));
  return 0;
}
