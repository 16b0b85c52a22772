/* Tries: a name of more folders than any honest one
 * Allowed: refused
 * Wall: file_names
 * Places: a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/x
 */
#include "program.h"
int main(void) {
  attack("it is there", access("a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/x", F_OK) == 0);
  return 0;
}
