/* Tries: macros that double forty times: a terabyte of tokens
 * Allowed: compile_error
 * Wall: output_cap
 * Says: the compiler wrote too much
 * Slow: it burns the compiler's whole limit
 */
#define A x, x, x, x, x, x, x, x
#define B A, A, A, A, A, A, A, A
#define C B, B, B, B, B, B, B, B
#define D C, C, C, C, C, C, C, C
#define E D, D, D, D, D, D, D, D
#define F E, E, E, E, E, E, E, E
#define G F, F, F, F, F, F, F, F
#define H G, G, G, G, G, G, G, G
#define I H, H, H, H, H, H, H, H
int x;
int* const all[] = {I};
int main(void) { return 0; }
