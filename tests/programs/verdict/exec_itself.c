/* Tries: to become another program, which fails
 * Allowed: runtime_error
 * Wall: verdict_of_exit
 * Exit: 9
 */
#include "program.h"
int main(int argc, char** argv) {
  if (argc > 1) return 9;
  execl(argv[0], argv[0], "again", NULL);
  return 0;
}
