// Tries: messages of a megabyte each: names of types that double, in a static assertion
// Allowed: compile_error
// Wall: output_cap
// Says: the compiler wrote too much
// Slow: a compiler of half a second
template <typename A, typename B> struct Pair { static_assert(sizeof(A) == 0, "no"); };
template <typename T> using P1 = Pair<Pair<T, T>*, Pair<T, T>*>;
template <typename T> using P2 = P1<P1<P1<P1<T>>>>;
P2<P2<P2<int>>> value;
int main() {}
