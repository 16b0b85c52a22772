/* Tries: a key by an upcall to the host
 * Allowed: ok
 * Wall: call:request_key
 * Refused: request_key
 */
#include "program.h"
int main(void) {
  reached("request_key", syscall(SYS_request_key, "user", "none", "x", -3));
  return 0;
}
