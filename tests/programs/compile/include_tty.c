/* Tries: to make the compiler wait for input that never comes: terminal, standard input, a FIFO's place
 * Allowed: compile_error
 * Wall: by_construction
 */
#include "/dev/stdin"
#include "/dev/tty"
#include "/proc/self/fd/0"
int main(void) { return 0; }
