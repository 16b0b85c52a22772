/* Tries: to advise on others' memory
 * Allowed: ok
 * Wall: call:process_madvise
 * Refused: process_madvise
 */
#include "program.h"
int main(void) {
  reached("process_madvise", syscall(SYS_process_madvise, -1, NULL, 0, 0, 0));
  return 0;
}
