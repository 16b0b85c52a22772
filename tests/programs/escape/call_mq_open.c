/* Tries: a message queue
 * Allowed: ok
 * Wall: call:mq_open
 * Refused: mq_open
 */
#include "program.h"
int main(void) {
  reached("mq_open", syscall(SYS_mq_open, "mark", 0, 0, NULL));
  return 0;
}
