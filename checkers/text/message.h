#pragma once

#include <string>
#include <string_view>

#include "checkers/checker.h"

namespace assay::checkers {

/// Bounds of what a Judgement quotes, in bytes of the message.
inline constexpr std::size_t kMaxQuote = 200;
inline constexpr std::size_t kMaxMessage = 1024;

/// `bytes` in double quotes for people, at most about `limit` bytes long. Whatever could fool a
/// terminal or a reader is escaped: control characters, invalid UTF-8, invisible and
/// direction-changing code points, unusual spaces. What does not fit is cut, with its full size
/// told: "aaaa…" (1048576 bytes). `mark` is the quotation mark, '"' or '\''.
std::string quote(std::string_view bytes, std::size_t limit = kMaxQuote, char mark = '"');

/// `text` cut to kMaxMessage at a UTF-8 boundary.
std::string bounded_message(std::string text);

Judgement accepted();
Judgement wrong(std::string message);

}  // namespace assay::checkers
