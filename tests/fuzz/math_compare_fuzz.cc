// Comparison of two texts (split at the first zero byte): no crash, acceptance is symmetric, and a
// text that is read equals itself.

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "base/check.h"
#include "checkers/math/math.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  namespace math = assay::checkers::math;
  const std::string_view all(reinterpret_cast<const char*>(data), size);
  const std::size_t split = all.find('\0');
  const std::string_view gold = all.substr(0, split);
  const std::string_view answer = split == std::string_view::npos ? gold : all.substr(split + 1);
  math::Policy policy;
  policy.deadline = std::chrono::milliseconds(200);
  const auto there = math::compare(gold, answer, policy);
  const auto back = math::compare(answer, gold, policy);
  // A worker that ran out of time on one side only is the one allowed difference.
  const bool both_decided = there.equal && back.equal;
  assay::check(!both_decided || *there.equal == *back.equal || gold.empty() || answer.empty(),
               "verdicts are symmetric");
  const auto self = math::compare(gold, gold, policy);
  assay::check(self.equal != false, "nothing differs from itself");
  return 0;
}
