/* Tries: system calls of numbers that nobody has given out, and of negative ones
 * Allowed: ok
 * Wall: seccomp
 */
#include "program.h"
int main(void) {
  long numbers[] = {1023, 4095, 0x3fffffff, -1, -20};
  for (int i = 0; i < 5; ++i) {
    attack("an answer", syscall(numbers[i], 0, 0, 0) != -1 || (errno != ENOSYS && errno != EPERM));
  }
  attack("a call newer than the filter (mseal)", syscall(462, 1, 0, 0) == 0 || errno != ENOSYS);
  return 0;
}
