// The same rules as _decode_array and _decode_scalar in grader/core/harness/assay_codec.py: items
// are exactly values of their dtype, so that nothing is rounded, wrapped or cut where the array is
// made. Sizes are checked against the items that are there; none is believed.

#include "grader/core/value_codec_numpy.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <limits>

namespace assay::grader {
namespace {

using checkers::ComplexValue;
using checkers::IntValue;
using checkers::RecordValue;
using checkers::SequenceKind;
using checkers::SequenceValue;
using checkers::StrValue;
using checkers::Value;

constexpr std::string_view kScalar = "numpy.";
constexpr std::size_t kMaxDimensions = 64;  // NumPy's own
constexpr std::size_t kMaxTextBytes = std::size_t{64} << 20;
constexpr std::size_t kMaxQuotedDtype = 20;

template <typename Int>
bool is_int(const Value& value) {
  const auto* integer = std::get_if<IntValue>(&value.data);
  if (integer == nullptr) {
    return false;
  }
  Int parsed{};
  const char* const end = integer->digits.data() + integer->digits.size();
  const auto [stop, error] = std::from_chars(integer->digits.data(), end, parsed);
  return error == std::errc() && stop == end;
}

/// Whether a binary floating-point format has `value`: `digits` of significand, and none below
/// 2^lowest.
bool is_representable(double value, int digits, int lowest, double largest) {
  if (!std::isfinite(value) || value == 0) {
    return true;
  }
  int exponent = 0;
  std::frexp(value, &exponent);
  const double units = std::ldexp(value, -std::max(exponent - digits, lowest));
  return std::abs(value) <= largest && units == std::trunc(units);
}

bool is_half(double value) { return is_representable(value, 11, -24, 65504); }
bool is_single(double value) {
  return is_representable(value, 24, -149, std::numeric_limits<float>::max());
}
bool is_real(double) { return true; }

template <bool (*Has)(double)>
bool is_float(const Value& value) {
  const auto* real = std::get_if<double>(&value.data);
  return real != nullptr && Has(*real);
}

template <bool (*Has)(double)>
bool is_complex(const Value& value) {
  const auto* complex = std::get_if<ComplexValue>(&value.data);
  return complex != nullptr && Has(complex->real) && Has(complex->imag);
}

bool is_bool(const Value& value) { return std::holds_alternative<bool>(value.data); }
bool is_text(const Value& value) { return std::holds_alternative<StrValue>(value.data); }

using Test = bool (*)(const Value&);

struct Dtype {
  std::string_view name;
  Test has;
  bool one_byte = false;  // without a byte order
};

constexpr Dtype kDtypes[] = {
    {"bool", is_bool, true},
    {"int8", is_int<std::int8_t>, true},
    {"int16", is_int<std::int16_t>},
    {"int32", is_int<std::int32_t>},
    {"int64", is_int<std::int64_t>},
    {"uint8", is_int<std::uint8_t>, true},
    {"uint16", is_int<std::uint16_t>},
    {"uint32", is_int<std::uint32_t>},
    {"uint64", is_int<std::uint64_t>},
    {"float16", is_float<is_half>},
    {"float32", is_float<is_single>},
    {"float64", is_float<is_real>},
    {"complex64", is_complex<is_single>},
    {"complex128", is_complex<is_real>},
};

const Dtype* find_dtype(std::string_view name) {
  const auto found = std::find_if(std::begin(kDtypes), std::end(kDtypes),
                                  [&](const Dtype& dtype) { return dtype.name == name; });
  return found == std::end(kDtypes) ? nullptr : found;
}

std::string unknown_dtype(std::string_view name) {
  std::string shown;
  for (const char c : name.substr(0, kMaxQuotedDtype)) {
    shown += c >= ' ' && c <= '~' ? c : '?';
  }
  return fmt::format("no such dtype: '{}'", shown);
}

std::size_t characters(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) {
    return (static_cast<unsigned char>(c) & 0xC0) != 0x80;
  }));
}

/// "U5": at most five characters each, none a zero at the end, which NumPy does not keep.
std::optional<std::string> text_fault(std::string_view name, const std::vector<Value>& items) {
  std::size_t width = 0;
  const auto [stop, error] = std::from_chars(name.data() + 1, name.data() + name.size(), width);
  if (error != std::errc() || stop != name.data() + name.size() ||
      name.substr(1) != std::to_string(width) || width == 0 ||
      width > kMaxTextBytes / 4 / std::max<std::size_t>(items.size(), 1)) {
    return unknown_dtype(name);
  }
  for (std::size_t i = 0; i < items.size(); ++i) {
    const auto* item = std::get_if<StrValue>(&items[i].data);
    if (item == nullptr || characters(item->text) > width || item->text.ends_with('\0')) {
      return fmt::format("the item {} is no {}", i, name);
    }
  }
  return std::nullopt;
}

std::optional<std::string> items_fault(std::string_view name, const std::vector<Value>& items) {
  const bool swapped = name.starts_with('>');
  const std::string_view plain = swapped ? name.substr(1) : name;
  if (plain.starts_with('U')) {
    return text_fault(plain, items);
  }
  const Dtype* dtype = find_dtype(plain);
  if (dtype == nullptr || (swapped && dtype->one_byte)) {
    return unknown_dtype(name);
  }
  const auto wrong = std::find_if_not(items.begin(), items.end(), dtype->has);
  return wrong == items.end()
             ? std::nullopt
             : std::optional(fmt::format("the item {} is no {}", wrong - items.begin(), plain));
}

const std::vector<Value>* list_of(const Value& value) {
  const auto* sequence = std::get_if<SequenceValue>(&value.data);
  return sequence != nullptr && sequence->kind == SequenceKind::List ? &sequence->items : nullptr;
}

std::optional<std::int64_t> extent_of(const Value& value) {
  if (!is_int<std::int64_t>(value)) {
    return std::nullopt;
  }
  const std::int64_t extent = std::stoll(std::get<IntValue>(value.data).digits);
  return extent < 0 ? std::nullopt : std::optional(extent);
}

/// How many items a shape has room for, if that is a number that NumPy allows: without the zeros as
/// well.
std::optional<std::size_t> size_of(const std::vector<Value>& shape) {
  std::int64_t nonzero = 1;
  bool empty = false;
  for (const Value& each : shape) {
    const std::optional<std::int64_t> extent = extent_of(each);
    if (!extent || shape.size() > kMaxDimensions ||
        (*extent > 0 && __builtin_mul_overflow(nonzero, *extent, &nonzero))) {
      return std::nullopt;
    }
    empty = empty || *extent == 0;
  }
  return empty ? 0 : static_cast<std::size_t>(nonzero);
}

std::optional<std::string> array_fault(const Value& content) {
  const std::vector<Value>* parts = list_of(content);
  const bool three = parts != nullptr && parts->size() == 3;
  const auto* name = three ? std::get_if<StrValue>(&parts->at(0).data) : nullptr;
  const std::vector<Value>* shape = three ? list_of(parts->at(1)) : nullptr;
  const std::vector<Value>* items = three ? list_of(parts->at(2)) : nullptr;
  if (name == nullptr || shape == nullptr || items == nullptr) {
    return "expected [dtype, shape, items]";
  }
  if (size_of(*shape) != items->size()) {
    return fmt::format("the shape is not that of {} items", items->size());
  }
  return items_fault(name->text, *items);
}

std::optional<std::string> scalar_fault(std::string_view name, const Value& content) {
  const Dtype* dtype = find_dtype(name);
  if (dtype == nullptr && name != "str") {
    return unknown_dtype(name);
  }
  const Test has = dtype != nullptr ? dtype->has : is_text;
  return has(content) ? std::nullopt : std::optional(fmt::format("expected a {}", name));
}

}  // namespace

std::optional<std::string> numpy_fault(const RecordValue& record) {
  if (record.type == "ndarray") {
    return array_fault(record.content.at(0));
  }
  const std::string_view type = record.type;
  return type.starts_with(kScalar) ? scalar_fault(type.substr(kScalar.size()), record.content.at(0))
                                   : std::nullopt;
}

}  // namespace assay::grader
