// Tries: a computation without end at compile time
// Allowed: compile_error
// Wall: by_construction
// Says: constexpr
// Slow: it burns until the compiler's own bound
constexpr unsigned long spin() {
  unsigned long n = 0;
  for (unsigned long i = 0; i < ~0ul; ++i)
    for (unsigned long j = 0; j < ~0ul; ++j) n += i ^ j;
  return n;
}
constexpr unsigned long value = spin();
int main() { return value; }
