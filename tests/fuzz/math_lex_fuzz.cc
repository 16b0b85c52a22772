// libFuzzer's entry point; math_fuzz.h says what is checked.

#include "tests/fuzz/math_fuzz.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  assay::test::math_lex_input(data, size);
  return 0;
}
