/* Tries: the environment of the compiler and of its parents in error messages
 * Allowed: compile_error, ok
 * Wall: environment
 */
#include "/proc/self/environ"
#include "/proc/1/environ"
int main(void) { return 0; }
