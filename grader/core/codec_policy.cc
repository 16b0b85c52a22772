// Limits and policies. One table a struct: the name in the protocol beside the member, so that
// reading and writing cannot drift apart.

#include <array>
#include <cmath>
#include <map>
#include <nlohmann/json.hpp>
#include <utility>

#include "grader/core/codec_parts.h"
#include "grader/core/json_codec.h"

namespace assay::grader {
namespace {

using checkers::ValuePolicy;
using checkers::math::Policy;
using nlohmann::json;

constexpr double kMaxSeconds = 3600;
constexpr double kMaxMegabytes = 1 << 20;  // 1 TiB: beyond any host, and far inside an int64.
constexpr double kBytesPerMegabyte = 1 << 20;
constexpr double kNanosecondsPerSecond = 1e9;
constexpr std::int64_t kMaxProcesses = 65'536;
constexpr std::int64_t kMaxDeadlineMs = 10'000;
constexpr double kMaxTolerance = 1e300;
constexpr int kMaxDecimalDigits = 1000;

template <typename Struct, typename Member>
struct Named {
  std::string_view name;
  Member Struct::* member;
};

constexpr std::array kSizes{
    Named{"memory_mb", &LimitOverrides::memory}, Named{"output_mb", &LimitOverrides::output},
    Named{"file_mb", &LimitOverrides::file_size}, Named{"disk_mb", &LimitOverrides::disk}};

constexpr std::array kMathNumbers{Named{"rel_tol", &Policy::rel_tol},
                                  Named{"abs_tol", &Policy::abs_tol}};
constexpr std::array kMathFlags{Named{"gold_precision", &Policy::gold_precision},
                                Named{"ordered", &Policy::ordered},
                                Named{"require_units", &Policy::require_units},
                                Named{"comma_or_point", &Policy::comma_or_point},
                                Named{"percent_is_fraction", &Policy::percent_is_fraction},
                                Named{"percent_optional", &Policy::percent_optional},
                                Named{"equation_rhs", &Policy::equation_rhs},
                                Named{"ignore_case", &Policy::ignore_case},
                                Named{"decimal_comma", &Policy::decimal_comma},
                                Named{"choice_text", &Policy::choice_text},
                                Named{"inequality_set", &Policy::inequality_set},
                                Named{"variable_names", &Policy::variable_names},
                                Named{"integration_constant", &Policy::integration_constant}};

constexpr std::array kValueNumbers{Named{"abs_tol", &ValuePolicy::abs_tol},
                                   Named{"rel_tol", &ValuePolicy::rel_tol}};
constexpr std::array kValueFlags{Named{"list_is_tuple", &ValuePolicy::list_is_tuple},
                                 Named{"unordered", &ValuePolicy::unordered},
                                 Named{"bool_is_int", &ValuePolicy::bool_is_int}};

/// 2 instead of 2.0: what people write.
json plain_number(double value) {
  const bool whole = std::floor(value) == value && std::abs(value) < 1e15;
  return whole ? json(static_cast<std::int64_t>(value)) : json(value);
}

template <typename Time>
std::optional<Time> read_seconds(ObjectReader& object, std::string_view name) {
  const auto found = object.member(name, Need::Optional);
  if (!found) {
    return std::nullopt;
  }
  const double seconds = found->number(0, kMaxSeconds);
  const auto count = std::llround(seconds * kNanosecondsPerSecond);
  if (count <= 0) {
    found->fail("must be greater than 0");
  }
  return Time{std::chrono::nanoseconds(count)};
}

std::optional<Bytes> read_megabytes(ObjectReader& object, std::string_view name) {
  const auto found = object.member(name, Need::Optional);
  if (!found) {
    return std::nullopt;
  }
  const std::int64_t count = std::llround(found->number(0, kMaxMegabytes) * kBytesPerMegabyte);
  if (count <= 0) {
    found->fail("must be greater than 0");
  }
  return Bytes{count};
}

json seconds_json(std::chrono::nanoseconds time) {
  return plain_number(static_cast<double>(time.count()) / kNanosecondsPerSecond);
}

template <typename Struct, typename Numbers, typename Flags>
void read_tolerances(ObjectReader& object, Struct& policy, const Numbers& numbers,
                     const Flags& flags) {
  for (const auto& [name, member] : numbers) {
    object.number(name, policy.*member, 0, kMaxTolerance);
  }
  for (const auto& [name, member] : flags) {
    object.boolean(name, policy.*member);
  }
}

template <typename Struct, typename Numbers, typename Flags>
json differing_members(const Struct& policy, const Struct& defaults, const Numbers& numbers,
                       const Flags& flags) {
  json object = json::object();
  for (const auto& [name, member] : numbers) {
    if (policy.*member != defaults.*member) {
      object[std::string(name)] = policy.*member;
    }
  }
  for (const auto& [name, member] : flags) {
    if (policy.*member != defaults.*member) {
      object[std::string(name)] = policy.*member;
    }
  }
  return object;
}

/// {"A": "10", "B": "12"}: the texts of a multiple choice.
std::map<char, std::string> read_choices(const JsonReader& at) {
  std::map<char, std::string> choices;
  if (!at.json().is_object()) {
    at.fail_type("an object of letters and texts");
    return choices;
  }
  for (const auto& [key, value] : at.json().items()) {
    const JsonReader entry = at.member(key, value);
    if (key.size() != 1 || key[0] < 'A' || key[0] > 'J') {
      entry.fail("a choice is a letter from A to J");
      return choices;
    }
    choices[key[0]] = entry.text();
  }
  return choices;
}

}  // namespace

LimitOverrides read_limits(const JsonReader& at) {
  LimitOverrides limits;
  ObjectReader object(at);
  limits.cpu = read_seconds<CpuTime>(object, "cpu_s");
  limits.wall = read_seconds<WallTime>(object, "wall_s");
  for (const auto& [name, member] : kSizes) {
    limits.*member = read_megabytes(object, name);
  }
  if (const auto found = object.member("processes", Need::Optional)) {
    limits.processes = static_cast<int>(found->integer(1, kMaxProcesses));
  }
  object.finish();
  return limits;
}

void read_seed(ObjectReader& object, LimitOverrides& limits) {
  if (const auto found = object.member("seed", Need::Optional)) {
    limits.seed = static_cast<std::uint32_t>(found->integer(0, UINT32_MAX));
  }
}

json limits_to_json(const LimitOverrides& limits) {
  json object = json::object();
  if (limits.cpu) {
    object["cpu_s"] = seconds_json(limits.cpu->value);
  }
  if (limits.wall) {
    object["wall_s"] = seconds_json(limits.wall->value);
  }
  for (const auto& [name, member] : kSizes) {
    if (limits.*member) {
      object[std::string(name)] =
          plain_number(static_cast<double>((limits.*member)->count) / kBytesPerMegabyte);
    }
  }
  if (limits.processes) {
    object["processes"] = *limits.processes;
  }
  return object;
}

Policy read_math_policy(const JsonReader& at, const Policy& defaults) {
  Policy policy = defaults;
  ObjectReader object(at);
  read_tolerances(object, policy, kMathNumbers, kMathFlags);
  if (const auto found = object.member("decimal_digits", Need::Optional)) {
    policy.decimal_digits = static_cast<int>(found->integer(0, kMaxDecimalDigits));
  }
  if (const auto found = object.member("deadline_ms", Need::Optional)) {
    policy.deadline = std::chrono::milliseconds(found->integer(1, kMaxDeadlineMs));
  }
  if (const auto found = object.member("form", Need::Optional)) {
    const std::optional<Policy::Form> form = checkers::math::form_from_name(found->text());
    if (!form && !found->fault()) {
      found->fail("no such form (any, evaluated, simplest)");
    }
    policy.form = form.value_or(policy.form);
  }
  if (const auto found = object.member("choices", Need::Optional)) {
    policy.choices = read_choices(*found);
  }
  object.finish();
  return policy;
}

json math_policy_to_json(const Policy& policy, const Policy& defaults) {
  json object = differing_members(policy, defaults, kMathNumbers, kMathFlags);
  if (policy.form != defaults.form) {
    object["form"] = checkers::math::name(policy.form);
  }
  if (policy.choices != defaults.choices) {
    for (const auto& [letter, text] : policy.choices) {
      object["choices"][std::string(1, letter)] = text;
    }
  }
  if (policy.decimal_digits != defaults.decimal_digits) {
    object["decimal_digits"] = policy.decimal_digits;
  }
  if (policy.deadline != defaults.deadline) {
    object["deadline_ms"] = policy.deadline.count();
  }
  return object;
}

ValuePolicy read_value_policy(const JsonReader& at) {
  ValuePolicy policy;
  ObjectReader object(at);
  read_tolerances(object, policy, kValueNumbers, kValueFlags);
  object.finish();
  return policy;
}

json value_policy_to_json(const ValuePolicy& policy) {
  return differing_members(policy, ValuePolicy{}, kValueNumbers, kValueFlags);
}

checkers::math::Extraction read_extraction(const JsonReader& at) {
  using checkers::math::Extraction;
  const std::string rule = at.text();
  const std::optional<Extraction> known = checkers::math::extraction_from_name(rule);
  if (!known && !at.fault()) {
    at.fail("no such extraction rule (auto, boxed, hashes, tag, phrase, whole)");
  }
  return known.value_or(Extraction::Auto);
}

Result<LimitOverrides> limits_from_json(const json& document) {
  ReadFault fault(ErrorCode::BadRequest);
  LimitOverrides limits = read_limits(JsonReader(document, "limits", fault));
  if (fault) {
    return failure(std::move(fault).take());
  }
  return limits;
}

Result<Policy> math_policy_from_json(const json& document) {
  ReadFault fault(ErrorCode::BadRequest);
  Policy policy = read_math_policy(JsonReader(document, "policy", fault));
  if (fault) {
    return failure(std::move(fault).take());
  }
  return policy;
}

}  // namespace assay::grader
