// Integers of any size between decimal and hexadecimal, through GMP, whose conversions take
// O(n log^2 n).

#include <gmp.h>

#include <algorithm>
#include <cstdlib>

#include "checkers/unit/value.h"

namespace assay::checkers {
namespace {

/// Owns an mpz_t.
class Integer {
 public:
  Integer() { mpz_init(value_); }
  ~Integer() { mpz_clear(value_); }
  Integer(const Integer&) = delete;
  Integer& operator=(const Integer&) = delete;

  void set(const std::string& digits, int base) { mpz_set_str(value_, digits.c_str(), base); }
  std::string text(int base) const {
    std::string buffer(mpz_sizeinbase(value_, base) + 2, '\0');
    mpz_get_str(buffer.data(), base, value_);
    buffer.resize(buffer.find('\0'));
    return buffer;
  }

 private:
  mpz_t value_;
};

bool all_of(std::string_view text, std::string_view alphabet) {
  return text.find_first_not_of(alphabet) == std::string_view::npos;
}

/// Hexadecimal digits that kMaxIntDigits decimal ones have: log 10 / log 16 is 0.8305.
constexpr std::size_t kMaxHexDigits = kMaxIntDigits / 1000 * 831;

}  // namespace

std::optional<IntValue> int_from_text(std::string_view text) {
  const bool negative = text.starts_with('-');
  std::string_view digits = text.substr(negative ? 1 : 0);
  const bool hexadecimal = digits.starts_with("0x");
  if (hexadecimal) {
    digits.remove_prefix(2);
  }
  const std::size_t limit = hexadecimal ? kMaxHexDigits : kMaxIntDigits;
  if (digits.empty() || digits.size() > limit ||
      !all_of(digits, hexadecimal ? "0123456789abcdef" : "0123456789") ||
      (digits.front() == '0' && (digits.size() > 1 || negative))) {
    return std::nullopt;
  }
  if (!hexadecimal) {
    return IntValue{std::string(text)};
  }
  Integer integer;
  integer.set((negative ? "-" : "") + std::string(digits), 16);
  return IntValue{integer.text(10)};
}

std::string int_to_text(const IntValue& value) {
  if (value.digits.size() <= kMaxDecimalDigits) {
    return value.digits;
  }
  Integer integer;
  integer.set(value.digits, 10);
  std::string hexadecimal = integer.text(16);
  return hexadecimal.insert(hexadecimal.starts_with('-') ? 1 : 0, "0x");
}

}  // namespace assay::checkers
