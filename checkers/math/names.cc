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

std::string_view name(Extraction rule) {
  for (const auto& [value, text] : kExtractions) {
    if (value == rule) {
      return text;
    }
  }
  check_failed("no such Extraction", std::source_location::current());
}

std::optional<Extraction> extraction_from_name(std::string_view name) {
  for (const auto& [value, text] : kExtractions) {
    if (text == name) {
      return value;
    }
  }
  return std::nullopt;
}

}  // namespace assay::checkers::math
