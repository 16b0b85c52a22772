/* Not an attack: uses as many milliseconds of processor time as its argument says (default 10).
 * Allowed: ok
 */
#include <time.h>

#include "program.h"
int main(int argc, char** argv) {
  const long wanted = (argc > 1 ? atol(argv[1]) : 10) * 1000000L;
  struct timespec used = {0, 0};
  while (used.tv_sec * 1000000000L + used.tv_nsec < wanted) {
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &used);
  }
  return 0;
}
