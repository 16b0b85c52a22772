/* Tries: a link to a file of its own: links are never followed
 * Allowed: ok
 * Wall: collect_beneath
 * Collect: out.txt
 */
#include "program.h"
int main(void) {
  fill(open("real", O_CREAT | O_WRONLY, 0600), 65536);
  symlink("real", "out.txt");
  return 0;
}
