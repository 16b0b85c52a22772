/* Tries: the environment of the compiler in error messages
 * Allowed: compile_error, ok
 * Wall: compiler
 */
#include "/proc/self/environ"
int main(void) { return 0; }
