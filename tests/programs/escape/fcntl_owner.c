/* Tries: signals of a descriptor for another process
 * Allowed: ok
 * Wall: call:fcntl
 * Refused: fcntl
 */
#include "program.h"
int main(void) {
  reached("F_SETOWN", fcntl(open("f", O_CREAT | O_RDWR, 0600), F_SETOWN, 1));
  return 0;
}
