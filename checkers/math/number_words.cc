// English numbers. Units below a hundred are added, a hundred multiplies what stands before it, a
// thousand, a million and their like close a group and have to fall; a fraction's name ends the
// number ("two thirds") or follows "and a" ("three and a half"). Words in any other order are no
// number.

#include "checkers/math/number_words.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>
#include <vector>

#include "checkers/math/numeral.h"

namespace assay::checkers::math {
namespace {

using Table = std::pair<std::string_view, std::int64_t>;

constexpr std::size_t kMaxWords = 24;

constexpr auto kSmall = std::to_array<Table>(
    {{"zero", 0},     {"one", 1},      {"two", 2},        {"three", 3},     {"four", 4},
     {"five", 5},     {"six", 6},      {"seven", 7},      {"eight", 8},     {"nine", 9},
     {"ten", 10},     {"eleven", 11},  {"twelve", 12},    {"thirteen", 13}, {"fourteen", 14},
     {"fifteen", 15}, {"sixteen", 16}, {"seventeen", 17}, {"eighteen", 18}, {"nineteen", 19}});
constexpr auto kTens = std::to_array<Table>({{"twenty", 20},
                                             {"thirty", 30},
                                             {"forty", 40},
                                             {"fifty", 50},
                                             {"sixty", 60},
                                             {"seventy", 70},
                                             {"eighty", 80},
                                             {"ninety", 90}});
constexpr auto kScales = std::to_array<Table>({{"thousand", 1'000},
                                               {"million", 1'000'000},
                                               {"billion", 1'000'000'000},
                                               {"trillion", 1'000'000'000'000}});
constexpr auto kParts = std::to_array<Table>({{"half", 2},
                                              {"halves", 2},
                                              {"third", 3},
                                              {"quarter", 4},
                                              {"fourth", 4},
                                              {"fifth", 5},
                                              {"sixth", 6},
                                              {"seventh", 7},
                                              {"eighth", 8},
                                              {"ninth", 9},
                                              {"tenth", 10},
                                              {"hundredth", 100}});

template <std::size_t N>
std::optional<std::int64_t> find(const std::array<Table, N>& table, std::string_view word) {
  for (const auto& [name, value] : table) {
    if (name == word) return value;
  }
  return std::nullopt;
}

std::optional<std::int64_t> part(std::string_view word) {
  if (const auto value = find(kParts, word)) return value;
  return word.ends_with('s') ? find(kParts, word.substr(0, word.size() - 1)) : std::nullopt;
}

std::vector<std::string> split(std::string_view text) {
  std::vector<std::string> words;
  std::string word;
  for (std::size_t i = 0; i <= text.size(); ++i) {
    const char c = i < text.size() ? text[i] : ' ';
    const bool hyphen = c == '-' && !word.empty();
    if (c != ' ' && !hyphen) {
      word += c;
      continue;
    }
    if (!word.empty()) words.push_back(std::move(word));
    word.clear();
  }
  return words;
}

class Reader {
 public:
  explicit Reader(std::vector<std::string> words) : words_(std::move(words)) {}

  std::optional<Rational> read() {
    const bool negative = accept("minus") || accept("negative");
    std::optional<Rational> value = accept("a") ? unit_of_one() : number();
    if (!value || at_ != words_.size()) return std::nullopt;
    return negative ? -*value : *value;
  }

 private:
  bool accept(std::string_view word) {
    if (at_ >= words_.size() || words_[at_] != word) return false;
    ++at_;
    return true;
  }
  std::string_view peek() const {
    return at_ < words_.size() ? std::string_view(words_[at_]) : std::string_view();
  }

  // "a half", "a dozen", "a hundred"
  std::optional<Rational> unit_of_one() {
    if (const auto p = part(peek())) {
      ++at_;
      return Rational(1) / Rational(*p);
    }
    return scaled(Rational(1));
  }

  // What a scale's name makes of a number that stands before it; at least one has to follow.
  std::optional<Rational> scaled(Rational value) {
    bool any = false;
    for (;;) {
      std::int64_t factor = 0;
      if (accept("hundred")) {
        factor = 100;
      } else if (accept("dozen")) {
        factor = 12;
      } else if (const auto scale = find(kScales, peek())) {
        ++at_;
        factor = *scale;
      }
      if (factor == 0) break;
      value = value * Rational(factor);
      any = true;
    }
    return any ? std::optional(value) : std::nullopt;
  }

  std::optional<Rational> number() {
    if (!peek().empty() && peek()[0] >= '0' && peek()[0] <= '9') {  // 2.5 million
      const std::string word = words_[at_++];
      const auto digits = read_numeral(word, 0, {.comma_separates = false, .decimal_comma = false});
      if (!digits || digits->end != word.size()) return std::nullopt;
      return scaled(digits->value);
    }
    if (accept("half")) return Rational(1) / Rational(2);
    const std::optional<std::int64_t> whole = whole_number();
    if (!whole) return std::nullopt;
    Rational value(*whole);
    if (accept("dozen")) return value * Rational(12);
    const std::size_t here = at_;
    if (const auto p = part(peek())) {
      ++at_;
      return value / Rational(*p);
    }
    // three and a half, two and three quarters
    if (accept("and")) {
      std::optional<std::int64_t> top =
          accept("a") ? std::optional<std::int64_t>(1) : below_hundred();
      if (const auto p = top ? part(peek()) : std::nullopt) {
        ++at_;
        return value + Rational(*top) / Rational(*p);
      }
      at_ = here;
    }
    return value;
  }

  std::optional<std::int64_t> below_hundred() {
    if (const auto small = find(kSmall, peek())) {
      ++at_;
      return small;
    }
    const auto tens = find(kTens, peek());
    if (!tens) return std::nullopt;
    ++at_;
    const auto ones = find(kSmall, peek());
    if (!ones || *ones < 1 || *ones > 9) return tens;
    ++at_;
    return *tens + *ones;
  }

  std::optional<std::int64_t> below_thousand() {
    std::optional<std::int64_t> value = below_hundred();
    if (!value) return value;
    if (*value >= 1 && *value < 100 && accept("hundred")) {
      const std::size_t here = at_;
      *value *= 100;
      (void)accept("and");
      if (const auto rest = below_hundred()) {
        *value += *rest;
      } else {
        at_ = here;
      }
    }
    return value;
  }

  std::optional<std::int64_t> whole_number() {
    std::int64_t total = 0;
    std::int64_t last = 0;  // the scale of the group before: groups have to fall
    for (bool first = true;; first = false) {
      const std::size_t here = at_;
      if (!first) (void)accept("and");
      const auto group = below_thousand();
      if (!group) {
        at_ = here;
        return first ? std::nullopt : std::optional(total);
      }
      const auto scale = find(kScales, peek());
      if (scale) ++at_;
      const std::int64_t factor = scale.value_or(1);
      if (last != 0 && factor >= last) return std::nullopt;
      total += *group * factor;
      last = factor;
      if (factor == 1) return total;
    }
  }

  std::vector<std::string> words_;
  std::size_t at_ = 0;
};

}  // namespace

std::optional<Rational> read_number_words(std::string_view lower_case) {
  if (lower_case.size() > 200) return std::nullopt;
  std::vector<std::string> words = split(lower_case);
  if (words.empty() || words.size() > kMaxWords) return std::nullopt;
  return Reader(std::move(words)).read();
}

}  // namespace assay::checkers::math
