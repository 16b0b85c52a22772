// Extraction by every rule on arbitrary bytes: no crash, and what is found is not empty.

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "base/check.h"
#include "checkers/math/math.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  namespace math = assay::checkers::math;
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  for (const auto rule :
       {math::Extraction::Auto, math::Extraction::Boxed, math::Extraction::Hashes,
        math::Extraction::Tag, math::Extraction::Phrase, math::Extraction::Whole}) {
    const auto found = math::extract_answer(text, rule);
    assay::check(!found || !found->answer.empty(), "what is found is not empty");
  }
  return 0;
}
