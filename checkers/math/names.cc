// The names of protocol v1 for the enumerations of math.h.

#include <array>
#include <utility>

#include "base/check.h"
#include "checkers/math/math.h"

namespace assay::checkers::math {
namespace {

constexpr std::array<std::pair<Extraction, std::string_view>, 6> kExtractions = {{
    {Extraction::Auto, "auto"},
    {Extraction::Boxed, "boxed"},
    {Extraction::Hashes, "hashes"},
    {Extraction::Tag, "tag"},
    {Extraction::Phrase, "phrase"},
    {Extraction::Whole, "whole"},
}};

constexpr std::array<std::pair<Policy::Form, std::string_view>, 3> kForms = {{
    {Policy::Form::Any, "any"},
    {Policy::Form::Evaluated, "evaluated"},
    {Policy::Form::Simplest, "simplest"},
}};

template <typename T, std::size_t N>
std::string_view name_in(const std::array<std::pair<T, std::string_view>, N>& table, T wanted) {
  for (const auto& [value, text] : table) {
    if (value == wanted) return text;
  }
  check_failed("no such name", std::source_location::current());
}

template <typename T, std::size_t N>
std::optional<T> value_in(const std::array<std::pair<T, std::string_view>, N>& table,
                          std::string_view wanted) {
  for (const auto& [value, text] : table) {
    if (text == wanted) return value;
  }
  return std::nullopt;
}

}  // namespace

std::string_view name(Method method) {
  switch (method) {
    case Method::Exact:
      return "exact";
    case Method::Certified:
      return "certified";
    case Method::Tested:
      return "tested";
    case Method::Structural:
      return "structural";
    case Method::Text:
      return "text";
    case Method::Undecided:
      return "undecided";
    case Method::Unparsed:
      return "unparsed";
  }
  check_failed("no such Method", std::source_location::current());
}

std::string_view meaning(Method method) {
  switch (method) {
    case Method::Exact:
      return "exact arithmetic on numbers or formulas, a proof";
    case Method::Certified:
      return "numerical enclosures with error bounds, or exact algebraic numbers, a proof";
    case Method::Tested:
      return "agreement at sample points to many digits, strong evidence but no proof";
    case Method::Structural:
      return "the parts were compared one by one, each by the other methods";
    case Method::Text:
      return "compared as words, not as mathematics";
    case Method::Undecided:
      return "no method applies, or the work or time allowed was used up";
    case Method::Unparsed:
      return "a side could not be read to its end, and no part of a text is ever compared";
  }
  check_failed("no such Method", std::source_location::current());
}

std::string_view name(Extraction rule) { return name_in(kExtractions, rule); }
std::optional<Extraction> extraction_from_name(std::string_view name) {
  return value_in(kExtractions, name);
}

std::string_view name(Policy::Form form) { return name_in(kForms, form); }
std::optional<Policy::Form> form_from_name(std::string_view name) { return value_in(kForms, name); }

}  // namespace assay::checkers::math
