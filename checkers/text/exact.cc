// exact: the same bytes. By default one line end at the very end ("\n" or "\r\n") may be there or
// not, because whether a file of expected output ends in one is seldom meant.

#include <fmt/format.h>

#include <algorithm>

#include "checkers/text/builtin.h"
#include "checkers/text/message.h"
#include "checkers/text/scan.h"

namespace assay::checkers {
namespace {

constexpr OptionInfo kOptions[] = {
    {"trailing_newline", "bool", "false", "true: the final line end must be the same, too"},
};

std::string_view without_final_newline(std::string_view text) {
  if (text.ends_with('\n')) {
    text.remove_suffix(text.ends_with("\r\n") ? 2 : 1);
  }
  return text;
}

class ExactChecker final : public Checker {
 public:
  explicit ExactChecker(bool trailing_newline) : trailing_newline_(trailing_newline) {}

  Result<Judgement> judge(const OutputCase& c) const override {
    const std::string_view answer = trailing_newline_ ? c.answer : without_final_newline(c.answer);
    const std::string_view output = trailing_newline_ ? c.output : without_final_newline(c.output);
    if (answer == output) {
      return accepted();
    }
    const auto [a, b] = std::mismatch(answer.begin(), answer.end(), output.begin(), output.end());
    const std::string_view expected(a, answer.end());
    const std::string_view actual(b, output.end());
    return wrong(fmt::format("byte {} (line {}): expected {}, got {}", b - output.begin() + 1,
                             line_number(output, actual),
                             expected.empty() ? "the end of the output" : quote(expected),
                             actual.empty() ? "the end of the output" : quote(actual)));
  }

 private:
  bool trailing_newline_;
};

Result<std::unique_ptr<const Checker>> make(const Options& options) {
  return std::make_unique<ExactChecker>(options.flag("trailing_newline"));
}

}  // namespace

extern const Builtin kExact;
constinit const Builtin kExact = {"the same bytes", kOptions, make};

}  // namespace assay::checkers
