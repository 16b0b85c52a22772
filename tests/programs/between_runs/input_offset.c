/* Tries: to have the next run begin reading where it ended
 * Allowed: ok
 * Wall: input_own_offset
 * Runs: 2
 */
#include "program.h"
int main(void) {
  char text[64] = "";
  attack("the input was read before", read(0, text, sizeof text - 1) != 6);
  return 0;
}
