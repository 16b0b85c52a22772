/* Tries: to stay without using the processor.
 * Allowed: idle_limit
 * Limits: wall_ms=200
 */
#include "program.h"
int main(void) { sleep(60); }
