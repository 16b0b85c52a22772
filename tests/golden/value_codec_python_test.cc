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
  const std::vector<std::string> probe = test::ask_python("encode", {"1 if numpy else 0"});
  if (probe[0] != "1") {
    return test::skip("no numpy for /usr/bin/python3");
  }
  const std::pair<const char*, const char*> cases[] = {
      {"numpy.array([[1, 2], [3, 4]])",
       R"({"$record": ["ndarray", ["int64", [2, 2], [1, 2, 3, 4]]]})"},
      {"numpy.arange(6).reshape(2, 3).T[::2]",
       R"({"$record": ["ndarray", ["int64", [2, 2], [0, 3, 2, 5]]]})"},
      {"numpy.zeros((0, 3), numpy.int8)", R"({"$record": ["ndarray", ["int8", [0, 3], []]]})"},
      {"numpy.array(5, numpy.float16)", R"({"$record": ["ndarray", ["float16", [], [5.0]]]})"},
      {"numpy.array([True, False])", R"({"$record": ["ndarray", ["bool", [2], [true, false]]]})"},
      {"numpy.array([2**64 - 1], numpy.uint64)",
       R"({"$record": ["ndarray", ["uint64", [1], [{"$int": "18446744073709551615"}]]]})"},
      {"numpy.array([0.1, numpy.nan, -numpy.inf, -0.0], numpy.float32)",
       R"({"$record": ["ndarray", ["float32", [4],
           [0.10000000149011612, {"$float": "nan"}, {"$float": "-inf"}, -0.0]]]})"},
      {"numpy.array([1 - 2j], numpy.complex64)",
       R"({"$record": ["ndarray", ["complex64", [1], [{"$complex": [1.0, -2.0]}]]]})"},
      {"numpy.array([1, -2], '>i4')", R"({"$record": ["ndarray", [">int32", [2], [1, -2]]]})"},
      {"numpy.array(['a', 'bcd'])", R"({"$record": ["ndarray", ["U3", [2], ["a", "bcd"]]]})"},
      {"numpy.float64(1.5)", R"({"$record": ["numpy.float64", 1.5]})"},
      {"numpy.float32(0.1)", R"({"$record": ["numpy.float32", 0.10000000149011612]})"},
      {"numpy.float16('nan')", R"({"$record": ["numpy.float16", {"$float": "nan"}]})"},
      {"numpy.complex64(1j)", R"({"$record": ["numpy.complex64", {"$complex": [0.0, 1.0]}]})"},
      {"numpy.int8(-3)", R"({"$record": ["numpy.int8", -3]})"},
      {"numpy.uint64(2**63)", R"({"$record": ["numpy.uint64", {"$int": "9223372036854775808"}]})"},
      {"numpy.bool_(True)", R"({"$record": ["numpy.bool", true]})"},
      {"numpy.str_('a')", R"({"$record": ["numpy.str", "a"]})"},
      {"numpy.str_('')", R"({"$record": ["numpy.str", ""]})"},
      {"numpy.ndarray(2, 'U0')", R"({"$opaque": "ndarray"})"},
      {"numpy.zeros((1 << 20), 'U17')",
       R"({"$opaque": "an array of 1048576 items and 71303168 bytes"})"},
      {"numpy.array([object()])", R"({"$opaque": "ndarray"})"},
      {"numpy.zeros(2, [('a', int)])", R"({"$opaque": "ndarray"})"},
      {"numpy.array([1], 'M8[s]')", R"({"$opaque": "ndarray"})"},
      {"numpy.array([1], numpy.longdouble)", R"({"$opaque": "ndarray"})"},
      {"numpy.zeros(2).view(numpy.recarray)", R"({"$opaque": "recarray"})"},
      {"numpy.datetime64('2020-01-01')", R"({"$opaque": "datetime64"})"},
      {"deep_array(253)", nullptr},
      {"[deep_array(253)]", R"({"$opaque": "nested deeper than 256"})"},
  };
  std::vector<std::string> expressions;
  for (const auto& one : cases) {
    expressions.emplace_back(one.first);
  }
  const std::vector<std::string> answers = test::ask_python("encode", expressions);
  for (std::size_t i = 0; i < answers.size(); ++i) {
    INFO(cases[i].first << " is " << answers[i]);
    const json answer = json::parse(answers[i], nullptr, false);
    REQUIRE_FALSE(answer.is_discarded());
    if (expressions[i].find("deep") == std::string::npos) {
      CHECK(answer.dump() == json::parse(cases[i].second).dump());  // -0.0 is not 0.0
    } else {
      CHECK((answers[i].find("$opaque") == std::string::npos) == (cases[i].second == nullptr));
    }
    CHECK(rewritten(answer) == answer);
  }
}

TEST_CASE("value format: both sides refuse the same forged arrays and scalars of numpy") {
  const std::vector<std::string> probe = test::ask_python("encode", {"1 if numpy else 0"});
  if (probe[0] != "1") {
    return test::skip("no numpy for /usr/bin/python3");
  }
  const char* contents[] = {
      R"(["int8", [2], [1]])",
      R"(["int8", [-1, -1], [1]])",
      R"(["int8", [1, 0], [1]])",
      R"(["int8", [0, 4611686018427387904, 4611686018427387904], []])",
      R"(["int8", [0, {"$int": "1180591620717411303424"}], []])",
      R"(["int8", [4294967296, 4294967296], []])",
      R"(["int8", [1.0], [1]])",
      R"(["int8", [true], [1]])",
      R"(["int8", {"$tuple": [1]}, [1]])",
      R"(["int8", [1], {"$tuple": [1]}])",
      R"(["int8", [1], [128]])",
      R"(["int8", [1], [-129]])",
      R"(["uint8", [1], [256]])",
      R"(["uint64", [1], [-1]])",
      R"(["uint64", [1], [{"$int": "18446744073709551616"}]])",
      R"(["int64", [1], [9223372036854775808]])",
      R"(["int64", [1], [true]])",
      R"(["int64", [1], [[1]]])",
      R"(["bool", [1], [1]])",
      R"(["float64", [1], [1]])",
      R"(["float32", [1], [0.1]])",
      R"(["float32", [1], [1e300]])",
      R"(["float32", [1], [1e-60]])",
      R"(["float16", [1], [65520.0]])",
      R"(["float16", [1], [2049.0]])",
      R"(["float16", [1], [2.9802322387695312e-08]])",
      R"(["complex64", [1], [{"$complex": [{"$float": "nan"}, 0.1]}]])",
      R"(["complex64", [1], [1.0]])",
      R"(["object", [1], [1]])",
      R"(["O", [1], [1]])",
      R"(["float128", [1], [1.0]])",
      R"(["M8[s]", [1], [1]])",
      R"(["V8", [0], []])",
      R"(["", [0], []])",
      R"([">", [0], []])",
      R"([">int8", [1], [1]])",
      R"([">>int16", [1], [1]])",
      R"(["<int16", [1], [1]])",
      R"(["int16\u0000", [1], [1]])",
      R"(["str", [1], ["a"]])",
      R"(["U", [1], ["a"]])",
      R"(["U01", [1], ["a"]])",
      R"(["U-1", [1], ["a"]])",
      R"(["U0", [1], [""]])",
      R"(["U1", [1], ["ab"]])",
      R"(["U2", [1], ["a\u0000"]])",
      R"(["U2", [1], [1]])",
      R"(["U20000000", [1], ["a"]])",
      R"(["U99999999999999999999", [0], []])",
      R"([7, [1], [1]])",
      R"(["int8", [1]])",
      R"([[1], [1]])",
      R"("int8")",
      R"(null)",
  };
  std::vector<std::string> lines;
  for (const char* content : contents) {
    lines.push_back(R"({"$record": ["ndarray", )" + std::string(content) + "]}");
  }
  for (const char* scalar :
       {R"("numpy.int8", 300)", R"("numpy.int8", 1.0)", R"("numpy.uint8", -1)",
        R"("numpy.int64", true)", R"("numpy.float32", 0.1)", R"("numpy.float64", 1)",
        R"("numpy.complex64", {"$complex": [0.1, 1.0]})", R"("numpy.bool", 1)", R"("numpy.str", 1)",
        R"("numpy.float128", 1.0)", R"("numpy.object", 1)", R"("numpy.U1", "a")", R"("numpy.", 1)",
        R"("numpy.ndarray", [1])"}) {
    lines.push_back(R"({"$record": [)" + std::string(scalar) + "]}");
  }
  // At the bounds: not refused.
  const std::size_t forged = lines.size();
  for (const char* content :
       {R"(["int8", [2], [127, -128]])", R"(["uint64", [1], [{"$int": "18446744073709551615"}]])",
        R"(["float16", [4], [65504.0, 2048.0, 5.960464477539063e-08, 6.103515625e-05]])",
        R"(["float32", [2], [3.4028234663852886e+38, 1.401298464324817e-45]])",
        R"(["U2", [2], ["ab", ""]])", R"(["U16777216", [1], ["a"]])", R"([">U1", [0, 7], []])",
        R"(["float64", [], [0.1]])", R"(["float64", [1, 1, 1], [0.1]])"}) {
    lines.push_back(R"({"$record": ["ndarray", )" + std::string(content) + "]}");
  }
  const std::vector<std::string> echoes = test::ask_python("echo", lines);
  for (std::size_t i = 0; i < lines.size(); ++i) {
    INFO(lines[i] << " is " << echoes[i]);
    const Result<checkers::Value> value = grader::value_from_json(*grader::parse_json(lines[i]));
    CHECK((echoes[i] == "error") == (i < forged));
    CHECK(value.has_value() == (i >= forged));
    CHECK((value ? std::string("value.$record[1]: ") : value.error().message())
              .starts_with("value.$record[1]"));
  }
}
