/* Tries: to be spared by the OOM killer
 * Allowed: ok
 * Wall: oom_score
 */
#include "program.h"
int main(void) {
  char text[32];
  attack("not first in line", read_file("/proc/self/oom_score_adj", text, sizeof text) && atoi(text) != 1000);
  return 0;
}
