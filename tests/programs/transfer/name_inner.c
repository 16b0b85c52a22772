/* Tries: a file of the submission whose name goes up in its middle
 * Allowed: refused
 * Wall: file_names, place_beneath
 * Places: a/../../tmp/planted
 */
#include "program.h"
int main(void) {
  attack("planted in /tmp", access("/tmp/planted", F_OK) == 0);
  return 0;
}
