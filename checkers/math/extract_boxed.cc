// Finding the last box. A model revises itself ("\boxed{41}. Wait, ... \boxed{42}"), so that the
// last box counts; but it also splits one answer over several boxes ("\boxed{1} and \boxed{2}").
// The two are told apart by what stands between: words other than a connective separate answers.
// Limit: at most kMaxJoinedBoxes boxes are joined and kMaxGap bytes may stand between two.

#include "checkers/math/extract_boxed.h"

#include <algorithm>
#include <array>
#include <optional>
#include <vector>

namespace assay::checkers::math {
namespace {

constexpr std::size_t kMaxJoinedBoxes = 64;
constexpr std::size_t kMaxGap = 80;

struct Box {
  std::size_t begin = 0;  ///< Of the backslash.
  std::size_t end = 0;    ///< After the closing brace.
  std::string_view content;
  bool closed = true;
};

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

// The box whose command ends at `at`; braces are counted once per box, and the caller skips over
// what was counted, so that the whole search is linear.
Box read_box(std::string_view text, std::size_t begin, std::size_t at) {
  Box box{.begin = begin, .end = 0, .content = {}, .closed = true};
  while (at < text.size() && is_space(text[at])) {
    ++at;
  }
  if (at >= text.size()) {
    box.closed = false;
    box.end = at;
    return box;
  }
  if (text[at] != '{') {  // "\boxed 5": one word
    const std::size_t first = at;
    while (at < text.size() && !is_space(text[at]) && text[at] != '$' && text[at] != '}') {
      ++at;
    }
    box.content = text.substr(first, at - first);
    box.end = at;
    return box;
  }
  int depth = 0;
  const std::size_t first = at + 1;
  for (; at < text.size(); ++at) {
    if (text[at] == '\\') {
      ++at;  // an escaped brace is a character, not a group
    } else if (text[at] == '{') {
      ++depth;
    } else if (text[at] == '}' && --depth == 0) {
      box.content = text.substr(first, at - first);
      box.end = at + 1;
      return box;
    }
  }
  box.closed = false;
  box.end = text.size();
  return box;
}

std::optional<std::size_t> command_end(std::string_view text, std::size_t backslash) {
  for (const std::string_view command : {"\\boxed", "\\fbox"}) {
    if (text.substr(backslash, command.size()) == command) {
      const std::size_t end = backslash + command.size();
      if (end >= text.size() || !is_letter(text[end])) {
        return end;
      }
    }
  }
  return std::nullopt;
}

std::vector<Box> all_boxes(std::string_view text) {
  std::vector<Box> boxes;
  for (std::size_t at = text.find('\\'); at != std::string_view::npos; at = text.find('\\', at)) {
    const std::optional<std::size_t> end = command_end(text, at);
    if (!end) {
      at += 2;
      if (at >= text.size()) break;
      continue;
    }
    boxes.push_back(read_box(text, at, *end));
    at = boxes.back().end;
    if (!boxes.back().closed || at >= text.size()) break;
  }
  return boxes;
}

// Is there nothing in the gap but what connects parts of one answer?
bool connects(std::string_view gap) {
  if (gap.size() > kMaxGap) {
    return false;
  }
  for (std::size_t i = 0; i < gap.size();) {
    const char c = gap[i];
    if (is_letter(c)) {
      std::size_t end = i;
      while (end < gap.size() && is_letter(gap[end])) ++end;
      const std::string_view word = gap.substr(i, end - i);
      static constexpr std::array<std::string_view, 4> kConnectives = {"and", "or", "And", "Or"};
      const bool connective =
          std::find(kConnectives.begin(), kConnectives.end(), word) != kConnectives.end();
      if (!connective && word.size() > 1) return false;  // one letter: "y_2 = "
      i = end;
    } else if (c == '\\') {
      std::size_t end = i + 1;
      while (end < gap.size() && is_letter(gap[end])) ++end;
      const std::string_view command = gap.substr(i, end - i);
      static constexpr std::array<std::string_view, 9> kHarmless = {
          "\\text", "\\quad", "\\qquad", "\\mathrm", "\\textbf", "\\mbox", "\\textrm", "\\ ", "\\"};
      if (std::find(kHarmless.begin(), kHarmless.end(), command) == kHarmless.end()) return false;
      i = std::max(end, i + 2);
    } else if (c == '.' || c == '!' || c == '?') {
      return false;
    } else {
      ++i;
    }
  }
  return true;
}

std::string_view label_before(std::string_view gap) {
  // "y_2 =" of "... and $y_2 = \boxed{..}": from the last connective or delimiter on.
  const std::size_t equals = gap.find_last_not_of(" \t\n");
  if (equals == std::string_view::npos || gap[equals] != '=') {
    return {};
  }
  const std::size_t start =
      gap.find_last_of(" $(,;", equals == 0 ? 0 : gap.find_last_not_of(' ', equals - 1));
  return gap.substr(start == std::string_view::npos ? 0 : start + 1,
                    equals + 1 - (start == std::string_view::npos ? 0 : start + 1));
}

}  // namespace

BoxResult find_boxed(std::string_view text) {
  const std::vector<Box> boxes = all_boxes(text);
  if (boxes.empty()) {
    return {};
  }
  if (!boxes.back().closed) {
    return {.search = BoxSearch::Unclosed, .content = {}};
  }
  std::size_t first = boxes.size() - 1;
  const auto gap_before = [&](std::size_t i) {
    return text.substr(boxes[i - 1].end, boxes[i].begin - boxes[i - 1].end);
  };
  while (first > 0 && boxes.size() - first < kMaxJoinedBoxes && connects(gap_before(first))) {
    --first;
  }
  BoxResult result{.search = BoxSearch::Found, .content = {}};
  if (first + 1 == boxes.size()) {
    result.content = boxes[first].content;
    return result;
  }
  for (std::size_t i = first; i < boxes.size(); ++i) {
    if (i > first) result.content += ", ";
    if (i > first) result.content += label_before(gap_before(i));
    result.content += boxes[i].content;
  }
  // The label of the first box makes sense only where the others have theirs.
  const std::string_view before = text.substr(0, boxes[first].begin);
  if (!label_before(gap_before(first + 1)).empty()) {
    const std::size_t from = before.size() > kMaxGap ? before.size() - kMaxGap : 0;
    result.content.insert(0, label_before(before.substr(from)));
  }
  return result;
}

}  // namespace assay::checkers::math
