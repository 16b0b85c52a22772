/* Tries a system call that no solution has a use for, then would go on as if nothing were. */
#include <stdio.h>
#include <sys/syscall.h>
#include <unistd.h>

int main(void) {
  syscall(SYS_swapoff, "");
  puts("0 0");
  return 0;
}
