/* Tries: a handler that leaves with 0 from a real crash: as far as anybody can tell, it is sound
 * Allowed: ok
 * Wall: verdict_of_zero
 */
#include "program.h"
static void leave(int signal) { _exit(0); }
int main(void) {
  signal(SIGSEGV, leave);
  return *(volatile int*)8;
}
