// Lexer, numerals and grammar on arbitrary bytes: no crash, and what is read can be printed.

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "base/check.h"
#include "checkers/math/reading.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  namespace math = assay::checkers::math;
  math::Arena arena;
  const math::Reading reading =
      math::read_answer({reinterpret_cast<const char*>(data), size}, {}, arena);
  if (reading.root != nullptr) {
    (void)math::to_text(reading.root);
    assay::check(math::same_tree(reading.root, reading.root), "a tree is itself");
    assay::check(!math::fingerprint(reading.root).empty(), "a tree has a fingerprint");
  }
  return 0;
}
