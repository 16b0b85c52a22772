// A number, then a unit by its first letters; both data sets that have limits write them so.

#include "grader/import/limit_text.h"

#include <charconv>
#include <cmath>
#include <nlohmann/json.hpp>

namespace assay::grader {
namespace {

struct Quantity {
  double number = 0;
  std::string unit;  ///< Lower case, without blanks.
};

std::optional<Quantity> parse_quantity(std::string_view text) {
  text.remove_prefix(std::min(text.find_first_not_of(" \t"), text.size()));
  Quantity quantity;
  const auto [end, error] =
      std::from_chars(text.data(), text.data() + text.size(), quantity.number);
  if (error != std::errc() || !std::isfinite(quantity.number) || quantity.number <= 0) {
    return std::nullopt;
  }
  text.remove_prefix(static_cast<std::size_t>(end - text.data()));
  for (const char c : text) {
    if (c != ' ' && c != '\t') {
      quantity.unit.push_back(static_cast<char>('A' <= c && c <= 'Z' ? c - 'A' + 'a' : c));
    }
  }
  return quantity;
}

struct Unit {
  std::string_view name;
  double factor;
};

template <std::size_t N>
std::optional<double> in_base_unit(const Quantity& quantity, const Unit (&units)[N]) {
  for (const Unit& unit : units) {
    if (quantity.unit == unit.name) {
      return quantity.number * unit.factor;
    }
  }
  return std::nullopt;
}

constexpr Unit kTimes[] = {{"", 1},
                           {"s", 1},
                           {"sec", 1},
                           {"second", 1},
                           {"seconds", 1},
                           {"ms", 1e-3},
                           {"milliseconds", 1e-3}};
constexpr double kKib = 1024;
constexpr Unit kSizes[] = {{"bytes", 1},
                           {"b", 1},
                           {"", 1},
                           {"kb", kKib},
                           {"kilobytes", kKib},
                           {"mb", kKib* kKib},
                           {"megabyte", kKib* kKib},
                           {"megabytes", kKib* kKib},
                           {"gb", kKib* kKib* kKib},
                           {"gigabyte", kKib* kKib* kKib},
                           {"gigabytes", kKib* kKib* kKib}};
constexpr double kMaxSeconds = 1e6;
constexpr double kMaxBytes = 1e15;

/// The member as text; nothing if it is absent or null.
std::optional<std::string> limit_text(const std::optional<JsonReader>& member) {
  if (!member || member->json().is_null()) {
    return std::nullopt;
  }
  return member->json().is_number() ? member->json().dump() : member->text();
}

}  // namespace

std::optional<CpuTime> parse_time_text(std::string_view text) {
  const auto quantity = parse_quantity(text);
  const auto seconds = quantity ? in_base_unit(*quantity, kTimes) : std::nullopt;
  if (!seconds || *seconds > kMaxSeconds) {
    return std::nullopt;
  }
  return CpuTime{std::chrono::nanoseconds(static_cast<std::int64_t>(*seconds * 1e9))};
}

std::optional<Bytes> parse_memory_text(std::string_view text) {
  const auto quantity = parse_quantity(text);
  const auto bytes = quantity ? in_base_unit(*quantity, kSizes) : std::nullopt;
  if (!bytes || *bytes > kMaxBytes) {
    return std::nullopt;
  }
  return Bytes{static_cast<std::int64_t>(*bytes)};
}

LimitOverrides read_limit_texts(ObjectReader& row) {
  LimitOverrides limits;
  const auto time = row.member("time_limit", Need::Optional);
  if (const auto text = limit_text(time)) {
    limits.cpu = parse_time_text(*text);
    if (!limits.cpu) {
      time->fail("expected a time, as in \"2 seconds\"");
    }
  }
  const auto memory = row.member("memory_limit", Need::Optional);
  if (const auto text = limit_text(memory)) {
    limits.memory = parse_memory_text(*text);
    if (!limits.memory) {
      memory->fail("expected a size, as in \"256 megabytes\"");
    }
  }
  return limits;
}

}  // namespace assay::grader
