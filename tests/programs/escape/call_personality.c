/* Tries: no random addresses, executable data
 * Allowed: ok
 * Wall: call:personality
 * Refused: personality
 */
#include "program.h"
int main(void) {
  reached("personality", syscall(SYS_personality, 0x0440000));
  return 0;
}
