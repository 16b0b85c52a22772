/* Tries: file handles, that name files past every path
 * Allowed: ok
 * Wall: call:name_to_handle_at
 * Refused: name_to_handle_at
 */
#include "program.h"
int main(void) {
  reached("name_to_handle_at", syscall(SYS_name_to_handle_at, AT_FDCWD, "/", NULL, NULL, 0));
  return 0;
}
