// unordered_lines and unordered_tokens: the same lines (or tokens) as often, in any order. Both
// sides are sorted as views and walked in step. How many the output has is counted first, and a
// wrong count is wrong without sorting: so what is held in memory is bounded by the answer, which
// the problem chose, and not by the output.

#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "checkers/text/builtin.h"
#include "checkers/text/line_rules.h"
#include "checkers/text/message.h"
#include "checkers/text/scan.h"

namespace assay::checkers {
namespace {

/// The lines up to the last one that counts; limit + 1 of them, whatever they hold, if there are
/// more than `limit`.
std::vector<std::string_view> split_lines(std::string_view text, const LineRules& rules,
                                          std::size_t limit) {
  std::vector<std::string_view> lines;
  std::size_t blank = 0;  // blank lines not yet known to be followed by another
  LineScanner scanner(text);
  while (const std::optional<std::string_view> line = scanner.next()) {
    if (!rules.blank_lines_at_end && rules.is_blank(*line)) {
      ++blank;
      continue;
    }
    if (lines.size() + blank >= limit) {
      lines.resize(limit + 1);
      return lines;
    }
    lines.insert(lines.end(), blank, std::string_view());
    blank = 0;
    lines.push_back(*line);
  }
  return lines;
}

std::vector<std::string_view> split_tokens(std::string_view text, std::size_t limit) {
  std::vector<std::string_view> tokens;
  TokenScanner scanner(text);
  while (const std::optional<std::string_view> token = scanner.next()) {
    tokens.push_back(*token);
    if (tokens.size() > limit) {
      break;
    }
  }
  return tokens;
}

/// What is left over on either side, or equality. `unit` is "line" or "token".
Judgement compare_sorted(std::vector<std::string_view> expected,
                         std::vector<std::string_view> actual, const LineRules& rules,
                         std::string_view unit) {
  const auto less = [&](std::string_view a, std::string_view b) { return rules.compare(a, b) < 0; };
  std::sort(expected.begin(), expected.end(), less);
  std::sort(actual.begin(), actual.end(), less);
  const auto [e, a] = std::mismatch(
      expected.begin(), expected.end(), actual.begin(), actual.end(),
      [&](std::string_view x, std::string_view y) { return rules.compare(x, y) == 0; });
  const bool missing = e != expected.end() && (a == actual.end() || rules.compare(*e, *a) < 0);
  if (missing) {
    return wrong(
        fmt::format("{} {} is missing, or not there as often as expected", unit, quote(*e)));
  }
  if (a != actual.end()) {
    return wrong(fmt::format("{} {} was not expected, or not as often", unit, quote(*a)));
  }
  return accepted();
}

class UnorderedChecker final : public Checker {
 public:
  enum class Unit { Line, Token };
  UnorderedChecker(Unit unit, const LineRules& rules) : unit_(unit), rules_(rules) {}

  Result<Judgement> judge(const OutputCase& c) const override {
    const std::string_view unit = unit_ == Unit::Line ? "line" : "token";
    std::vector<std::string_view> expected = split(c.answer, SIZE_MAX - 1);
    std::vector<std::string_view> actual = split(c.output, expected.size());
    if (actual.size() > expected.size()) {
      return wrong(fmt::format("expected {} {}s, got more", expected.size(), unit));
    }
    return compare_sorted(std::move(expected), std::move(actual), rules_, unit);
  }

 private:
  /// Stops after `limit` + 1 of them.
  std::vector<std::string_view> split(std::string_view text, std::size_t limit) const {
    return unit_ == Unit::Line ? split_lines(text, rules_, limit) : split_tokens(text, limit);
  }

  Unit unit_;
  LineRules rules_;
};

Result<std::unique_ptr<const Checker>> make_lines(const Options& options) {
  const Result<LineRules> rules = LineRules::read(options);
  if (!rules) {
    return failure(rules.error());
  }
  return std::make_unique<UnorderedChecker>(UnorderedChecker::Unit::Line, *rules);
}

constexpr OptionInfo kTokenOptions[] = {
    {"case_sensitive", "bool", "true", "false: a and A are the same (ASCII letters)"},
};

Result<std::unique_ptr<const Checker>> make_tokens(const Options& options) {
  return std::make_unique<UnorderedChecker>(
      UnorderedChecker::Unit::Token, LineRules{.space = LineRules::Space::Exact,
                                               .case_sensitive = options.flag("case_sensitive")});
}

}  // namespace

extern const Builtin kUnorderedLines;
constinit const Builtin kUnorderedLines = {"the same lines, in any order", kLineOptions,
                                           make_lines};

extern const Builtin kUnorderedTokens;
constinit const Builtin kUnorderedTokens = {"the same tokens, in any order", kTokenOptions,
                                            make_tokens};

}  // namespace assay::checkers
