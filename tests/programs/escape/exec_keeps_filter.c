/* Tries: to lose its filter by execve(2)
 * Allowed: ok
 * Wall: call:ptrace
 * Refused: ptrace
 */
#include "program.h"
int main(int argc, char** argv) {
  if (argc == 1) execl(argv[0], argv[0], "again", NULL);
  attack("ptrace", ptrace(PTRACE_TRACEME, 0, 0, 0) == 0);
  return 0;
}
