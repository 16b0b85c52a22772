/* Tries: flags of files: append-only and immutable ones cannot be cleaned up
 * Allowed: ok
 * Wall: call:ioctl
 * Refused: ioctl
 */
#include "program.h"
int main(void) {
  int flags = 0x30;
  reached("FS_IOC_SETFLAGS", ioctl(open("f", O_CREAT | O_RDWR, 0600), 0x40086602, &flags));
  return 0;
}
