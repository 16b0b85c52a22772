// lines: the same lines in the same order. A line ends at "\n" or "\r\n". By default white space at
// the end of a line and blank lines at the end of the output do not count.

#include <fmt/format.h>

#include "checkers/text/builtin.h"
#include "checkers/text/line_rules.h"
#include "checkers/text/message.h"
#include "checkers/text/scan.h"

namespace assay::checkers {
namespace {

class LineChecker final : public Checker {
 public:
  explicit LineChecker(const LineRules& rules) : rules_(rules) {}

  Result<Judgement> judge(const OutputCase& c) const override {
    LineScanner answers(c.answer);
    LineScanner outputs(c.output);
    for (std::size_t number = 1;; ++number) {
      const std::optional<std::string_view> expected = answers.next();
      const std::optional<std::string_view> actual = outputs.next();
      if (!expected && !actual) {
        return accepted();
      }
      if (expected && actual) {
        if (rules_.compare(*expected, *actual) != 0) {
          return wrong(fmt::format("line {}: expected {}, got {}", number, quote(*expected),
                                   quote(*actual)));
        }
      } else if (expected) {
        if (!only_blank(*expected, answers)) {
          return wrong(fmt::format("line {}: expected {}, got the end of the output", number,
                                   quote(*expected)));
        }
      } else if (!only_blank(*actual, outputs)) {
        return wrong(
            fmt::format("line {}: expected the end of the output, got {}", number, quote(*actual)));
      }
    }
  }

 private:
  /// Whether `line` and all that follow are blank lines that do not count. Walks to the end.
  bool only_blank(std::string_view line, LineScanner& rest) const {
    if (rules_.blank_lines_at_end) {
      return false;
    }
    std::optional<std::string_view> next = line;
    while (next && rules_.is_blank(*next)) {
      next = rest.next();
    }
    return !next;
  }

  LineRules rules_;
};

Result<std::unique_ptr<const Checker>> make(const Options& options) {
  const Result<LineRules> rules = LineRules::read(options);
  if (!rules) {
    return failure(rules.error());
  }
  return std::make_unique<LineChecker>(*rules);
}

}  // namespace

extern const Builtin kLines;
constinit const Builtin kLines = {"the same lines in the same order", kLineOptions, make};

}  // namespace assay::checkers
