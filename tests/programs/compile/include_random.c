/* Tries: to include random bytes without end
 * Allowed: compile_error
 * Wall: by_construction
 */
#include "/dev/urandom"
int main(void) { return 0; }
