/* Tries: a name of many megabytes, made by pasting
 * Allowed: compile_error, ok
 * Wall: compiler
 */
#define P(a, b) P_(a, b)
#define P_(a, b) a##b
#define N1 P(aaaaaaaaaaaaaaaa, bbbbbbbbbbbbbbbb)
#define N2 P(N1, N1)
#define N3 P(N2, N2)
#define N4 P(N3, N3)
#define N5 P(N4, N4)
#define N6 P(N5, N5)
#define N7 P(N6, N6)
#define N8 P(N7, N7)
#define N9 P(N8, N8)
#define N10 P(N9, N9)
#define N11 P(N10, N10)
#define N12 P(N11, N11)
int N12;
int main(void) { return 0; }
