/* Tries: a file of the submission whose name leads out of the box
 * Allowed: refused
 * Wall: file_names, place_beneath
 * Places: ../tmp/planted
 */
#include "program.h"
int main(void) {
  attack("planted in /tmp", access("/tmp/planted", F_OK) == 0);
  return 0;
}
