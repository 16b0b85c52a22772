/* Tries: nothing forbidden: asks for more than there is and is told no; that is no memory limit
 * Allowed: runtime_error
 * Wall: verdict_of_exit
 * Limits: memory_mb=64
 * Exit: 5
 */
#include "program.h"
int main(void) {
  return mmap(NULL, 1L << 46, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0) == MAP_FAILED ? 5 : 0;
  return 0;
}
