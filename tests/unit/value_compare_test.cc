// When two values are equal, and what is said when they are not.

#include <cmath>
#include <limits>
#include <random>
#include <string>

#include "checkers/checkers.h"
#include "tests/unit/value_support.h"

using namespace assay::checkers;
using assay::test::value_of;

namespace {

Judgement judge(std::string_view expected, std::string_view actual,
                const ValuePolicy& policy = {}) {
  return compare_values(value_of(expected), value_of(actual), policy);
}

bool equal(std::string_view expected, std::string_view actual, const ValuePolicy& policy = {}) {
  return judge(expected, actual, policy).outcome == Outcome::Accepted;
}

std::string message(std::string_view expected, std::string_view actual,
                    const ValuePolicy& policy = {}) {
  const Judgement judgement = judge(expected, actual, policy);
  CHECK(judgement.outcome != Outcome::Accepted);
  CHECK(judgement.score == 0);
  return judgement.message;
}

Value nested(int depth) {
  Value value{IntValue{"1"}};
  for (int i = 0; i < depth; ++i) {
    SequenceValue list;
    list.items.push_back(std::move(value));
    value = Value{std::move(list)};
  }
  return value;
}

}  // namespace

TEST_CASE("values: every kind equals itself and no other kind") {
  const char* forms[] = {"null",
                         "true",
                         "7",
                         "7.5",
                         R"({"$complex": [1, 2]})",
                         R"("7")",
                         R"({"$bytes": "Nw=="})",
                         "[7]",
                         R"({"$tuple": [7]})",
                         R"({"$set": [7]})",
                         R"({"7": 7})",
                         R"({"$dict": [[7, 7]]})",
                         R"({"$record": ["deque", [7]]})",
                         R"({"$record": ["ndarray", ["int64", [1], [7]]]})",
                         R"({"$record": ["ndarray", ["int64", [], [7]]]})",
                         R"({"$record": ["ndarray", ["int8", [0], []]]})",
                         R"({"$record": ["ndarray", ["int8", [0, 1], []]]})",
                         R"({"$record": ["range", [0, 7, 1]]})",
                         R"({"$float": "nan"})",
                         R"({"$float": "inf"})",
                         R"({"$float": "-inf"})",
                         "{}",
                         "[]",
                         R"({"$tuple": []})",
                         R"({"$set": []})",
                         R"("")",
                         R"({"$bytes": ""})",
                         "0"};
  for (const char* expected : forms) {
    for (const char* actual : forms) {
      INFO(expected << " / " << actual);
      CHECK(equal(expected, actual) == (std::string_view(expected) == actual));
    }
  }
}

TEST_CASE("values: numbers compare by exact mathematical value") {
  CHECK(equal("1", "1.0"));
  CHECK(equal("0", "-0.0"));
  CHECK(equal("0.0", "-0.0"));
  CHECK(equal(R"({"$int": "100000000000000000000"})", "1e20"));
  CHECK_FALSE(equal(R"({"$int": "100000000000000000001"})", "1e20"));
  CHECK_FALSE(equal("100000000000000001", "1e17"));
  CHECK(equal("9007199254740993", "9007199254740993"));
  CHECK_FALSE(equal("9007199254740993", "9007199254740992.0"));
  CHECK(equal("1", R"({"$complex": [1, 0]})"));
  CHECK(equal("1.5", R"({"$record": ["Decimal", "1.50"]})"));
  CHECK(equal("2", R"({"$record": ["Fraction", [2, 1]]})"));
  CHECK(equal("0.125", R"({"$record": ["Fraction", [1, 8]]})"));
  CHECK_FALSE(equal("0.1", R"({"$record": ["Decimal", "0.1"]})"));  // the double is not 1/10
  CHECK(equal(R"({"$record": ["Fraction", [1, 2]]})", R"({"$record": ["Decimal", "5E-1"]})"));
  CHECK_FALSE(equal(R"({"$record": ["Fraction", [1, 3]]})", "0.3333333333333333"));
}

TEST_CASE("values: strange numbers in records are no numbers, and harmless") {
  CHECK(equal(R"({"$record": ["Decimal", "NaN"]})", R"({"$record": ["Decimal", "NaN"]})"));
  CHECK_FALSE(equal(R"({"$record": ["Fraction", [1, 0]]})", "1"));
  CHECK_FALSE(equal(R"({"$record": ["Fraction", 1]})", "1"));
  CHECK_FALSE(equal(R"({"$record": ["Decimal", 1]})", "1"));
  CHECK_FALSE(equal(R"({"$record": ["Decimal", "1e999999999"]})", "1"));
  const std::string power = "{\"$int\": \"1" + std::string(999, '0') + "\"}";
  CHECK(equal(R"({"$record": ["Decimal", "1e999"]})", power));  // at the bound on exponents
  CHECK_FALSE(equal(R"({"$record": ["Decimal", "1e1000"]})",
                    "{\"$int\": \"1" + std::string(1000, '0') + "\"}"));
  CHECK(equal(R"({"$record": ["Decimal", "1e1000"]})", R"({"$record": ["Decimal", "1e1000"]})"));
  CHECK_FALSE(equal(
      "{\"$record\": [\"Fraction\", [{\"$int\": \"1" + std::string(20000, '0') + "\"}, 1]]}", "1"));
}

TEST_CASE("values: bool is not int unless the policy says so") {
  CHECK_FALSE(equal("1", "true"));
  CHECK_FALSE(equal("false", "0.0"));
  CHECK(equal("[1, 0]", "[true, false]", {.bool_is_int = true}));
  CHECK(equal("true", "1.0", {.bool_is_int = true}));
  CHECK_FALSE(equal("true", "2", {.bool_is_int = true}));
  CHECK(message("true", "1") == "result: expected the bool True, got the int 1");
}

TEST_CASE("values: NaN equals NaN and nothing else; infinities only themselves") {
  const ValuePolicy wide{.abs_tol = 1e308, .rel_tol = 0.5};
  CHECK(equal(R"([{"$float": "nan"}])", R"([{"$float": "nan"}])", wide));
  CHECK_FALSE(equal(R"({"$float": "nan"})", "1.0", wide));
  CHECK_FALSE(equal("1.0", R"({"$float": "nan"})", wide));
  CHECK_FALSE(equal("1.0", R"({"$float": "inf"})", wide));
  CHECK_FALSE(equal(R"({"$float": "inf"})", R"({"$float": "-inf"})", wide));
  CHECK_FALSE(equal(R"({"$float": "inf"})", "1e308", wide));
}

TEST_CASE("values: tolerance is for floats, not for ints") {
  const ValuePolicy policy{.abs_tol = 0.5};
  CHECK(equal("1.0", "1.5", policy));
  CHECK_FALSE(equal("1.0", "1.5000001", policy));
  CHECK(equal("1", "1.5", policy));
  CHECK(equal("1.5", "1", policy));
  CHECK_FALSE(equal("1000000007", "1000000008", {.abs_tol = 2, .rel_tol = 0.5}));
  CHECK_FALSE(equal("1.0", "1.0000001"));
  CHECK(equal("[1.0, [2.0]]", "[1.25, [1.75]]", policy));
  CHECK(equal(R"({"a": 1.0})", R"({"a": 1.5})", policy));
  CHECK_FALSE(
      equal(R"({"$dict": [[1.0, 1]]})", R"({"$dict": [[1.5, 1]]})", policy));  // keys: exact
  CHECK(equal(R"({"$complex": [3, 4]})", R"({"$complex": [3.25, 4.25]})", policy));
  CHECK_FALSE(equal(R"({"$complex": [3, 4]})", R"({"$complex": [3.4, 4.4]})", policy));
  CHECK(equal("1.0", R"({"$complex": [1, 0.5]})", policy));
  CHECK_FALSE(equal(R"("1.0")", R"("1.5")", policy));
}

TEST_CASE("values: tolerance counts its bound, on the decimals as written") {
  CHECK(equal("1.0", "1.1", {.abs_tol = 0.1}));  // in doubles, 1.1 - 1.0 > 0.1
  CHECK(equal("0.3", "0.1", {.abs_tol = 0.2}));
  CHECK(equal("1", "1.1", {.abs_tol = 0.1}));
  CHECK_FALSE(equal("1.0", "1.1000000000000003", {.abs_tol = 0.1}));
  CHECK(equal("100.0", "101.0", {.rel_tol = 0.01}));
  CHECK_FALSE(equal("100.0", "101.00000000000001", {.rel_tol = 0.01}));
  CHECK(equal("-1e300", "-1.000001e300", {.rel_tol = 1e-6}));
  CHECK_FALSE(equal("0.0", "5e-324", {.rel_tol = 1}));
  CHECK(equal(R"({"$int": "100000000000000000000000000000000000"})", "1.0000001e35",
              {.rel_tol = 1e-6}));
  CHECK_FALSE(equal("1e308", "-1e308", {.abs_tol = 1e308}));
  CHECK(equal("1e308", "-1e308", {.abs_tol = 1.7e308, .rel_tol = 2}));
}

TEST_CASE("values: a tolerance that is none is 0") {
  for (const double bad :
       {-1.0, std::numeric_limits<double>::quiet_NaN(), std::numeric_limits<double>::infinity()}) {
    CHECK_FALSE(equal("1.0", "1.5", {.abs_tol = bad}));
    CHECK_FALSE(equal("1", "1.5", {.rel_tol = bad}));
    CHECK(equal("1.0", "1.0", {.abs_tol = bad}));
  }
}

TEST_CASE("values: sequences") {
  CHECK_FALSE(equal("[1, 2]", "[2, 1]"));
  CHECK_FALSE(equal("[1, 2]", R"({"$tuple": [1, 2]})"));
  CHECK(equal(R"([[1, 2]])", R"([{"$tuple": [1, 2]}])", {.list_is_tuple = true}));
  CHECK(equal(R"({"$tuple": [1, 2]})",
              R"({"$record": ["namedtuple", ["Point", ["x", "y"], [1, 2]]]})"));
  CHECK_FALSE(equal("[1, 2]", R"({"$record": ["deque", [1, 2]]})", {.list_is_tuple = true}));
  CHECK(message("[1, [2, 3]]", "[1, [2, 4]]") == "result[1][1]: expected 3, got 4");
  CHECK(message("[1, 2]", "[1]") == "result: expected 2 items, got 1");
  CHECK(message("[1]", R"({"$tuple": [1]})") ==
        "result: expected the list [1], got the tuple (1,)");
  CHECK(message("[[]]", "[null]") == "result[0]: expected the list [], got the NoneType None");
}

TEST_CASE("values: sets") {
  CHECK(equal(R"({"$set": [1, 2, "a"]})", R"({"$set": ["a", 2, 1]})"));
  CHECK(equal(R"({"$set": [1, 2]})", R"({"$frozenset": [2, 1]})"));
  CHECK(equal(R"({"$set": [1, 2.0]})", R"({"$set": [2, 1.0]})"));
  CHECK_FALSE(equal(R"({"$set": [1, true]})", R"({"$set": [1]})"));
  CHECK_FALSE(equal(R"({"$set": [1, 2]})", R"({"$set": [1, 1]})"));
  CHECK_FALSE(equal(R"({"$set": [1]})", "[1]"));
  CHECK(equal(R"({"$set": [{"$tuple": [1, {"$frozenset": [2, 3]}]}]})",
              R"({"$set": [{"$tuple": [1, {"$frozenset": [3, 2]}]}]})"));
  CHECK(message(R"({"$set": [1, 2]})", R"({"$set": [1, 3]})") == "result: the item 2 is missing");
  CHECK(message(R"({"$set": [1]})", R"({"$set": [1, 3]})") ==
        "result: the item 3 was not expected");
  CHECK(message(R"({"$set": [1]})", R"({"$set": [{"$opaque": "Equal"}]})") ==
        "result: the item <\"Equal\"> is no plain value");
}

TEST_CASE("values: dicts") {
  CHECK(equal(R"({"a": 1, "b": 2})", R"({"$dict": [["b", 2], ["a", 1]]})"));
  CHECK(equal(R"({"$dict": [[1, "x"]]})", R"({"$dict": [[1.0, "x"]]})"));
  CHECK_FALSE(equal(R"({"$dict": [[1, "x"]]})", R"({"1": "x"})"));
  CHECK_FALSE(equal(R"({"$dict": [[1, "x"]]})", R"({"$dict": [[true, "x"]]})"));
  CHECK_FALSE(equal(R"({"a": 1})", R"({"$dict": [["a", 1], ["a", 1]]})"));
  CHECK(message(R"({"a": [1, {"b": 2}]})", R"({"a": [1, {"b": 3}]})") ==
        "result['a'][1]['b']: expected 2, got 3");
  CHECK(message(R"({"a": 1})", "{}") == "result: the key 'a' is missing");
  CHECK(message("{}", R"({"a": 1})") == "result: the key 'a' was not expected");
  CHECK(message("{}", R"({"$dict": [[{"$opaque": "K"}, 1]]})") ==
        "result: the key <\"K\"> is no plain value");
}

TEST_CASE("values: records") {
  const char* ordered_ab = R"({"$record": ["OrderedDict", {"$dict": [["a", 1], ["b", 2]]}]})";
  const char* ordered_ba = R"({"$record": ["OrderedDict", {"$dict": [["b", 2], ["a", 1]]}]})";
  CHECK(equal(ordered_ab, ordered_ab));
  CHECK_FALSE(equal(ordered_ab, ordered_ba));
  CHECK(equal(R"({"a": 1, "b": 2})", ordered_ba));
  CHECK(equal(R"({"a": 1})", R"({"$record": ["Counter", {"$dict": [["a", 1]]}]})"));
  CHECK(equal(R"({"a": 1})", R"({"$record": ["defaultdict", {"$dict": [["a", 1]]}]})"));
  CHECK_FALSE(equal(R"({"a": 1})", R"({"$record": ["Counter", [["a", 1]]]})"));
  CHECK_FALSE(equal(R"({"$record": ["date", "2020-01-02"]})",
                    R"({"$record": ["datetime", "2020-01-02"]})"));
  CHECK(message(R"({"$record": ["deque", [1, 2]]})", R"({"$record": ["deque", [1, 3]]})") ==
        "result[1]: expected 2, got 3");
  CHECK(message(R"({"$record": ["deque", [1]]})", "[1]") ==
        "result: expected the deque deque([1]), got the list [1]");
}

TEST_CASE("values: arrays of numpy's are equal by shape and items, whatever their dtypes") {
  const auto array = [](const std::string& content) {
    return R"({"$record": ["ndarray", [)" + content + "]]}";
  };
  CHECK(equal(array(R"("float64", [2], [1.0, 2.5])"), array(R"("float32", [2], [1.0, 2.5])")));
  CHECK(equal(array(R"("int64", [1, 2], [1, 2])"), array(R"(">uint16", [1, 2], [1, 2])")));
  CHECK(equal(array(R"("int64", [2], [1, 2])"), array(R"("float16", [2], [1.0, 2.0])")));
  CHECK(equal(array(R"("float64", [2], [1.0, 2.5])"), array(R"("float64", [2], [1.25, 2.5])"),
              {.abs_tol = 0.25}));
  CHECK_FALSE(
      equal(array(R"("float64", [1], [0.1])"), array(R"("float32", [1], [0.10000000149011612])")));
  CHECK_FALSE(equal(array(R"("int64", [1], [9007199254740993])"),
                    array(R"("float64", [1], [9007199254740992.0])")));
  CHECK_FALSE(equal(array(R"("int64", [1], [1000007])"),
                    array(R"("float16", [1], [{"$float": "inf"}])"), {.abs_tol = 1, .rel_tol = 1}));
  CHECK_FALSE(equal(array(R"("int64", [1], [1])"), array(R"("bool", [1], [true])")));
  CHECK(
      equal(array(R"("int64", [1], [1])"), array(R"("bool", [1], [true])"), {.bool_is_int = true}));
  CHECK_FALSE(equal(array(R"("int64", [2], [1, 2])"), "[1, 2]", {.list_is_tuple = true}));
  CHECK(message(array(R"("int8", [2, 1], [1, 2])"), array(R"("int8", [1, 2], [1, 2])")) ==
        "result: expected an array of shape (2, 1), got one of (1, 2)");
  CHECK(message(array(R"("int8", [2, 2], [1, 2, 3, 4])"),
                array(R"("int8", [2, 2], [1, 2, 0, 4])")) == "result[2]: expected 3, got 0");
}

TEST_CASE("values: a scalar of numpy's is the plain value that it stands for") {
  const auto scalar = [](const std::string& type, const std::string& content) {
    return R"({"$record": ["numpy.)" + type + "\", " + content + "]}";
  };
  CHECK(equal("3", scalar("int64", "3")));
  CHECK(equal(scalar("uint8", "3"), "3.0"));
  CHECK(equal(scalar("int8", "3"), scalar("float16", "3.0")));
  CHECK(equal("true", scalar("bool", "true")));
  CHECK(equal(R"("a")", scalar("str", R"("a")")));
  CHECK(equal(R"({"$float": "nan"})", scalar("float32", R"({"$float": "nan"})")));
  CHECK(equal("1.0", scalar("float64", "1.25"), {.abs_tol = 0.25}));
  CHECK(equal(R"({"$complex": [1, 2]})", scalar("complex64", R"({"$complex": [1, 2]})")));
  CHECK_FALSE(equal("1", scalar("bool", "true")));
  CHECK_FALSE(equal("0.1", scalar("float32", "0.10000000149011612")));
  CHECK_FALSE(equal("1000007", scalar("float16", R"({"$float": "inf"})"), {.rel_tol = 1}));
  CHECK(message("[4]", "[" + scalar("int64", "3") + "]") == "result[0]: expected 4, got 3");
  // Where items are brought into order, too.
  const std::string three = scalar("int64", "3");
  CHECK(equal(R"({"$set": [1, 3]})", R"({"$set": [)" + three + ", 1]}"));
  CHECK(equal(R"({"$dict": [[3, "x"]]})", R"({"$dict": [[)" + three + R"(, "x"]]})"));
  CHECK(equal("[1, 3]", "[" + three + ", 1]", {.unordered = true}));
  std::string floats;
  std::string numpy_floats;
  for (int i = 0; i < 1001; ++i) {  // more than are paired off one by one
    floats += (i > 0 ? ", " : "") + std::to_string(i) + ".5";
    numpy_floats =
        scalar("float64", std::to_string(i) + ".25") + (i > 0 ? ", " : "") + numpy_floats;
  }
  CHECK(equal("[" + floats + "]", "[" + numpy_floats + "]", {.abs_tol = 0.25, .unordered = true}));
}

TEST_CASE("values: an opaque value equals nothing, not even itself") {
  const char* opaque = R"({"$opaque": "EqualsAll"})";
  for (const char* other : {opaque, "1", "null", "[]", R"("EqualsAll")"}) {
    CHECK_FALSE(equal(opaque, other));
    CHECK_FALSE(equal(other, opaque));
  }
  CHECK_FALSE(
      equal("[" + std::string(opaque) + "]", "[" + std::string(opaque) + "]", {.unordered = true}));
  CHECK(message("1", opaque) == "result: expected the int 1, got the object <\"EqualsAll\">");
}

TEST_CASE("values: unordered is a multiset, at the top only") {
  const ValuePolicy policy{.unordered = true};
  CHECK(equal("[3, 1, 2, 1]", "[1, 1, 2, 3]", policy));
  CHECK_FALSE(equal("[1, 1, 2]", "[1, 2, 2]", policy));
  CHECK_FALSE(equal("[[1, 2]]", "[[2, 1]]", policy));
  CHECK(equal("[[1, 2], [3]]", "[[3], [1, 2]]", policy));
  CHECK_FALSE(equal("[1]", R"({"$tuple": [1]})", policy));
  CHECK(equal("[1, 2]", R"({"$tuple": [2, 1]})", {.list_is_tuple = true, .unordered = true}));
  CHECK(equal(R"([{"a": 1}, {}])", R"([{}, {"a": 1}])", policy));
  CHECK(message("[1, 2]", "[2, 3]", policy) == "result: the item 1 is missing");
}

TEST_CASE("values: sets and unordered lists under a tolerance are matched, not sorted blindly") {
  const ValuePolicy policy{.abs_tol = 0.5, .unordered = true};
  CHECK(equal("[1.0, 2.0]", "[2.25, 0.75]", policy));
  // 1.0 could take either; only one choice leaves a partner for 1.5.
  CHECK(equal("[1.0, 1.5]", "[0.5, 1.0]", policy));
  CHECK(equal("[[1.0], [1.5]]", "[[1.0], [0.5]]", policy));
  CHECK_FALSE(equal("[[1.0], [1.5]]", "[[0.5], [0.5]]", policy));
  CHECK(equal(R"({"$set": [{"$tuple": ["a", 1.0]}, {"$tuple": ["b", 1.0]}]})",
              R"({"$set": [{"$tuple": ["b", 1.25]}, {"$tuple": ["a", 0.75]}]})", policy));
  CHECK(equal("[1, 1.5]", "[1.5, 1]", policy));
  CHECK_FALSE(equal("[1, 2]", "[1, 2.75]", policy));
  CHECK(equal(R"([{"$float": "nan"}, 1.0])", R"([1.25, {"$float": "nan"}])", policy));
  CHECK_FALSE(equal("[1.0]", "[1.0, 1.0]", policy));
  CHECK(message("[[1.0], [2.0]]", "[[1.0], [3.0]]", policy) ==
        "result: nothing pairs off with the item [2.0]");
  CHECK(message("[1.0, 2.0]", "[3.0, 1.0]", policy) ==
        "result: in sorted order, expected 2.0 at 1, got 3.0");
}

TEST_CASE("bounds: plain floats at any number, other items up to kMaxSetComparisons") {
  const ValuePolicy policy{.abs_tol = 0.25, .unordered = true};
  std::mt19937 random(7);
  const auto list_of = [&](std::size_t count, bool wrapped) {
    SequenceValue floats;
    for (std::size_t i = 0; i < count; ++i) {
      Value item{static_cast<double>(i)};
      if (wrapped) {
        item = Value{SequenceValue{SequenceKind::List, {item}}};
      }
      floats.items.push_back(std::move(item));
    }
    SequenceValue shuffled = floats;
    std::shuffle(shuffled.items.begin(), shuffled.items.end(), random);
    return compare_values(Value{std::move(floats)}, Value{std::move(shuffled)}, policy);
  };
  CHECK(list_of(100'000, false).outcome == Outcome::Accepted);
  CHECK(list_of(1000, true).outcome == Outcome::Accepted);
  const Judgement beyond = list_of(1001, true);
  CHECK(beyond.outcome == Outcome::Undecided);
  CHECK(beyond.score == 0);
  CHECK(beyond.message == "result: 1001 items are too many to pair off within a tolerance");
}

TEST_CASE("bounds: a difference that is proved is wrong, whatever could not be decided before it") {
  std::string many = "[";
  for (int i = 0; i < 1001; ++i) {
    many += (i > 0 ? ", " : "") + std::string("{\"$tuple\": [") + std::to_string(i) + ".5]}";
  }
  many += "]";
  const std::string set = "{\"$set\": " + many + "}";
  CHECK(judge("[" + set + ", 1]", "[" + set + ", 2]", {.abs_tol = 0.1}).outcome == Outcome::Wrong);
  CHECK(judge("[" + set + ", 1]", "[" + set + ", 1]", {.abs_tol = 0.1}).outcome ==
        Outcome::Undecided);
}

TEST_CASE("bounds: a set or dict of a wrong size is told by its size where it is large") {
  const auto set_of = [](int count) {
    SequenceValue set{SequenceKind::Set, {}};
    DictValue dict;
    for (int i = 0; i < count; ++i) {
      set.items.push_back(Value{IntValue{std::to_string(i)}});
      dict.items.emplace_back(Value{IntValue{std::to_string(i)}}, Value{NoneValue{}});
    }
    return std::pair{Value{std::move(set)}, Value{std::move(dict)}};
  };
  const auto tiny = set_of(999);
  const auto small = set_of(1000);
  const auto large = set_of(1001);
  CHECK(compare_values(small.first, tiny.first, {}).message == "result: the item 999 is missing");
  CHECK(compare_values(small.second, tiny.second, {}).message == "result: the key 999 is missing");
  CHECK(compare_values(large.first, small.first, {}).message ==
        "result: expected 1001 items, got 1000");
  CHECK(compare_values(large.second, small.second, {}).message ==
        "result: expected 1001 keys, got 1000");
  CHECK(compare_values(large.first, large.first, {}).outcome == Outcome::Accepted);
  CHECK(compare_values(large.second, large.second, {}).outcome == Outcome::Accepted);
}

TEST_CASE("bounds: depth") {
  CHECK(compare_values(nested(kMaxValueDepth), nested(kMaxValueDepth), {}).outcome ==
        Outcome::Accepted);
  CHECK(compare_values(nested(kMaxValueDepth + 1), nested(kMaxValueDepth + 1), {}).outcome ==
        Outcome::Undecided);
  Value other = nested(kMaxValueDepth - 1);
  other = Value{SequenceValue{SequenceKind::List, {std::move(other)}}};
  CHECK(compare_values(nested(1), other, {}).message.size() < 1024);
}

TEST_CASE("bounds: large values in little time, messages short") {
  SequenceValue big;
  big.items.assign(1'000'000, Value{IntValue{"123456789"}});
  Value expected{big};
  big.items.back() = Value{StrValue{std::string(1 << 20, 'x')}};
  const Judgement judgement = compare_values(expected, Value{std::move(big)}, {});
  CHECK(judgement.outcome == Outcome::Wrong);
  CHECK(judgement.message.substr(0, 40) == "result[999999]: expected the int 1234567");
  CHECK(judgement.message.size() <= 1024);
}

TEST_CASE("describe: like Python, escaped, short") {
  const std::pair<const char*, const char*> cases[] = {
      {"null", "None"},
      {"true", "True"},
      {"-5", "-5"},
      {"1.0", "1.0"},
      {"1e16", "1e+16"},
      {"0.0001", "0.0001"},
      {"-0.0", "-0.0"},
      {R"({"$float": "-inf"})", "-inf"},
      {R"({"$complex": [1, -2.5]})", "(1.0-2.5j)"},
      {R"("it's \u0000 \u202e")", R"('it\'s \x00 \u{202e}')"},
      {R"({"$bytes": "AP8="})", R"(b'\x00\xff')"},
      {"[1, [2]]", "[1, [2]]"},
      {R"({"$tuple": [1]})", "(1,)"},
      {R"({"$tuple": [1, 2]})", "(1, 2)"},
      {R"({"$set": []})", "set()"},
      {R"({"$set": [1]})", "{1}"},
      {R"({"$frozenset": [1]})", "frozenset({1})"},
      {R"({"a": null})", "{'a': None}"},
      {R"({"$record": ["Decimal", "1.5"]})", "Decimal('1.5')"},
      {R"({"$opaque": "Foo"})", "<\"Foo\">"},
  };
  for (const auto& [form, text] : cases) {
    CHECK(describe(value_of(form)) == text);
  }
  SequenceValue many;
  many.items.assign(1'000'000, Value{IntValue{"1"}});
  CHECK(describe(Value{many}, 20).size() < 70);
  CHECK(describe(Value{StrValue{std::string(1 << 20, 'a')}}, 20).size() < 70);
  CHECK(describe(Value{IntValue{std::string(5000, '7')}}) ==
        std::string(60, '7') + "… (5000 digits)");
  CHECK(describe(nested(300)).size() < 300);
}

TEST_CASE("integers: from and to text") {
  for (const char* text : {"0", "-1", "123456789012345678901234567890"}) {
    CHECK(int_from_text(text)->digits == text);
  }
  CHECK(int_from_text("0xff")->digits == "255");
  CHECK(int_from_text("-0x10")->digits == "-16");
  CHECK(int_from_text("0x0")->digits == "0");
  for (const char* text : {"", "-", "+1", "01", "-0", "1.0", "1e5", "0x", "0xFF", "0x0f", "-0x0",
                           "x", " 1", "1_000"}) {
    INFO(text);
    CHECK_FALSE(int_from_text(text));
  }
  const std::string digits(kMaxDecimalDigits + 1, '9');
  CHECK(int_to_text({std::string(kMaxDecimalDigits, '9')}) == std::string(kMaxDecimalDigits, '9'));
  CHECK(int_to_text({digits}).starts_with("0x"));
  CHECK(int_from_text(int_to_text({digits}))->digits == digits);
  CHECK(int_from_text(int_to_text({"-" + digits}))->digits == "-" + digits);
  CHECK(int_from_text(std::string(kMaxIntDigits, '1')));
  CHECK_FALSE(int_from_text(std::string(kMaxIntDigits + 1, '1')));
}
