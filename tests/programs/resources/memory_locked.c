/* Tries: to lock memory, which then cannot be taken back
 * Allowed: ok
 * Wall: rlimit_memlock
 */
#include "program.h"
int main(void) {
  char* memory = take_memory(4 * MIB);
  attack("4 MiB locked", mlock(memory, 4 * MIB) == 0);
  return 0;
}
