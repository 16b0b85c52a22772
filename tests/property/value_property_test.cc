// Values at random, from a printed seed: the two sides of the format, equality against canonical
// keys, and decoders on forms that nobody would write.

#include <algorithm>
#include <cmath>
#include <iostream>
#include <limits>
#include <nlohmann/json.hpp>
#include <random>
#include <string>

#include "checkers/checkers.h"
#include "checkers/unit/canonical.h"
#include "grader/core/value_codec.h"
#include "tests/golden/value_codec_python.h"
#include "tests/support/catch.h"

using namespace assay;
using namespace assay::checkers;
using nlohmann::json;

namespace {

class Generator {
 public:
  explicit Generator(unsigned seed, bool arrays = true) : arrays_(arrays), random_(seed) {
    std::cout << "seed " << seed << "\n";
  }

  std::size_t below(std::size_t n) { return random_() % n; }

  Value value(int depth = 0) {
    switch (below(depth < 4 ? 14 : 7)) {
      case 0:
        return Value{NoneValue{}};
      case 13:
        return arrays_ ? array() : hashable();
      case 1:
        return Value{below(2) == 0};
      case 2:
        return Value{real()};
      case 3:
        return Value{ComplexValue{real(), real()}};
      case 4:
        return Value{BytesValue{bytes()}};
      case 7:
        return sequence(SequenceKind::List, depth);
      case 8:
        return sequence(SequenceKind::Tuple, depth);
      case 9:
        return set(below(2) == 0 ? SequenceKind::Set : SequenceKind::FrozenSet);
      case 10:
        return dict(depth);
      case 11:
        return Value{RecordValue{"deque", {sequence(SequenceKind::List, depth)}}};
      case 12:
        return Value{RecordValue{"OrderedDict", {dict(depth)}}};
      default:
        return hashable();
    }
  }

  /// Near `value`: the same, or changed at one place.
  Value mutant(const Value& original) {
    Value copy = original;
    Value* place = &copy;
    for (int steps = 0; steps < 6; ++steps) {
      auto* sequence = std::get_if<SequenceValue>(&place->data);
      auto* dict = std::get_if<DictValue>(&place->data);
      if (sequence && !sequence->items.empty() && below(4) > 0) {
        place = &sequence->items[below(sequence->items.size())];
      } else if (dict && !dict->items.empty() && below(4) > 0) {
        place = &dict->items[below(dict->items.size())].value;
      } else {
        break;
      }
    }
    if (auto* sequence = std::get_if<SequenceValue>(&place->data); sequence && below(2) == 0) {
      std::shuffle(sequence->items.begin(), sequence->items.end(), random_);
    } else if (below(2) == 0) {
      *place = value(3);
    }
    return copy;
  }

  /// JSON with the format's own tags at random places.
  json form(int depth = 0) {
    const char* tags[] = {"$tuple",   "$set", "$frozenset", "$dict",   "$bytes",  "$int", "$float",
                          "$complex", "$str", "$record",    "$opaque", "$handle", "$x",   "a"};
    const char* texts[] = {"",        "nan",      "inf",          "7",
                           "-0",      "0x1f",     "AP8=",         "deque",
                           "Decimal", "Fraction", "namedtuple",   "ndarray",
                           "range",   "datetime", "2020-01-01",   "class",
                           "x y",     "int8",     "numpy.float32"};
    switch (below(depth < 5 ? 9 : 4)) {
      case 0:
        return nullptr;
      case 1:
        return static_cast<std::int64_t>(below(5)) - 2;
      case 2:
        return real_json();
      case 3:
        return texts[below(std::size(texts))];
      case 4:
      case 5: {
        json list = json::array();
        for (std::size_t n = below(4); n > 0; --n) {
          list.push_back(form(depth + 1));
        }
        return list;
      }
      default: {
        json object = json::object();
        object[tags[below(std::size(tags))]] = form(depth + 1);
        if (below(10) == 0) {
          object["b"] = 1;
        }
        return object;
      }
    }
  }

 private:
  json real_json() { return static_cast<double>(below(100)) / 8; }

  double real() {
    constexpr double kInfinity = std::numeric_limits<double>::infinity();
    const double corners[] = {0.0,
                              -0.0,
                              1.0,
                              0.1,
                              1e16,
                              -1e-5,
                              5e-324,
                              1.7976931348623157e308,
                              1e300,
                              kInfinity,
                              -kInfinity,
                              std::nan(""),
                              3.0,
                              -2.0,
                              9007199254740993.0};
    return corners[below(std::size(corners))];
  }
  std::string bytes() {
    std::string text(below(5), '\0');
    for (char& c : text) {
      c = static_cast<char>(random_());
    }
    return text;
  }
  /// UTF-8 with now and then a lone surrogate.
  std::string text() {
    const char* parts[] = {"a",  "$",  "é", "\xf0\x9f\x98\x80", "\xed\xa0\x80",
                           "\n", "\"", "x", "\xed\xbf\xbf"};
    std::string result;
    for (std::size_t n = below(4); n > 0; --n) {
      result += parts[below(std::size(parts))];
    }
    return result;
  }
  Value integer() {
    std::string digits = std::to_string(below(5));
    if (below(3) == 0) {
      digits = "1" + std::string(below(30), '0') + std::to_string(below(10));
    }
    if (below(40) == 0) {
      digits = "1" + std::string(4000 + below(300), '7');
    }
    return Value{IntValue{(below(2) == 0 && digits != "0" ? "-" : "") + digits}};
  }
  Value hashable() { return below(2) == 0 ? integer() : Value{StrValue{text()}}; }
  /// No two of them equal in Python.
  std::vector<Value> distinct() {
    std::vector<Value> items;
    std::vector<std::string> keys;
    for (std::size_t n = below(5); n > 0; --n) {
      Value item = hashable();
      std::string key;
      append_key(item, {}, key);
      if (std::find(keys.begin(), keys.end(), key) == keys.end()) {
        keys.push_back(key);
        items.push_back(std::move(item));
      }
    }
    return items;
  }
  Value sequence(SequenceKind kind, int depth) {
    SequenceValue result{kind, {}};
    for (std::size_t n = below(5); n > 0; --n) {
      result.items.push_back(value(depth + 1));
    }
    return Value{std::move(result)};
  }
  /// Of finite numbers, since a NaN of Python's loses nothing but its payload on the way.
  Value array() {
    const std::size_t rows = below(3);
    const std::size_t columns = below(3);
    SequenceValue items;
    const bool is_float = below(2) == 0;
    for (std::size_t i = 0; i < rows * columns; ++i) {
      items.items.push_back(is_float ? Value{static_cast<double>(below(9)) / 4}
                                     : Value{IntValue{std::to_string(below(9))}});
    }
    const char* dtypes[] = {"int8", "uint64", ">int32", "float16", ">float32", "float64"};
    SequenceValue shape{
        SequenceKind::List,
        {Value{IntValue{std::to_string(rows)}}, Value{IntValue{std::to_string(columns)}}}};
    return Value{
        RecordValue{"ndarray",
                    {Value{SequenceValue{SequenceKind::List,
                                         {Value{StrValue{dtypes[below(3) + (is_float ? 3 : 0)]}},
                                          Value{std::move(shape)}, Value{std::move(items)}}}}}}};
  }
  Value set(SequenceKind kind) { return Value{SequenceValue{kind, distinct()}}; }
  Value dict(int depth) {
    DictValue result;
    for (Value& key : distinct()) {
      result.items.emplace_back(std::move(key), value(depth + 1));
    }
    return Value{std::move(result)};
  }

  bool arrays_;  // of numpy's
  std::mt19937 random_;
};

bool equal(const Value& expected, const Value& actual, const ValuePolicy& policy = {}) {
  return compare_values(expected, actual, policy).outcome == Outcome::Accepted;
}

}  // namespace

TEST_CASE("property: values survive C++ to JSON to Python to JSON to C++") {
  const bool has_numpy = test::ask_python("encode", {"1 if numpy else 0"})[0] == "1";
  Generator generate(20261122, has_numpy);
  std::vector<Value> values;
  std::vector<std::string> lines;
  for (int i = 0; i < 3000; ++i) {
    values.push_back(generate.value());
    lines.push_back(grader::value_to_json(values.back()).dump());
  }
  const std::vector<std::string> echoes = test::ask_python("echo", lines);
  for (std::size_t i = 0; i < values.size(); ++i) {
    INFO(lines[i] << "\n" << echoes[i]);
    const Result<Value> back = grader::value_from_json(json::parse(echoes[i], nullptr, false));
    REQUIRE(back);
    CHECK(equal(values[i], *back));
    std::string key;
    std::string back_key;
    CHECK(append_key(values[i], {}, key));
    CHECK(append_key(*back, {}, back_key));
    CHECK(key == back_key);
  }
}

TEST_CASE("property: equality is reflexive, symmetric, and that of canonical keys") {
  Generator generate(7);
  int equal_pairs = 0;
  for (int i = 0; i < 20'000; ++i) {
    const Value a = generate.value();
    const Value b = generate.below(3) == 0 ? generate.value() : generate.mutant(a);
    std::string key_a;
    std::string key_b;
    REQUIRE(append_key(a, {}, key_a));
    REQUIRE(append_key(b, {}, key_b));
    INFO(grader::value_to_json(a).dump() << "\n" << grader::value_to_json(b).dump());
    CHECK(equal(a, a));
    const bool same = equal(a, b);
    CHECK(same == equal(b, a));
    // Two OrderedDicts differ by their order, which keys do not tell.
    if (same || grader::value_to_json(a).dump().find("OrderedDict") == std::string::npos) {
      CHECK(same == (key_a == key_b));
    }
    if (same) {
      ++equal_pairs;
      CHECK(equal(a, b, {.abs_tol = 0.5, .rel_tol = 0.1, .list_is_tuple = true}));
      CHECK(equal(a, b, {.abs_tol = 1e-9, .unordered = true, .bool_is_int = true}));
    } else {
      CHECK(compare_values(a, b, {}).message.starts_with("result"));
    }
    CHECK(describe(a, 100).size() < 400);
  }
  CHECK(equal_pairs > 1000);
}

TEST_CASE("property: no form upsets either decoder") {
  Generator generate(99);
  std::vector<std::string> lines;
  int read = 0;
  for (int i = 0; i < 20'000; ++i) {
    const json form = generate.form();
    lines.push_back(form.dump());
    const Result<Value> value = grader::value_from_json(form);
    if (value) {
      ++read;
      const json written = grader::value_to_json(*value);
      const Result<Value> again = grader::value_from_json(written);
      INFO(lines.back());
      REQUIRE(again);
      CHECK(grader::value_to_json(*again) == written);
      compare_values(*value, *again, {.abs_tol = 0.5, .unordered = true});
      describe(*value);
    } else {
      CHECK(value.error().message().starts_with("value"));
    }
  }
  CHECK(read > 5000);
  const std::vector<std::string> answers = test::ask_python("echo", lines);  // ends with status 0
  CHECK(std::count(answers.begin(), answers.end(), "error") > 1000);
  CHECK(std::count(answers.begin(), answers.end(), "error") < 18'000);
}
