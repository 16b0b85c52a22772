// Readings that only the other side can call for: a comma as decimal point or separator of
// elements, letters behind a number as a unit.

#include <algorithm>

#include "checkers/math/ascii.h"
#include "checkers/math/numeral.h"
#include "checkers/math/reading.h"
#include "checkers/math/units.h"
#include "checkers/math/wrapping.h"

namespace assay::checkers::math {
namespace {

// "10\ \mu\text{m}" as "10 um": spaces and letters only.
std::string plain_unit_text(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size();) {
    const std::string_view rest = text.substr(i);
    std::size_t skipped = 0;
    for (const std::string_view command : {"\\text{", "\\mathrm{", "\\mu ", "\\mu", "\\Omega"}) {
      if (!rest.starts_with(command)) continue;
      skipped = command.size();
      if (command.starts_with("\\mu")) out += 'u';
      if (command == "\\Omega") out += "ohm";
      break;
    }
    const bool space = skipped == 0 && (rest.starts_with("\\ ") || rest.starts_with("\\,") ||
                                        rest.starts_with("\\;") || rest.starts_with("\\:"));
    if (space || rest[0] == '~') {
      out += ' ';
      skipped = space ? 2 : 1;
    } else if (skipped == 0) {
      if (rest[0] != '}') out += rest[0];
      skipped = 1;
    }
    i += skipped;
  }
  return out;
}

}  // namespace

Ref unit_reading(std::string_view given, Arena& arena) {
  if (given.size() > 60) return nullptr;
  const std::string plain = plain_unit_text(given);
  std::string_view text = plain;
  const bool negative = text.starts_with('-');
  if (negative) text.remove_prefix(1);
  const auto number = read_numeral(text, 0, {.comma_separates = false, .decimal_comma = false});
  if (!number || number->end >= text.size() || text[number->end] != ' ') return nullptr;
  const std::string_view rest = trim(text.substr(number->end + 1));
  for (const char c : rest) {
    if (!is_letter(c) && !is_digit(c) && c != '/' && c != '^' && c != ' ' && c != '-')
      return nullptr;
  }
  if (!read_unit(rest)) return nullptr;
  Node* value = arena.make(Op::Number);
  value->number = number->value;
  value->decimals = number->decimals;
  value->significant = number->significant;
  Node* quantity =
      arena.make(Op::Quantity, {negative ? arena.make(Op::Neg, {Ref(value)}) : Ref(value)});
  quantity->name = rest;
  return quantity;
}

std::vector<Ref> other_readings(std::string_view text, Arena& arena) {
  const std::string_view inner = unwrap(text);
  std::vector<Ref> out;
  const bool negative = !inner.empty() && inner[0] == '-';
  const std::string_view digits = inner.substr(negative ? 1 : 0);
  if (digits.empty() || digits.find_first_not_of("0123456789,") != std::string_view::npos ||
      !is_digit(digits[0]) || digits.find(',') == std::string_view::npos || digits.size() > 40) {
    return out;
  }
  const auto signed_node = [&](Ref n) { return negative ? arena.make(Op::Neg, {n}) : n; };
  const std::size_t comma = digits.find(',');
  const std::string_view tail = digits.substr(comma + 1);
  const bool one = tail.find(',') == std::string_view::npos && !tail.empty();
  std::string together;
  for (const char c : digits) {
    if (c != ',') together += c;
  }
  if (one && (tail.size() != 3 || digits[0] == '0')) {  // 1,5
    Node* node = arena.make(Op::Number);
    node->number = Rational::from_digits(together, tail.size());
    node->decimals = static_cast<std::int32_t>(tail.size());
    node->significant = static_cast<std::int32_t>(together.size());
    out.push_back(signed_node(node));
  }
  // 100,0000: groups of four
  std::vector<std::string_view> groups;
  for (std::size_t at = 0; at <= digits.size();) {
    const std::size_t end = std::min(digits.find(',', at), digits.size());
    groups.push_back(digits.substr(at, end - at));
    at = end + 1;
  }
  if (std::any_of(groups.begin(), groups.end(), [](std::string_view g) { return g.empty(); }))
    return out;
  const bool fours = groups[0].size() <= 4 && digits[0] != '0' &&
                     std::all_of(groups.begin() + 1, groups.end(),
                                 [](std::string_view g) { return g.size() == 4; });
  if (fours) out.push_back(signed_node(arena.number(Rational::from_digits(together, 0))));
  // 125,343: two numbers
  std::vector<Ref> items;
  items.reserve(groups.size());
  for (const std::string_view g : groups)
    items.push_back(arena.number(Rational::from_digits(g, 0)));
  items[0] = signed_node(items[0]);
  Node* list = arena.make(Op::List, std::move(items));
  list->name = ",";
  out.push_back(list);
  return out;
}

}  // namespace assay::checkers::math
