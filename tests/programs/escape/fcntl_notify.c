/* Tries: signals when a folder changes
 * Allowed: ok
 * Wall: call:fcntl
 * Refused: fcntl
 */
#include "program.h"
int main(void) {
  reached("F_NOTIFY", fcntl(open("f", O_CREAT | O_RDWR, 0600), F_NOTIFY, 1));
  return 0;
}
