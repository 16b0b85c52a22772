// The digit-by-digit comparison of numerals against GMP's rational arithmetic, on random numerals
// that are biased to corners: long runs of 9 and 0, equal prefixes, tolerances that are just met.

#include <gmpxx.h>

#include <cmath>
#include <cstdlib>
#include <cstring>
#include <iostream>
#include <random>
#include <string>

#include "checkers/text/decimal.h"
#include "tests/support/catch.h"

using namespace assay::checkers;

namespace {

std::mt19937 seeded() {
  constexpr unsigned kSeed = 20261122;
  std::cout << "seed " << kSeed << "\n";
  return std::mt19937(kSeed);
}

class Generator {
 public:
  std::size_t below(std::size_t n) { return random_() % n; }

  std::string digits() {
    const char* alphabets[] = {"0", "9", "0123456789", "09", "019"};
    const std::string alphabet = alphabets[below(5)];
    std::string text;
    for (std::size_t n = 1 + below(below(5) == 0 ? 60 : 6); n > 0; --n) {
      text += alphabet[below(alphabet.size())];
    }
    return text;
  }

  std::string numeral() {
    const char* signs[] = {"", "-", "+"};
    std::string text = signs[below(3)];
    switch (below(4)) {
      case 0:
        text += digits();
        break;
      case 1:
        text += digits() + ".";
        break;
      case 2:
        text += "." + digits();
        break;
      default:
        text += digits() + "." + digits();
        break;
    }
    if (below(3) == 0) {
      text += (below(2) == 0 ? "e" : "E-") + std::to_string(below(40));
    }
    return text;
  }

  /// One or two digits off.
  std::string near(std::string text) {
    for (std::size_t n = below(3); n > 0; --n) {
      char& c = text[below(text.size())];
      c = c >= '0' && c <= '9' ? static_cast<char>('0' + below(10)) : c;
    }
    return text;
  }

  std::string tolerance() {
    const char* texts[] = {"0",    "1",    "1e-6", "0.5", "1e3", "999999999999999999e-18",
                           "2e-1", "1e-40"};
    return below(2) == 0 ? texts[below(8)]
                         : std::to_string(below(1000)) + "e-" + std::to_string(below(30));
  }

 private:
  std::mt19937 random_ = seeded();
};

mpq_class rational(const std::string& text) {
  std::string digits;
  long exponent = 0;
  bool after_point = false;
  std::size_t at = 0;
  for (; at < text.size() && text[at] != 'e' && text[at] != 'E'; ++at) {
    if (text[at] == '.') {
      after_point = true;
    } else if (text[at] != '+' && text[at] != '-') {
      digits += text[at];
      exponent -= after_point ? 1 : 0;
    }
  }
  if (at < text.size()) {
    exponent += std::stol(text.substr(at + 1));
  }
  mpz_class scale;
  mpz_ui_pow_ui(scale.get_mpz_t(), 10, static_cast<unsigned long>(std::abs(exponent)));
  mpq_class value{mpz_class(digits, 10)};
  value = exponent < 0 ? mpq_class(value / scale) : mpq_class(value * scale);
  return text[0] == '-' ? mpq_class(-value) : value;
}

}  // namespace

TEST_CASE("property: numerals compare as GMP's rationals do") {
  Generator generate;
  int within = 0;
  for (int i = 0; i < 100'000; ++i) {
    const std::string a = generate.numeral();
    const std::string b = generate.below(2) == 0 ? generate.near(a) : generate.numeral();
    const std::string t = generate.tolerance();
    INFO(a << " " << b << " " << t);
    const auto x = Decimal::parse(a);
    const auto y = Decimal::parse(b);
    const auto tolerance = Tolerance::parse(t);
    REQUIRE((x && y && tolerance));
    const mpq_class p = rational(a);
    const mpq_class q = rational(b);
    const mpq_class limit = rational(t);
    const mpq_class difference = abs(p - q);
    const std::strong_ordering order = compare(*x, *y);
    CHECK((order < 0) == (p < q));
    CHECK((order == 0) == (p == q));
    CHECK(within_absolute(*x, *y, *tolerance) == (difference <= limit));
    CHECK(within_relative(*x, *y, *tolerance) == (difference <= limit * abs(p)));
    within += within_absolute(*x, *y, *tolerance) && p != q ? 1 : 0;
  }
  CHECK(within > 1000);
}

TEST_CASE("property: a tolerance that is the difference is met, and a digit less is not") {
  Generator generate;
  for (int i = 0; i < 20'000; ++i) {
    const std::string a = std::to_string(generate.below(100'000'000)) + ".5";
    const auto difference = static_cast<long>(1 + generate.below(1'000'000));
    const long scaled = std::stol(a) * 10 + 5 + difference;
    const std::string b = std::to_string(scaled / 10) + "." + std::to_string(scaled % 10);
    INFO(a << " " << b << " " << difference);
    const auto x = Decimal::parse(a);
    const auto y = Decimal::parse(b);
    CHECK(within_absolute(*x, *y, *Tolerance::parse(std::to_string(difference) + "e-1")));
    CHECK_FALSE(within_absolute(
        *x, *y, *Tolerance::parse(std::to_string(difference * 10'000 - 1) + "e-5")));
    CHECK(within_absolute(*y, *x, *Tolerance::parse(std::to_string(difference) + "e-1")));
  }
}

TEST_CASE("property: shortest decimals read back as the double") {
  Generator generate;
  for (int i = 0; i < 100'000; ++i) {
    std::uint64_t bits = generate.below(1u << 31);
    bits = bits << 33 ^ generate.below(1u << 31) << 16 ^ generate.below(1u << 31);
    double value = 0;
    static_assert(sizeof value == sizeof bits);
    std::memcpy(&value, &bits, sizeof value);
    if (std::isfinite(value)) {
      const std::string text = shortest_decimal(value);
      INFO(text);
      CHECK(Decimal::parse(text));
      CHECK(std::strtod(text.c_str(), nullptr) == value);
    }
  }
}
