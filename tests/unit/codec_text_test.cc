#include "grader/core/codec_text.h"

#include <nlohmann/json.hpp>
#include <string>

#include "tests/support/catch.h"

namespace assay::grader {

TEST_CASE("utf8: the corners of table 3-7 of Unicode") {
  for (const char* good :
       {"", "a", "\x7f", "\xc2\x80", "\xdf\xbf", "\xe0\xa0\x80", "\xed\x9f\xbf", "\xee\x80\x80",
        "\xef\xbf\xbf", "\xf0\x90\x80\x80", "\xf4\x8f\xbf\xbf"}) {
    CHECK(is_utf8(good));
  }
  for (const char* bad : {"\x80", "\xc0\x80", "\xc1\xbf", "\xc2", "\xe0\x9f\xbf", "\xed\xa0\x80",
                          "\xef\xbf", "\xf0\x8f\xbf\xbf", "\xf4\x90\x80\x80", "\xf5\x80\x80\x80",
                          "\xff", "a\xc3", "\xc3(", "\xe2\x82"}) {
    CHECK_FALSE(is_utf8(bad));
  }
  CHECK(is_utf8(std::string_view("a\0b", 3)));
}

TEST_CASE("utf8: agrees with nlohmann's own check on every two-byte text") {
  for (int first = 0x20; first < 256; ++first) {
    for (int second = 0x20; second < 256; ++second) {
      const std::string text{static_cast<char>(first), static_cast<char>(second)};
      bool dumps = true;
      try {
        [[maybe_unused]] const std::string dumped = nlohmann::json(text).dump();
      } catch (const nlohmann::json::exception&) {
        dumps = false;
      }
      REQUIRE(is_utf8(text) == dumps);
    }
  }
}

TEST_CASE("base64: the vectors of RFC 4648") {
  const std::pair<const char*, const char*> vectors[] = {{"", ""},
                                                         {"f", "Zg=="},
                                                         {"fo", "Zm8="},
                                                         {"foo", "Zm9v"},
                                                         {"foob", "Zm9vYg=="},
                                                         {"fooba", "Zm9vYmE="},
                                                         {"foobar", "Zm9vYmFy"}};
  for (const auto& [bytes, text] : vectors) {
    CHECK(base64_encode(bytes) == text);
    CHECK(base64_decode(text) == bytes);
  }
}

TEST_CASE("base64: what is not strictly base64 is refused") {
  for (const char* text : {"Z", "Zg", "Zg=", "Zg==\n", "Zm9v\n", " Zm9v",
                           "Zm9v====", "Z===", "Zm-v", "=Zg=", "Zg==Zg=="}) {
    INFO(text);
    CHECK_FALSE(base64_decode(text));
  }
}

TEST_CASE("bytes: text stays text and everything else is marked") {
  nlohmann::json object = nlohmann::json::object();
  put_bytes(object, "stdout", "\xc3\xa9");
  put_bytes(object, "stderr", "\xff\n");
  CHECK(object == nlohmann::json{{"stdout", "\xc3\xa9"}, {"stderr_base64", "/wo="}});
}

}  // namespace assay::grader
