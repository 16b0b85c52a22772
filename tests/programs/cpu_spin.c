/* Tries: to spin; the tree's processor time is in its way.
 * Allowed: time_limit
 * Limits: cpu_ms=200
 */
#include "program.h"
int main(void) { burn_forever(); }
