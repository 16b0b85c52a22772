/* Tries: to free others' memory
 * Allowed: ok
 * Wall: call:process_mrelease
 * Refused: process_mrelease
 */
#include "program.h"
int main(void) {
  reached("process_mrelease", syscall(SYS_process_mrelease, -1, 0));
  return 0;
}
