// Quotes of hostile bytes are visible text and bounded.

#include <string>

#include "checkers/text/message.h"
#include "tests/support/catch.h"

using namespace assay::checkers;

TEST_CASE("quote: plain text stays, everything invisible is escaped") {
  CHECK(quote("abc") == "\"abc\"");
  CHECK(quote("") == "\"\"");
  CHECK(quote("a\"\\\n\r\t") == R"("a\"\\\n\r\t")");
  CHECK(quote(std::string_view("\0\x1b[31m\x7f", 7)) == R"("\x00\x1b[31m\x7f")");
  CHECK(quote("é ü 漢") == "\"é ü 漢\"");
  CHECK(quote("\xc2\xa0\xe2\x80\xae\xe2\x80\x8b\xef\xbb\xbf") ==
        R"("\u{a0}\u{202e}\u{200b}\u{feff}")");
  CHECK(quote("\xff\xc3") == R"("\xff\xc3")");
  CHECK(quote("\xed\xa0\x80") == R"("\xed\xa0\x80")");  // a surrogate is not UTF-8
  CHECK(quote("\xc2\x85") == R"("\u{85}")");
}

TEST_CASE("quote: what is too long is cut and its size told") {
  const std::string long_text(1'000'000, 'a');
  const std::string quoted = quote(long_text, 20);
  CHECK(quoted == "\"" + std::string(19, 'a') + "…\" (1000000 bytes)");
  CHECK(quote(std::string(1000, '\0')).size() < kMaxQuote + 40);
}

TEST_CASE("messages are cut at a character") {
  std::string text(kMaxMessage - 4, 'a');
  text += "漢漢漢";
  const std::string message = wrong(text).message;
  CHECK(message == std::string(kMaxMessage - 4, 'a') + "…");
  CHECK(message.size() <= kMaxMessage);
}
