#include <string>
#include <vector>

#include "sandbox/sandbox.h"
#include "tests/support/catch.h"

namespace {

using assay::sandbox::validate_file_names;

bool accepted(const std::vector<std::string>& names) { return !validate_file_names(names); }

std::string repeated(const std::string& part, int times) {
  std::string text;
  for (int i = 0; i < times; ++i) {
    text += part;
  }
  return text;
}

}  // namespace

TEST_CASE("file names: ordinary ones are taken") {
  CHECK(accepted({}));
  CHECK(accepted({"main.py"}));
  CHECK(accepted({"a/b/c.txt", "a/b/d.txt", "a/e", "ab", "a.b", ".hidden", "..."}));
  CHECK(accepted({"with space", "-flag", "naïve.txt", "a..b", "x~", "$HOME"}));
}

TEST_CASE("file names: what leaves the box is refused") {
  for (const char* name : {"/etc/passwd", "..", "../x", "a/../b", "a/..", ".", "./a", "a/./b",
                           "a//b", "a/", "", "/", "//"}) {
    INFO('"' << name << '"');
    CHECK_FALSE(accepted({name}));
  }
}

TEST_CASE("file names: NUL, control characters, DEL and backslash are refused anywhere") {
  for (int byte = 0; byte < 32; ++byte) {
    CHECK_FALSE(accepted({std::string("a") + static_cast<char>(byte) + "b"}));
  }
  CHECK_FALSE(accepted({"a\x7f"}));
  CHECK_FALSE(accepted({"a\\b"}));
  CHECK_FALSE(accepted({"a\n"}));
}

TEST_CASE("file names: each bound holds at the bound and not beyond") {
  CHECK(accepted({std::string(255, 'x')}));
  CHECK_FALSE(accepted({std::string(256, 'x')}));
  CHECK(accepted({repeated("d/", 15) + "f"}));
  CHECK_FALSE(accepted({repeated("d/", 16) + "f"}));
  const std::string component(255, 'x');
  CHECK(accepted({repeated(component + "/", 15) + std::string(255, 'y')}));
  CHECK_FALSE(accepted({repeated(component + "/", 16) + "y"}));
  std::vector<std::string> many;
  for (int i = 0; i < 1024; ++i) {
    many.push_back("f" + std::to_string(i));
  }
  CHECK(accepted(many));
  many.emplace_back("one_more");
  CHECK_FALSE(accepted(many));
}

TEST_CASE("file names: equal ones are refused, also when only case tells them apart") {
  CHECK_FALSE(accepted({"a", "a"}));
  CHECK_FALSE(accepted({"Main.py", "b", "main.PY"}));
  CHECK_FALSE(accepted({"D/x", "d/X"}));
}

TEST_CASE("file names: a file cannot be the directory of another") {
  CHECK_FALSE(accepted({"a", "a/b"}));
  CHECK_FALSE(accepted({"a/b/c", "a/b"}));
  CHECK_FALSE(accepted({"A", "a/b"}));
  CHECK_FALSE(accepted({"a/b", "a.b", "a-b", "a!", "a"}));
  CHECK(accepted({"a/b", "a.b", "a-b", "a!", "a0"}));
}

TEST_CASE("file names: a hostile name is quoted without its bytes") {
  const auto why = validate_file_names({"a\x1b[31m\n" + std::string(300, 'x')});
  REQUIRE(why);
  CHECK(why->find('\x1b') == std::string::npos);
  CHECK(why->find('\n') == std::string::npos);
  CHECK(why->size() < 200);
}
