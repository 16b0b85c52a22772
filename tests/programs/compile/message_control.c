/* Tries: to drive the terminal of whoever reads the message
 * Allowed: compile_error
 * Wall: by_construction
 */
#error "]0;owned [2J ESCAP" "ED"
int main(void) { return 0; }
