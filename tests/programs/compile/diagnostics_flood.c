/* Tries: error messages without end, to fill the answer
 * Allowed: compile_error
 * Wall: output_cap
 * Says: the compiler wrote too much
 */
#define E1 }{ @ undeclared ;
#define E2 E1 E1 E1 E1 E1 E1 E1 E1 E1 E1
#define E3 E2 E2 E2 E2 E2 E2 E2 E2 E2 E2
#define E4 E3 E3 E3 E3 E3 E3 E3 E3 E3 E3
int main(void) { E4 }
