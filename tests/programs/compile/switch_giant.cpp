// Tries: inlining and unrolling that grow without end
// Allowed: compile_error, ok
// Wall: by_construction
// Slow: it may burn the compiler's whole limit
#include <array>
#include <utility>
template <std::size_t... I> [[gnu::always_inline]] inline unsigned mix(unsigned x, std::index_sequence<I...>) {
  return ((x = x * 31 + I * (x >> 3)), ...), x;
}
unsigned go(unsigned x) {
  x = mix(x, std::make_index_sequence<900>{});
  x = mix(x, std::make_index_sequence<901>{});
  x = mix(x, std::make_index_sequence<902>{});
  return x;
}
int main(int argc, char**) { return go(argc) == 7; }
