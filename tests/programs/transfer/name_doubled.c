/* Tries: names that differ in case alone
 * Allowed: refused
 * Wall: file_names
 * Places: Data.txt, data.TXT
 */
#include "program.h"
int main(void) {
  attack("both are there", access("/box/Data.txt", F_OK) == 0 && access("/box/data.TXT", F_OK) == 0);
  return 0;
}
