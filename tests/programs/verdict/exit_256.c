/* Tries: a status that wraps around to 0
 * Allowed: ok
 * Wall: verdict_of_zero
 * Exit: 0
 */
#include "program.h"
int main(void) {
  return 256;
  return 0;
}
