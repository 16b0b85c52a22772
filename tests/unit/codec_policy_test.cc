// The policies of problems: each member by name, its type and its bounds. A member that is added to
// a policy breaks a line of codec_round_trip_test.cc, which points here.

#include <algorithm>
#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "grader/core/json_codec.h"
#include "tests/support/catch.h"
#include "tests/support/skip.h"

namespace assay::grader {
namespace {

using nlohmann::json;

std::string fault_of(const json& document) {
  const Result<Problem> problem = problem_from_json(document);
  return problem ? "none"
                 : std::string(name(problem.error().code())) + ": " + problem.error().message();
}

std::string source_text(const std::string& name) {
  std::ifstream file(test::source_dir() + "/" + name);
  REQUIRE(file.good());
  return {std::istreambuf_iterator<char>(file), {}};
}

/// Each member of a policy with a value that is not its default, and one of a wrong type.
struct PolicyMember {
  std::string name;
  json value;
  json mistyped;
  std::string fault;
};

constexpr const char* kNoNumber = "expected a number, got true or false";
constexpr const char* kNoInteger = "expected an integer, got true or false";
constexpr const char* kNoText = "expected a string, got true or false";
constexpr const char* kNoChoices = "expected an object of letters and texts, got true or false";

std::vector<PolicyMember> flag_members(const std::vector<std::string>& names, bool value) {
  std::vector<PolicyMember> members;
  for (const std::string& name : names) {
    members.push_back({name, value, 1, "expected true or false, got a number"});
  }
  return members;
}

std::vector<PolicyMember> math_members() {
  std::vector<PolicyMember> members = {
      {"rel_tol", 0.25, true, kNoNumber},      {"abs_tol", 0.25, true, kNoNumber},
      {"decimal_digits", 4, true, kNoInteger}, {"deadline_ms", 50, true, kNoInteger},
      {"form", "simplest", true, kNoText},     {"choices", {{"B", "12"}}, true, kNoChoices}};
  const auto off = flag_members(
      {"gold_precision", "ordered", "require_units", "decimal_comma", "integration_constant"},
      /*value=*/true);
  const auto on =
      flag_members({"comma_or_point", "percent_is_fraction", "percent_optional", "equation_rhs",
                    "ignore_case", "choice_text", "inequality_set", "variable_names"},
                   /*value=*/false);
  members.insert(members.end(), off.begin(), off.end());
  members.insert(members.end(), on.begin(), on.end());
  return members;
}

std::vector<PolicyMember> value_members() {
  std::vector<PolicyMember> members = {{"rel_tol", 0.25, true, kNoNumber},
                                       {"abs_tol", 0.25, true, kNoNumber}};
  const auto flags = flag_members({"list_is_tuple", "unordered", "bool_is_int"}, /*value=*/true);
  members.insert(members.end(), flags.begin(), flags.end());
  return members;
}

std::vector<std::string> names_of(const std::vector<PolicyMember>& members) {
  std::vector<std::string> names;
  for (const PolicyMember& member : members) {
    names.push_back(member.name);
  }
  std::ranges::sort(names);
  return names;
}

std::vector<std::string> keys_of(const json& object) {
  std::vector<std::string> keys;
  for (const auto& member : object.items()) {
    keys.push_back(member.key());
  }
  return keys;  // sorted: nlohmann::json keeps objects in the order of their keys
}

/// Every member is taken, alone, and comes back out; a wrong type and a misspelling are told.
void check_members(const json& problem, const std::vector<PolicyMember>& members) {
  const auto with_policy = [&](const std::string& name, const json& value) {
    json changed = problem;
    changed["policy"] = {{name, value}};
    return changed;
  };
  for (const PolicyMember& member : members) {
    INFO(member.name);
    const Result<Problem> taken = problem_from_json(with_policy(member.name, member.value));
    REQUIRE(taken);
    CHECK(problem_to_json(*taken)["policy"] == json{{member.name, member.value}});
    CHECK(fault_of(with_policy(member.name, member.mistyped)) ==
          "bad_problem: problem.policy." + member.name + ": " + member.fault);
    CHECK_THAT(fault_of(with_policy(member.name + "x", member.value)),
               Catch::Matchers::StartsWith("bad_problem: problem.policy." + member.name +
                                           "x: unknown field"));
  }
}

}  // namespace

TEST_CASE("problem: every member of a math policy is taken, and refused when mistyped") {
  check_members(json::parse(R"({"kind":"answer","gold":"1"})"), math_members());
}

TEST_CASE("problem: every member of a value policy is taken, and refused when mistyped") {
  check_members(json::parse(R"({"kind":"function","entry":"f","tests":[{"expected":1}]})"),
                value_members());
}

TEST_CASE("docs: the schema and the pages know the members of the policies, and no others") {
  const json schema = json::parse(source_text("docs/protocol.schema.json"));
  CHECK(names_of(math_members()) == keys_of(schema["$defs"]["math_policy"]["properties"]));
  CHECK(names_of(value_members()) == keys_of(schema["$defs"]["value_policy"]["properties"]));
  for (const char* page : {"docs/PROTOCOL.md", "docs/PROBLEM_FORMAT.md", "docs/MATH.md"}) {
    const std::string text = source_text(page);
    for (const std::string& name : names_of(math_members())) {
      INFO(page << " " << name);
      CHECK((text.find("`" + name) != std::string::npos));
    }
  }
}

TEST_CASE("problem: the numbers of a math policy are bounded") {
  const auto fault = [](const std::string& policy) {
    return fault_of(json::parse(R"({"kind":"answer","gold":"1","policy":{)" + policy + "}}"));
  };
  CHECK(fault(R"("decimal_digits":0)") == "none");
  CHECK(fault(R"("decimal_digits":1000)") == "none");
  CHECK(fault(R"("decimal_digits":1001)") ==
        "bad_problem: problem.policy.decimal_digits: expected an integer from 0 to 1000, got 1001");
  CHECK(fault(R"("deadline_ms":10000)") == "none");
  CHECK(fault(R"("deadline_ms":10001)") ==
        "bad_problem: problem.policy.deadline_ms: expected an integer from 1 to 10000, got 10001");
  CHECK_THAT(fault(R"("deadline_ms":0)"), Catch::Matchers::Contains("from 1 to 10000"));
}

}  // namespace assay::grader
