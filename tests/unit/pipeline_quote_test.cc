// Untrusted bytes as text for people: valid UTF-8, bounded, harmless to a terminal.

#include "grader/core/quote.h"
#include "tests/support/catch.h"

namespace assay::grader {
namespace {

TEST_CASE("quote: text stays, invalid bytes and control characters become U+FFFD") {
  CHECK(quote("caf\xC3\xA9\n\tx", 100) == "caf\xC3\xA9\n\tx");
  CHECK(quote("a\x1B[31m", 100) == "a\xEF\xBF\xBD[31m");
  CHECK(quote(std::string_view("\0\x7F", 2), 100) == "\xEF\xBF\xBD\xEF\xBF\xBD");
  CHECK(quote("\xFF\xC3", 100) == "\xEF\xBF\xBD\xEF\xBF\xBD");
}

TEST_CASE("quote: overlong forms, surrogates and code points past U+10FFFF are not UTF-8") {
  for (const std::string_view bytes :
       {"\xC0\x80", "\xE0\x80\x80", "\xED\xA0\x80", "\xF4\x90\x80\x80", "\xF0\x80\x80\x80"}) {
    const std::string text = quote(bytes, 100);
    CHECK(text.size() == 3 * bytes.size());
    CHECK(text.starts_with("\xEF\xBF\xBD"));
  }
}

TEST_CASE("quote: exactly the limit is whole, one byte more is cut and marked within the limit") {
  const std::string text(50, 'x');
  CHECK(quote(text, 50) == text);
  const std::string cut = quote(text, 49);
  CHECK(cut.size() <= 49);
  CHECK(cut.ends_with(" [...]"));
}

TEST_CASE("quote: a cut never falls inside a character") {
  std::string text;
  for (int i = 0; i < 20; ++i) {
    text += "\xE2\x82\xAC";
  }
  for (std::size_t limit = 0; limit < 60; ++limit) {
    const std::string cut = quote(text, limit);
    CHECK(cut.size() <= limit);
    const std::size_t shown = cut.find(" [");
    CHECK((shown == std::string::npos ? 0 : shown) % 3 == 0);
  }
}

TEST_CASE("quote: a line has no newline, the first line no blanks around it") {
  CHECK(quote_line("a\nb", 10) == "a b");
  CHECK(first_line("\n  gcc 12.2 \r\nCopyright") == "gcc 12.2");
  CHECK(first_line(" \n") == "");
}

}  // namespace
}  // namespace assay::grader
