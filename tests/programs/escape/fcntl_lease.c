/* Tries: a lease, which stops whoever opens the file
 * Allowed: ok
 * Wall: call:fcntl
 * Refused: fcntl
 */
#include "program.h"
int main(void) {
  reached("F_SETLEASE", fcntl(open("f", O_CREAT | O_RDWR, 0600), F_SETLEASE, F_WRLCK));
  return 0;
}
