/* Tries: a program whose memory is too large before it begins
 * Allowed: compile_error, runtime_error, memory_limit, ok
 * Wall: by_construction
 */
char giant[1ul << 46];
int main(void) { return giant[1ul << 45]; }
