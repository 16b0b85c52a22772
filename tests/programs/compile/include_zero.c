/* Tries: to include a device that never ends
 * Allowed: compile_error
 * Wall: by_construction
 */
#include "/dev/zero"
int main(void) { return 0; }
