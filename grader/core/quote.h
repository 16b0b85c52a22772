#pragma once

#include <string>
#include <string_view>

namespace assay::grader {

/// Program output as text for people: at most `limit` bytes (a cut is marked), always valid UTF-8,
/// and with control characters other than newline and tab shown as U+FFFD, so that no terminal
/// obeys them.
std::string quote(std::string_view bytes, std::size_t limit);

/// The same for a message that may end up in a log line: newlines become spaces.
std::string quote_line(std::string_view bytes, std::size_t limit);

/// The first non-empty line, without surrounding blanks.
std::string_view first_line(std::string_view text);

}  // namespace assay::grader
