// Hostile bytes on their way to people. A program may print anything, and a judgement quotes it on
// terminals and in logs: hence everything that is not plainly visible text is written as an escape.
// The escapes are for reading; they are not meant to be decoded.

#include "checkers/text/message.h"

#include <fmt/format.h>
#include <utf8proc.h>

#include <algorithm>
#include <array>

namespace assay::checkers {
namespace {

/// The categories that show nothing, change the direction of text, or look like an ASCII space.
bool is_visible(utf8proc_int32_t code_point) {
  const utf8proc_category_t category = utf8proc_category(code_point);
  constexpr std::array kInvisible = {
      UTF8PROC_CATEGORY_CN, UTF8PROC_CATEGORY_CC, UTF8PROC_CATEGORY_CF, UTF8PROC_CATEGORY_CS,
      UTF8PROC_CATEGORY_CO, UTF8PROC_CATEGORY_ZL, UTF8PROC_CATEGORY_ZP, UTF8PROC_CATEGORY_ZS};
  return std::find(kInvisible.begin(), kInvisible.end(), category) == kInvisible.end();
}

/// Appends the first character of `rest` and returns how many bytes of it were used.
std::size_t append_escaped(std::string& out, std::string_view rest, char mark) {
  if (rest.front() == mark) {
    out.append({'\\', mark});
    return 1;
  }
  const char first = rest.front();
  switch (first) {
    case '\n':
      out += "\\n";
      return 1;
    case '\r':
      out += "\\r";
      return 1;
    case '\t':
      out += "\\t";
      return 1;
    case '\\':
      out += "\\\\";
      return 1;
    default:
      break;
  }
  if (first >= ' ' && first <= '~') {
    out += first;
    return 1;
  }
  utf8proc_int32_t code_point = -1;
  const auto size = static_cast<utf8proc_ssize_t>(std::min<std::size_t>(rest.size(), 4));
  const utf8proc_ssize_t used =
      utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(rest.data()), size, &code_point);
  if (used <= 1) {  // not UTF-8, or an ASCII control character
    out += fmt::format("\\x{:02x}", static_cast<unsigned char>(first));
    return 1;
  }
  const auto length = static_cast<std::size_t>(used);
  if (is_visible(code_point)) {
    out += rest.substr(0, length);
  } else {
    out += fmt::format("\\u{{{:x}}}", code_point);
  }
  return length;
}

}  // namespace

std::string quote(std::string_view bytes, std::size_t limit, char mark) {
  std::string out(1, mark);
  std::size_t at = 0;
  while (at < bytes.size() && out.size() < limit) {
    at += append_escaped(out, bytes.substr(at), mark);
  }
  if (at == bytes.size()) {
    out += mark;
    return out;
  }
  return out + fmt::format("…{} ({} bytes)", mark, bytes.size());
}

std::string bounded_message(std::string text) {
  if (text.size() <= kMaxMessage) {
    return text;
  }
  std::size_t end = kMaxMessage - std::string_view("…").size();
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) {
    --end;
  }
  text.resize(end);
  return text + "…";
}

Judgement accepted() { return {.outcome = Outcome::Accepted, .score = 1, .message = ""}; }

Judgement wrong(std::string message) {
  return {.outcome = Outcome::Wrong, .score = 0, .message = bounded_message(std::move(message))};
}

}  // namespace assay::checkers
