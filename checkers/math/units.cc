// Units: a table of names with exact factors to SI, and a reader for products, quotients and
// powers.

#include "checkers/math/units.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <optional>
#include <vector>

namespace assay::checkers::math {
namespace {

struct Entry {
  std::string_view name;
  std::int64_t numerator;
  std::int64_t denominator;
  std::array<signed char, kDimensions> dimension;  // L M T I K $ angle data year mol
  std::string_view currency = "";
};

constexpr std::array<signed char, kDimensions> kLength = {1}, kMass = {0, 1}, kTime = {0, 0, 1},
                                               kCurrent = {0, 0, 0, 1}, kKelvin = {0, 0, 0, 0, 1},
                                               kMoney = {0, 0, 0, 0, 0, 1}, kArea = {2},
                                               kVolume = {3}, kSpeed = {1, 0, -1},
                                               kForce = {1, 1, -2}, kEnergy = {2, 1, -2},
                                               kPower = {2, 1, -3}, kPressure = {-1, 1, -2},
                                               kHertz = {0, 0, -1}, kCharge = {0, 0, 1, 1},
                                               kVolt = {2, 1, -3, -1}, kOhm = {2, 1, -3, -2},
                                               kFarad = {-2, -1, 4, 2},
                                               kData = {0, 0, 0, 0, 0, 0, 0, 1},
                                               kAngle = {0, 0, 0, 0, 0, 0, 1},
                                               kYear = {0, 0, 0, 0, 0, 0, 0, 0, 1},
                                               kMole = {0, 0, 0, 0, 0, 0, 0, 0, 0, 1},
                                               kTesla = {0, 1, -2, -1};

constexpr auto kUnits = std::to_array<Entry>({
    {"m", 1, 1, kLength},
    {"meter", 1, 1, kLength},
    {"metre", 1, 1, kLength},
    {"km", 1000, 1, kLength},
    {"kilometer", 1000, 1, kLength},
    {"kilometre", 1000, 1, kLength},
    {"cm", 1, 100, kLength},
    {"centimeter", 1, 100, kLength},
    {"centimetre", 1, 100, kLength},
    {"mm", 1, 1000, kLength},
    {"dm", 1, 10, kLength},
    {"millimeter", 1, 1000, kLength},
    {"nm", 1, 1'000'000'000, kLength},
    {"um", 1, 1'000'000, kLength},
    {"in", 254, 10000, kLength},
    {"inch", 254, 10000, kLength},
    {"inche", 254, 10000, kLength},
    {"ft", 3048, 10000, kLength},
    {"foot", 3048, 10000, kLength},
    {"feet", 3048, 10000, kLength},
    {"yd", 9144, 10000, kLength},
    {"yard", 9144, 10000, kLength},
    {"mi", 1609344, 1000, kLength},
    {"mile", 1609344, 1000, kLength},
    {"g", 1, 1000, kMass},
    {"gram", 1, 1000, kMass},
    {"kg", 1, 1, kMass},
    {"kilogram", 1, 1, kMass},
    {"mg", 1, 1'000'000, kMass},
    {"milligram", 1, 1'000'000, kMass},
    {"ton", 1000, 1, kMass},
    {"tonne", 1000, 1, kMass},
    {"lb", 45359237, 100'000'000, kMass},
    {"pound", 45359237, 100'000'000, kMass},
    {"oz", 45359237, 1'600'000'000, kMass},
    {"ounce", 45359237, 1'600'000'000, kMass},
    {"s", 1, 1, kTime},
    {"sec", 1, 1, kTime},
    {"second", 1, 1, kTime},
    {"ms", 1, 1000, kTime},
    {"millisecond", 1, 1000, kTime},
    {"min", 60, 1, kTime},
    {"minute", 60, 1, kTime},
    {"h", 3600, 1, kTime},
    {"hr", 3600, 1, kTime},
    {"hour", 3600, 1, kTime},
    {"day", 86400, 1, kTime},
    {"week", 604800, 1, kTime},
    {"A", 1, 1, kCurrent},
    {"amp", 1, 1, kCurrent},
    {"ampere", 1, 1, kCurrent},
    {"mA", 1, 1000, kCurrent},
    {"K", 1, 1, kKelvin},
    {"kelvin", 1, 1, kKelvin},
    {"dollar", 100, 1, kMoney, "dollar"},
    {"USD", 100, 1, kMoney, "dollar"},
    {"cent", 1, 1, kMoney, "dollar"},
    {"euro", 1, 1, kMoney, "euro"},
    {"EUR", 1, 1, kMoney, "euro"},
    {"yen", 1, 1, kMoney, "yen"},
    {"yuan", 1, 1, kMoney, "yuan"},
    {"rupee", 1, 1, kMoney, "rupee"},
    {"gbp", 1, 1, kMoney, "sterling"},
    {"sterling", 1, 1, kMoney, "sterling"},
    {"acre", 40468564224, 10'000'000, kArea},
    {"hectare", 10000, 1, kArea},
    {"ha", 10000, 1, kArea},
    {"L", 1, 1000, kVolume},
    {"l", 1, 1000, kVolume},
    {"liter", 1, 1000, kVolume},
    {"litre", 1, 1000, kVolume},
    {"mL", 1, 1'000'000, kVolume},
    {"ml", 1, 1'000'000, kVolume},
    {"milliliter", 1, 1'000'000, kVolume},
    {"cc", 1, 1'000'000, kVolume},
    {"gallon", 3785411784, 1'000'000'000'000, kVolume},
    {"gal", 3785411784, 1'000'000'000'000, kVolume},
    {"quart", 946352946, 1'000'000'000'000, kVolume},
    {"mph", 1609344, 3'600'000, kSpeed},
    {"kmh", 1000, 3600, kSpeed},
    {"kph", 1000, 3600, kSpeed},
    {"N", 1, 1, kForce},
    {"newton", 1, 1, kForce},
    {"kN", 1000, 1, kForce},
    {"J", 1, 1, kEnergy},
    {"joule", 1, 1, kEnergy},
    {"kJ", 1000, 1, kEnergy},
    {"MJ", 1'000'000, 1, kEnergy},
    {"cal", 4184, 1000, kEnergy},
    {"kcal", 4184, 1, kEnergy},
    {"erg", 1, 10'000'000, kEnergy},
    {"W", 1, 1, kPower},
    {"watt", 1, 1, kPower},
    {"kW", 1000, 1, kPower},
    {"MW", 1'000'000, 1, kPower},
    {"Pa", 1, 1, kPressure},
    {"kPa", 1000, 1, kPressure},
    {"MPa", 1'000'000, 1, kPressure},
    {"pascal", 1, 1, kPressure},
    {"atm", 101325, 1, kPressure},
    {"Hz", 1, 1, kHertz},
    {"kHz", 1000, 1, kHertz},
    {"MHz", 1'000'000, 1, kHertz},
    {"hertz", 1, 1, kHertz},
    {"C", 1, 1, kCharge},
    {"coulomb", 1, 1, kCharge},
    {"V", 1, 1, kVolt},
    {"volt", 1, 1, kVolt},
    {"mV", 1, 1000, kVolt},
    {"kV", 1000, 1, kVolt},
    {"ohm", 1, 1, kOhm},
    {"F", 1, 1, kFarad},
    {"farad", 1, 1, kFarad},
    {"bit", 1, 1, kData},
    {"byte", 8, 1, kData},
    {"celsius", 1, 1, kKelvin, "celsius"},
    {"fahrenheit", 1, 1, kKelvin, "fahrenheit"},
    {"kWh", 3'600'000, 1, kEnergy},
    {"Wh", 3'600, 1, kEnergy},
    {"decade", 10, 1, kYear},
    {"century", 100, 1, kYear},
    {"year", 1, 1, kYear},
    {"month", 1, 12, kYear},
    {"pint", 473176473, 1'000'000'000'000, kVolume},
    {"cup", 2365882365, 10'000'000'000'000, kVolume},
    {"kB", 8'000, 1, kData},
    {"MB", 8'000'000, 1, kData},
    {"GB", 8'000'000'000, 1, kData},
    {"T", 1, 1, kTesla},
    {"tesla", 1, 1, kTesla},
    {"mol", 1, 1, kMole},
    {"mole", 1, 1, kMole},
    {"rad", 1, 1, kAngle},
    {"radian", 1, 1, kAngle},
});

const Entry* find_exact(std::string_view word) {
  const auto it =
      std::find_if(kUnits.begin(), kUnits.end(), [&](const Entry& e) { return e.name == word; });
  return it == kUnits.end() ? nullptr : &*it;
}

const Entry* find_entry(std::string_view word) {
  if (const Entry* e = find_exact(word)) return e;
  std::string lower(word);
  std::transform(lower.begin(), lower.end(), lower.begin(),
                 [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  if (word.size() >= 3) {  // symbols are told apart by case, words are not
    if (const Entry* e = find_exact(lower)) return e;
    if (lower.back() == 's') {
      if (const Entry* e = find_exact(std::string_view(lower).substr(0, lower.size() - 1)))
        return e;
    }
  }
  return nullptr;
}

// km, kOhm, uF: a prefix of the SI before a symbol that takes one. Not for is_known_unit: in a
// formula these letters multiply.
std::optional<Entry> find_prefixed(std::string_view word) {
  struct Prefix {
    char letter;
    std::int64_t numerator, denominator;
  };
  static constexpr auto kPrefixes = std::to_array<Prefix>({{'G', 1'000'000'000, 1},
                                                           {'M', 1'000'000, 1},
                                                           {'k', 1000, 1},
                                                           {'c', 1, 100},
                                                           {'m', 1, 1000},
                                                           {'u', 1, 1'000'000},
                                                           {'n', 1, 1'000'000'000},
                                                           {'p', 1, 1'000'000'000'000}});
  static constexpr auto kTakers = std::to_array<std::string_view>(
      {"m", "g", "s", "A", "K", "N", "J", "W", "Pa", "Hz", "C", "V", "ohm", "F", "L", "mol", "T"});
  if (word.size() < 2) return std::nullopt;
  const auto prefix = std::find_if(kPrefixes.begin(), kPrefixes.end(),
                                   [&](const Prefix& p) { return p.letter == word[0]; });
  const std::string_view symbol = word.substr(1);
  if (prefix == kPrefixes.end() ||
      std::find(kTakers.begin(), kTakers.end(), symbol) == kTakers.end())
    return std::nullopt;
  Entry entry = *find_exact(symbol);
  entry.numerator *= prefix->numerator;
  entry.denominator *= prefix->denominator;
  return entry;
}

// u *= base^power
void multiply(Unit& unit, const Entry& entry, int power) {
  const Rational factor = Rational(entry.numerator) / Rational(entry.denominator);
  for (int i = 0; i < std::abs(power); ++i) {
    unit.factor = power > 0 ? unit.factor * factor : unit.factor / factor;
  }
  for (std::size_t d = 0; d < kDimensions; ++d) {
    unit.dimension[d] += entry.dimension[d] * power;
  }
  if (!entry.currency.empty()) unit.currency = entry.currency;
}

std::vector<std::string> split(std::string_view text) {
  std::vector<std::string> parts;
  std::string word;
  const auto flush = [&] {
    if (!word.empty()) parts.push_back(std::move(word));
    word.clear();
  };
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (text.substr(i, 6) == "\\Omega") {  // k\Omega, \mu m: with the letters around them
      word += "ohm";
      i += 5;
    } else if (text.substr(i, 3) == "\\mu" && word.empty()) {
      word += 'u';
      i += 2;
      while (i + 1 < text.size() && (text[i + 1] == ' ' || text[i + 1] == '{')) ++i;
    } else if (text.substr(i, 5) == "\\cdot") {
      flush();
      i += 4;
    } else if (std::isalpha(static_cast<unsigned char>(c)) != 0) {
      word += c;
    } else if (std::isdigit(static_cast<unsigned char>(c)) != 0 && !parts.empty() &&
               parts.back() == "^") {
      word += c;
      flush();
    } else {
      flush();
      if (c == '-' && !parts.empty() && parts.back() == "^") {
        word += c;
      } else if (c == '/' || c == '^' || std::isdigit(static_cast<unsigned char>(c)) != 0) {
        parts.emplace_back(1, c);
      }
    }
  }
  flush();
  if (parts.size() == 2 && parts[1] == "sterling") parts.erase(parts.begin());  // pounds sterling
  return parts;
}

std::optional<Entry> known(std::string_view word) {
  if (const Entry* entry = find_entry(word)) return *entry;
  return find_prefixed(word);
}

constexpr int kMaxUnitPower = 6;
constexpr std::size_t kMaxUnitParts = 12;

}  // namespace

bool is_known_unit(std::string_view word) {
  return word.size() >= 2 && find_entry(word) != nullptr;
}

std::optional<Unit> read_unit(std::string_view text) {
  const std::vector<std::string> parts = split(text);
  if (parts.empty() || parts.size() > kMaxUnitParts) return std::nullopt;
  Unit unit;
  int side = 1;
  int prefix_power = 1;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const std::string& part = parts[i];
    if (part == "/" || part == "per") {
      side = -1;
    } else if (part == "square" || part == "sq") {
      prefix_power = 2;
    } else if (part == "cubic" || part == "cu") {
      prefix_power = 3;
    } else if (const std::optional<Entry> entry = known(part)) {
      int power = prefix_power;
      prefix_power = 1;
      if (i + 2 < parts.size() && parts[i + 1] == "^") {
        power = std::atoi(parts[i + 2].c_str());  // NOLINT: digits by construction
        i += 2;
      } else if (i + 1 < parts.size() && (parts[i + 1] == "squared" || parts[i + 1] == "cubed")) {
        power = parts[i + 1] == "squared" ? 2 : 3;
        ++i;
      }
      if (power == 0 || std::abs(power) > kMaxUnitPower) return std::nullopt;
      multiply(unit, *entry, power * side);
    } else {
      return std::nullopt;
    }
  }
  return unit;
}

std::string normal_unit(std::string_view text) {
  std::string out;
  for (const char raw : text) {
    const char c = static_cast<char>(std::tolower(static_cast<unsigned char>(raw)));
    if (c == '.' || c == '~' || c == '\\' || c == '{' || c == '}') continue;
    if (c == ' ' && (out.empty() || out.back() == ' ')) continue;
    out += c;
  }
  while (!out.empty() && out.back() == ' ') out.pop_back();
  if (out.size() > 2 && out.back() == 's') out.pop_back();
  return out;
}

}  // namespace assay::checkers::math
