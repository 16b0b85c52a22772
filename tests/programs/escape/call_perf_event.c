/* Tries: perf_event_open(2): counters of everything
 * Allowed: ok
 * Wall: call:perf_event_open
 * Refused: perf_event_open
 */
#include "program.h"
int main(void) {
  reached("perf_event_open", syscall(SYS_perf_event_open, NULL, 0, -1, -1, 0));
  return 0;
}
