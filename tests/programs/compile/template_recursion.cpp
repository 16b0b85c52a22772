// Tries: a type without end, with the depth limit raised by a pragma if it can be
// Allowed: compile_error
// Wall: by_construction
// Says: template
#pragma GCC optimize("template-depth=1000000000")
template <unsigned long N> struct Deep { static constexpr unsigned long value = Deep<N + 1>::value; };
int main() { return Deep<0>::value; }
