// Tries: memory at compile time: a constant of many strings of many bytes
// Allowed: compile_error
// Wall: compiler
// Slow: it burns the compiler's whole limit
struct Big { int at[1 << 22]; };
constexpr Big make(int n) {
  Big big{};
  for (int i = 0; i < (1 << 20); ++i) big.at[i] = i * n;
  return big;
}
constexpr Big bigs[] = {make(1), make(2), make(3), make(4), make(5), make(6), make(7), make(8)};
int main() { return bigs[7].at[9]; }
