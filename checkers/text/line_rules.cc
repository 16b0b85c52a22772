// The equality of two lines as an order, so that the same rules serve in sequence (lines) and as a
// multiset, by sorting (unordered_lines).

#include "checkers/text/line_rules.h"

#include <algorithm>

#include "checkers/text/message.h"
#include "checkers/text/scan.h"

namespace assay::checkers {
namespace {

std::weak_ordering compare_text(std::string_view a, std::string_view b, bool case_sensitive) {
  if (case_sensitive) {
    return a <=> b;
  }
  return std::lexicographical_compare_three_way(
      a.begin(), a.end(), b.begin(), b.end(),
      [](char x, char y) -> std::weak_ordering { return ascii_lower(x) <=> ascii_lower(y); });
}

std::weak_ordering compare_tokenwise(std::string_view a, std::string_view b, bool case_sensitive) {
  TokenScanner left(a);
  TokenScanner right(b);
  for (;;) {
    const std::optional<std::string_view> x = left.next();
    const std::optional<std::string_view> y = right.next();
    if (!x || !y) {
      return x.has_value() <=> y.has_value();
    }
    if (const std::weak_ordering order = compare_text(*x, *y, case_sensitive); order != 0) {
      return order;
    }
  }
}

}  // namespace

Result<LineRules> LineRules::read(const Options& options) {
  LineRules rules{.case_sensitive = options.flag("case_sensitive"),
                  .blank_lines_at_end = options.flag("blank_lines_at_end")};
  const std::string& space = options.text("whitespace");
  if (space == "none") {
    rules.space = Space::Exact;
  } else if (space == "any") {
    rules.space = Space::Any;
  } else if (space != "trailing") {
    return failure(ErrorCode::BadProblem,
                   "option \"whitespace\": must be none, trailing or any, not " + quote(space, 40));
  }
  return rules;
}

std::weak_ordering LineRules::compare(std::string_view a, std::string_view b) const {
  switch (space) {
    case Space::Exact:
      return compare_text(a, b, case_sensitive);
    case Space::Trailing:
      return compare_text(trim_right(a), trim_right(b), case_sensitive);
    case Space::Any:
      return compare_tokenwise(a, b, case_sensitive);
  }
  return std::weak_ordering::less;
}

bool LineRules::is_blank(std::string_view line) const {
  return space == Space::Exact ? line.empty() : trim_right(line).empty();
}

}  // namespace assay::checkers
