/* Tries: to execute what never was in a file system (Python's profile has memfd_create)
 * Allowed: ok
 * Wall: call:ptrace
 * Refused: ptrace
 * Profile: python
 * Confined: memfd_create is refused
 */
#include "program.h"
int main(int argc, char** argv) {
  if (argc == 1) {
    static char block[65536];
    int from = open(argv[0], O_RDONLY), to = syscall(SYS_memfd_create, "x", 0);
    for (ssize_t got; (got = read(from, block, sizeof block)) > 0;) (void)!write(to, block, got);
    char* const arguments[] = {argv[0], "again", NULL};
    syscall(SYS_execveat, to, "", arguments, NULL, AT_EMPTY_PATH);
    return 3;
  }
  attack("ptrace", ptrace(PTRACE_TRACEME, 0, 0, 0) == 0);
  return 0;
}
