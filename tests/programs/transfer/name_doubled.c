/* Tries: names that differ in case alone
 * Allowed: refused
 * Wall: file_names
 * Places: Data.txt, data.TXT
 */
#include "program.h"
int main(void) {
  attack("both are there", access("Data.txt", F_OK) == 0 && access("data.TXT", F_OK) == 0);
  return 0;
}
