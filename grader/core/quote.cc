// Untrusted bytes on their way into messages. A decoder of our own because it must never fail: it
// follows the table of well-formed sequences of the Unicode standard (table 3-7) and replaces one
// byte at a time.

#include "grader/core/quote.h"

#include <algorithm>
#include <cstdint>

namespace assay::grader {
namespace {

constexpr std::string_view kReplacement = "\xEF\xBF\xBD";
constexpr std::string_view kCut = " [...]";

bool continues(std::string_view bytes, std::size_t at, unsigned low = 0x80, unsigned high = 0xBF) {
  return at < bytes.size() && static_cast<unsigned char>(bytes[at]) >= low &&
         static_cast<unsigned char>(bytes[at]) <= high;
}

/// Length of the well-formed sequence at the start of `bytes`, or 0.
std::size_t sequence_length(std::string_view bytes) {
  const unsigned lead = static_cast<unsigned char>(bytes[0]);
  if (lead < 0x80) {
    return 1;
  }
  if (lead >= 0xC2 && lead <= 0xDF) {
    return continues(bytes, 1) ? 2 : 0;
  }
  if (lead >= 0xE0 && lead <= 0xEF) {
    const unsigned low = lead == 0xE0 ? 0xA0 : 0x80;
    const unsigned high = lead == 0xED ? 0x9F : 0xBF;
    return continues(bytes, 1, low, high) && continues(bytes, 2) ? 3 : 0;
  }
  if (lead >= 0xF0 && lead <= 0xF4) {
    const unsigned low = lead == 0xF0 ? 0x90 : 0x80;
    const unsigned high = lead == 0xF4 ? 0x8F : 0xBF;
    return continues(bytes, 1, low, high) && continues(bytes, 2) && continues(bytes, 3) ? 4 : 0;
  }
  return 0;
}

bool is_control(unsigned char c) { return (c < 0x20 && c != '\n' && c != '\t') || c == 0x7F; }

}  // namespace

std::string quote(std::string_view bytes, std::size_t limit) {
  std::string text;
  text.reserve(std::min(bytes.size(), limit));
  std::size_t last_cut = 0;  // where the text can end so that the mark still fits
  while (!bytes.empty()) {
    const std::size_t length = sequence_length(bytes);
    const bool shown = length > 0 && !is_control(static_cast<unsigned char>(bytes[0]));
    const std::string_view piece = shown ? bytes.substr(0, length) : kReplacement;
    if (text.size() + piece.size() > limit) {
      text.resize(last_cut);
      return text.append(kCut.substr(0, limit));
    }
    text.append(piece);
    if (text.size() + kCut.size() <= limit) {
      last_cut = text.size();
    }
    bytes.remove_prefix(std::max<std::size_t>(length, 1));
  }
  return text;
}

std::string quote_line(std::string_view bytes, std::size_t limit) {
  std::string text = quote(bytes, limit);
  std::ranges::replace(text, '\n', ' ');
  return text;
}

std::string_view first_line(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(" \t\r\n");
  if (begin == std::string_view::npos) {
    return {};
  }
  text.remove_prefix(begin);
  text = text.substr(0, text.find('\n'));
  return text.substr(0, text.find_last_not_of(" \t\r") + 1);
}

}  // namespace assay::grader
