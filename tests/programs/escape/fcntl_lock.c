/* Tries: a lock of a region: a channel between boxes
 * Allowed: ok
 * Wall: call:fcntl
 * Refused: fcntl
 */
#include "program.h"
int main(void) {
  reached("F_SETLK", fcntl(open("f", O_CREAT | O_RDWR, 0600), F_SETLK, &(struct flock){F_WRLCK}));
  return 0;
}
