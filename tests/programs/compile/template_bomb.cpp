// Tries: templates that instantiate twice what they are asked for: time and memory of the compiler
// Allowed: compile_error
// Wall: memory_cgroup, cpu_accounting, rlimit_cpu
// Says: the compiler
// Slow: it burns the compiler's whole limit
template <int N, int M> struct Bomb { Bomb<N - 1, 2 * M> a; Bomb<N - 1, 2 * M + 1> b; };
template <int M> struct Bomb<0, M> { char c; };
int main() { return sizeof(Bomb<18, 0>); }
