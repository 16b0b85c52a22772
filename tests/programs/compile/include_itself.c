/* Tries: a file that includes itself, and counts
 * Allowed: compile_error
 * Wall: by_construction
 */
#define PASTE(a, b) a##b
#define NAME(a, b) PASTE(a, b)
int NAME(counter_, __COUNTER__);
#include __FILE__
int main(void) { return 0; }
