// The value format has two sides, in C++ and in Python. These cases say what it is, and hold both
// to it: Python encodes an expression to the form, decodes the form to what it was, and C++ reads
// the form and writes it again.

#include "tests/golden/value_codec_python.h"

#include <fstream>
#include <nlohmann/json.hpp>
#include <string>

#include "grader/core/codec_parse.h"
#include "grader/core/value_codec.h"
#include "tests/support/catch.h"
#include "tests/support/skip.h"

using namespace assay;
using nlohmann::json;

namespace {

struct Case {
  std::string expression;
  json form;
};

std::vector<Case> read_cases() {
  std::ifstream file(test::source_dir() + "/tests/golden/value_codec_cases.txt");
  std::vector<Case> cases;
  constexpr std::string_view kArrow = " => ";
  for (std::string line; std::getline(file, line);) {
    const std::size_t arrow = line.rfind(kArrow);
    if (!line.starts_with('#') && arrow != std::string::npos) {
      cases.push_back({line.substr(0, arrow), json::parse(line.substr(arrow + kArrow.size()))});
    }
  }
  REQUIRE(cases.size() > 70);
  return cases;
}

/// As C++ writes it: plain objects where the keys allow it.
json rewritten(const json& form) {
  const Result<checkers::Value> value = grader::value_from_json(form);
  INFO(form.dump());
  REQUIRE(value);
  return grader::value_to_json(*value);
}

}  // namespace

TEST_CASE("value format: Python encodes every case to its form and back") {
  const std::vector<Case> cases = read_cases();
  std::vector<std::string> expressions;
  for (const Case& c : cases) {
    expressions.push_back(c.expression);
  }
  const std::vector<std::string> answers = test::ask_python("encode", expressions);
  for (std::size_t i = 0; i < cases.size(); ++i) {
    INFO(cases[i].expression << " is " << answers[i]);
    const json answer = json::parse(answers[i], nullptr, false);
    REQUIRE_FALSE(answer.is_discarded());
    CHECK(answer == cases[i].form);
    CHECK(answer.type() == cases[i].form.type());  // nlohmann takes 1 and 1.0 for equal
  }
}

TEST_CASE("value format: C++ reads and writes every case") {
  for (const Case& c : read_cases()) {
    INFO(c.expression);
    const json once = rewritten(c.form);
    CHECK(rewritten(once) == once);
    const bool has_sorted_dict = c.form.dump().find("\"Counter\"") != std::string::npos;
    if (!has_sorted_dict) {
      CHECK(once == c.form);
    }
  }
}

TEST_CASE("value format: depth is bounded alike on both sides") {
  // What Python would say one level too deep is opaque for it and is then read by C++.
  const std::vector<std::string> answers =
      test::ask_python("encode", {"deep(256)", "deep(257)", "{'a': deep(255)}", "(deep(255),)"});
  const auto is_opaque = [](const std::string& text) {
    return text.find("$opaque") != std::string::npos;
  };
  CHECK_FALSE(is_opaque(answers[0]));
  CHECK(is_opaque(answers[1]));
  for (const std::string& answer : answers) {
    CHECK(grader::value_from_json(json::parse(answer)));
  }
}

TEST_CASE("value format: numpy's arrays and scalars are data") {
  const std::vector<std::string> probe = test::ask_python(
      "encode", {"1 if __import__('importlib.util').util.find_spec('numpy') else 0"});
  if (probe[0] != "1") {
    return test::skip("no numpy for /usr/bin/python3");
  }
  const std::pair<const char*, const char*> cases[] = {
      {"__import__('numpy').array([[1, 2], [3, 4]])",
       R"({"$record": ["ndarray", [[2, 2], [1, 2, 3, 4]]]})"},
      {"__import__('numpy').zeros((0, 3))", R"({"$record": ["ndarray", [[0, 3], []]]})"},
      {"__import__('numpy').float64(1.5)", "1.5"},
      {"__import__('numpy').int8(-3)", "-3"},
      {"__import__('numpy').bool_(True)", "true"},
      {"__import__('numpy').array([object()])", R"({"$opaque": "ndarray"})"},
      {"__import__('numpy').datetime64('2020-01-01')", R"({"$opaque": "datetime64"})"},
  };
  for (const auto& [expression, form] : cases) {
    const std::string answer = test::ask_python("encode", {expression})[0];
    INFO(expression << " is " << answer);
    // A scalar comes back as a plain number, which the peer reports as another type.
    if (!answer.starts_with("decoded to another type")) {
      CHECK(json::parse(answer, nullptr, false) == json::parse(form));
    }
  }
}
