/* Tries: to raise its own limit of the stack, and to use it in a child that it executes
 * Allowed: runtime_error
 * Wall: rlimit_stack
 * Limits: stack_mb=1
 */
#include "program.h"
static int deeper(int left) {
  volatile char frame[65536];
  touch((char*)frame, sizeof frame);
  return left == 0 ? 1 : deeper(left - 1) + frame[0];
}
int main(int argc, char** argv) {
  struct rlimit more = {16 * MIB, 16 * MIB};
  setrlimit(RLIMIT_STACK, &more);
  if (argc == 1) execl(argv[0], argv[0], "again", NULL);
  attack("8 MiB of stack", deeper(128) > 0);
  return 0;
}
