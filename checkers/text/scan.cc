// Splitting without copying: an output of many mebibytes is walked once, whatever its bytes.

#include "checkers/text/scan.h"

#include <algorithm>

namespace assay::checkers {

bool same_text(std::string_view a, std::string_view b, bool case_sensitive) {
  if (a.size() != b.size()) {
    return false;
  }
  if (case_sensitive) {
    return a == b;
  }
  return std::equal(a.begin(), a.end(), b.begin(),
                    [](char x, char y) { return ascii_lower(x) == ascii_lower(y); });
}

std::string_view trim_right(std::string_view text) {
  while (!text.empty() && is_space(text.back())) {
    text.remove_suffix(1);
  }
  return text;
}

std::optional<std::string_view> TokenScanner::next() {
  const std::size_t space_begin = at_;
  while (at_ < text_.size() && is_space(text_[at_])) {
    ++at_;
  }
  space_ = text_.substr(space_begin, at_ - space_begin);
  if (at_ == text_.size()) {
    return std::nullopt;
  }
  const std::size_t begin = at_;
  while (at_ < text_.size() && !is_space(text_[at_])) {
    ++at_;
  }
  return text_.substr(begin, at_ - begin);
}

std::optional<std::string_view> LineScanner::next() {
  if (rest_.empty()) {
    return std::nullopt;
  }
  const std::size_t end = rest_.find('\n');
  std::string_view line = rest_.substr(0, end);
  rest_.remove_prefix(end == std::string_view::npos ? rest_.size() : end + 1);
  if (end != std::string_view::npos && line.ends_with('\r')) {
    line.remove_suffix(1);
  }
  return line;
}

std::size_t line_number(std::string_view text, std::string_view part) {
  return 1 + static_cast<std::size_t>(std::count(text.data(), part.data(), '\n'));
}

}  // namespace assay::checkers
