// All mistakes that a checker's options can hold are found here, once, so that the checkers read
// them without a failure path. Types are the three of OptionInfo::type: "bool", "string", and
// "number", which is a tolerance: a decimal >= 0, given as a number or as text.

#include "checkers/text/options.h"

#include <fmt/format.h>

#include <cmath>

#include "base/check.h"
#include "checkers/text/message.h"

namespace assay::checkers {
namespace {

std::optional<Tolerance> to_tolerance(const OptionValue& value) {
  if (const auto* number = std::get_if<double>(&value)) {
    return std::isfinite(*number) ? Tolerance::parse(shortest_decimal(*number)) : std::nullopt;
  }
  if (const auto* integer = std::get_if<std::int64_t>(&value)) {
    return Tolerance::parse(std::to_string(*integer));
  }
  if (const auto* text = std::get_if<std::string>(&value)) {
    return Tolerance::parse(*text);
  }
  return std::nullopt;
}

Error bad_option(const CheckerSpec& spec, std::string_view option, std::string_view problem) {
  return {ErrorCode::BadProblem, fmt::format("checker {}: option {}: {}", quote(spec.name, 40),
                                             quote(option, 40), problem)};
}

std::string known_names(std::span<const OptionInfo> declared) {
  if (declared.empty()) {
    return "it has no options";
  }
  std::string names;
  for (const OptionInfo& info : declared) {
    names += (names.empty() ? "" : ", ") + std::string(info.name);
  }
  return "it has " + names;
}

const OptionInfo* find_option(std::span<const OptionInfo> declared, std::string_view name) {
  for (const OptionInfo& info : declared) {
    if (info.name == name) {
      return &info;
    }
  }
  return nullptr;
}

}  // namespace

Result<Options> Options::read(const CheckerSpec& spec, std::span<const OptionInfo> declared) {
  Options options;
  for (const OptionInfo& info : declared) {
    auto& value = options.values_[std::string(info.name)];
    if (info.type == "bool") {
      value = info.default_value == "true";
    } else if (info.type == "number") {
      value = Tolerance::parse(info.default_value).value_or(Tolerance{});
    } else {
      value = std::string(info.default_value);
    }
  }
  for (const auto& [name, value] : spec.options) {
    const OptionInfo* info = find_option(declared, name);
    if (info == nullptr) {
      return failure(bad_option(spec, name, "unknown; " + known_names(declared)));
    }
    options.given_[name] = true;
    if (info->type == "bool") {
      if (!std::holds_alternative<bool>(value)) {
        return failure(bad_option(spec, name, "must be true or false"));
      }
      options.values_[name] = std::get<bool>(value);
    } else if (info->type == "number") {
      const std::optional<Tolerance> tolerance = to_tolerance(value);
      if (!tolerance) {
        return failure(
            bad_option(spec, name,
                       "must be a decimal number, not negative, of at most 18 significant digits"));
      }
      options.values_[name] = *tolerance;
    } else {
      if (!std::holds_alternative<std::string>(value)) {
        return failure(bad_option(spec, name, "must be a string"));
      }
      options.values_[name] = std::get<std::string>(value);
    }
  }
  return options;
}

bool Options::flag(std::string_view name) const {
  const auto found = values_.find(name);
  check(found != values_.end(), "a checker reads an option that it does not declare");
  return std::get<bool>(found->second);
}

Tolerance Options::tolerance(std::string_view name) const {
  const auto found = values_.find(name);
  check(found != values_.end(), "a checker reads an option that it does not declare");
  return std::get<Tolerance>(found->second);
}

const std::string& Options::text(std::string_view name) const {
  const auto found = values_.find(name);
  check(found != values_.end(), "a checker reads an option that it does not declare");
  return std::get<std::string>(found->second);
}

bool Options::given(std::string_view name) const { return given_.contains(name); }

}  // namespace assay::checkers
