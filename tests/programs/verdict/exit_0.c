/* Tries: nothing; what a run costs at least
 * Allowed: ok
 * Wall: verdict_of_zero
 */
#include "program.h"
int main(void) {

  return 0;
}
