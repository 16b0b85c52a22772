/* Tries: the internet
 * Allowed: ok
 * Wall: call:socket
 * Refused: socket
 */
#include "program.h"
int main(void) {
  attack("a socket of AF_INET", socket(AF_INET, SOCK_STREAM, 0) >= 0);
  return 0;
}
