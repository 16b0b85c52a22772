// Times of the day.

#include <cctype>
#include <vector>

#include "checkers/math/parser.h"

namespace assay::checkers::math {

// "3:30 p.m.", "15:30", "4:51:06 \text{ p.m.}"
Ref Parser::time_of_day() {
  const Token first = peek();
  if (first.kind != TokenKind::Digit) return nullptr;
  const std::size_t start = position_;
  std::vector<std::int64_t> parts;
  bool shape = true;
  while (shape) {
    const Token digit = peek();
    std::size_t end = digit.begin;
    while (end < text_.size() && std::isdigit(static_cast<unsigned char>(text_[end])) != 0) ++end;
    const std::size_t width = end - digit.begin;
    shape =
        digit.kind == TokenKind::Digit && (parts.empty() ? (width == 1 || width == 2) : width == 2);
    if (!shape) break;
    parts.push_back(std::stoll(std::string(text_.substr(digit.begin, width))));
    go_to(end);
    if (parts.size() == 3 || !accept(":")) break;
  }
  const bool hour_alone = shape && parts.size() == 1 && parts[0] >= 1 && parts[0] <= 12;
  if (hour_alone) parts.push_back(0);  // 7 a.m.
  shape = shape && parts.size() >= 2 && parts[0] < 25 && parts[1] < 60;
  std::string half;
  if (shape) {
    const Token next = peek();
    if (next.kind == TokenKind::Text || next.kind == TokenKind::Word ||
        next.kind == TokenKind::Letter) {
      std::string word;
      std::size_t end = next.end;
      if (next.kind != TokenKind::Text) {
        end = next.begin;
        while (end < text_.size() &&
               (std::isalpha(static_cast<unsigned char>(text_[end])) != 0 || text_[end] == '.'))
          ++end;
      }
      const std::string_view run =
          next.kind == TokenKind::Text ? next.content : text_.substr(next.begin, end - next.begin);
      for (const char c : run) {
        if (std::isalpha(static_cast<unsigned char>(c)) != 0)
          word += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
      }
      if (word == "pm" || word == "am") {
        half = word;
        go_to(end);
      }
    }
    const Token& after = peek();
    const bool at_end = after.kind == TokenKind::End || after.is(",") || after.is(";") ||
                        after.is(".") || after.is("}") || after.is(")") ||
                        after.kind == TokenKind::Text;
    shape = at_end && !(hour_alone && half.empty());
  }
  if (!shape) {
    go_to(start);
    return nullptr;
  }
  std::int64_t hours = parts[0];
  if (half == "pm" && hours < 12) hours += 12;
  if (half == "am" && hours == 12) hours = 0;
  std::vector<Ref> written;
  written.reserve(parts.size());
  for (const std::int64_t part : parts) written.push_back(arena_.number(part));
  Node* node = arena_.make(Op::Time, std::move(written));
  node->number = Rational((hours * 60 + parts[1]) * 60 + (parts.size() > 2 ? parts[2] : 0));
  node->name = half;
  return node;
}

}  // namespace assay::checkers::math
