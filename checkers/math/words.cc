// The vocabulary: tables and look-ups, no logic. Adding a name is adding a line.

#include "checkers/math/words.h"

#include <algorithm>
#include <array>
#include <utility>

namespace assay::checkers::math {
namespace {

template <typename T, std::size_t N>
std::optional<T> find(const std::array<std::pair<std::string_view, T>, N>& table,
                      std::string_view key) {
  const auto it =
      std::find_if(table.begin(), table.end(), [&](const auto& e) { return e.first == key; });
  if (it == table.end()) return std::nullopt;
  return it->second;
}

constexpr auto kFunctions = std::to_array<std::pair<std::string_view, Func>>({
    {"sin", Func::Sin},
    {"cos", Func::Cos},
    {"tan", Func::Tan},
    {"cot", Func::Cot},
    {"sec", Func::Sec},
    {"csc", Func::Csc},
    {"tg", Func::Tan},
    {"ctg", Func::Cot},
    {"cosec", Func::Csc},
    {"arcsin", Func::Arcsin},
    {"arccos", Func::Arccos},
    {"arctan", Func::Arctan},
    {"arccot", Func::Arccot},
    {"arcsec", Func::Arcsec},
    {"arccsc", Func::Arccsc},
    {"asin", Func::Arcsin},
    {"acos", Func::Arccos},
    {"atan", Func::Arctan},
    {"arctg", Func::Arctan},
    {"sinh", Func::Sinh},
    {"cosh", Func::Cosh},
    {"tanh", Func::Tanh},
    {"coth", Func::Coth},
    {"sech", Func::Sech},
    {"csch", Func::Csch},
    {"sh", Func::Sinh},
    {"ch", Func::Cosh},
    {"th", Func::Tanh},
    {"arsinh", Func::Arsinh},
    {"arcosh", Func::Arcosh},
    {"artanh", Func::Artanh},
    {"arcsinh", Func::Arsinh},
    {"arccosh", Func::Arcosh},
    {"arctanh", Func::Artanh},
    {"asinh", Func::Arsinh},
    {"acosh", Func::Arcosh},
    {"atanh", Func::Artanh},
    {"exp", Func::Exp},
    {"ln", Func::Ln},
    {"log", Func::Log},
    {"lg", Func::Log},
    {"abs", Func::Abs},
    {"floor", Func::Floor},
    {"ceil", Func::Ceil},
    {"ceiling", Func::Ceil},
    {"sgn", Func::Sgn},
    {"sign", Func::Sgn},
    {"gcd", Func::Gcd},
    {"lcm", Func::Lcm},
    {"hcf", Func::Gcd},
    {"max", Func::Max},
    {"min", Func::Min},
    {"Re", Func::Re},
    {"Im", Func::Im},
    {"arg", Func::Arg},
    {"cis", Func::Cis},
    {"det", Func::Det},
    {"binomial", Func::Binomial},
    {"factorial", Func::Factorial},
    {"conjugate", Func::Conj},
});

constexpr auto kInverses = std::to_array<std::pair<Func, Func>>({
    {Func::Sin, Func::Arcsin},
    {Func::Cos, Func::Arccos},
    {Func::Tan, Func::Arctan},
    {Func::Cot, Func::Arccot},
    {Func::Sec, Func::Arcsec},
    {Func::Csc, Func::Arccsc},
    {Func::Sinh, Func::Arsinh},
    {Func::Cosh, Func::Arcosh},
    {Func::Tanh, Func::Artanh},
});

constexpr auto kConstants = std::to_array<std::pair<std::string_view, Op>>({
    {"pi", Op::Pi},
    {"Pi", Op::Pi},
    {"infty", Op::Infinity},
    {"infinity", Op::Infinity},
    {"inf", Op::Infinity},
    {"Infinity", Op::Infinity},
    {"oo", Op::Infinity},
    {"undefined", Op::Undefined},
    {"Undefined", Op::Undefined},
});

constexpr auto kSymbols = std::to_array<std::string_view>(
    {"alpha",   "beta",     "gamma",     "delta",     "epsilon",     "varepsilon", "zeta",
     "eta",     "theta",    "vartheta",  "iota",      "kappa",       "lambda",     "mu",
     "nu",      "xi",       "rho",       "varrho",    "sigma",       "varsigma",   "tau",
     "upsilon", "phi",      "varphi",    "chi",       "psi",         "omega",      "Gamma",
     "Delta",   "Theta",    "Lambda",    "Xi",        "Sigma",       "Upsilon",    "Phi",
     "Psi",     "Omega",    "ell",       "hbar",      "partial",     "nabla",      "aleph",
     "wp",      "imath",    "jmath",     "star",      "ast",         "triangle",   "square",
     "Box",     "clubsuit", "spadesuit", "heartsuit", "diamondsuit", "zzz",        "forall",
     "exists",  "prime",    "dagger"});

constexpr auto kRelations = std::to_array<std::pair<std::string_view, Rel>>({
    {"=", Rel::Eq},
    {"==", Rel::Eq},
    {":=", Rel::Eq},
    {"<", Rel::Lt},
    {">", Rel::Gt},
    {"<=", Rel::Le},
    {">=", Rel::Ge},
    {"=<", Rel::Le},
    {"=>", Rel::To},
    {"!=", Rel::Ne},
    {"<>", Rel::Ne},
    {"->", Rel::To},
    {"ne", Rel::Ne},
    {"neq", Rel::Ne},
    {"lt", Rel::Lt},
    {"gt", Rel::Gt},
    {"le", Rel::Le},
    {"leq", Rel::Le},
    {"leqslant", Rel::Le},
    {"leqq", Rel::Le},
    {"ge", Rel::Ge},
    {"geq", Rel::Ge},
    {"geqslant", Rel::Ge},
    {"geqq", Rel::Ge},
    {"approx", Rel::Approx},
    {"simeq", Rel::Approx},
    {"thickapprox", Rel::Approx},
    {"sim", Rel::Approx},
    {"doteq", Rel::Approx},
    {"cong", Rel::Approx},
    {"in", Rel::In},
    {"notin", Rel::NotIn},
    {"equiv", Rel::Equiv},
    {"to", Rel::To},
    {"rightarrow", Rel::To},
    {"arrow", Rel::To},
    {"Longrightarrow", Rel::To},
    {"uparrow", Rel::To},
    {"longrightarrow", Rel::To},
    {"mapsto", Rel::To},
    {"Rightarrow", Rel::To},
    {"implies", Rel::To},
    {"leftrightarrow", Rel::To},
    {"subset", Rel::Subset},
    {"subseteq", Rel::Subset},
    {"perp", Rel::Perp},
    {"parallel", Rel::Parallel},
    {"propto", Rel::Approx},
});

constexpr auto kSets = std::to_array<std::pair<std::string_view, std::string_view>>({
    {"emptyset", "empty"},
    {"varnothing", "empty"},
    {"nosolution", "empty"},
    {"nosolutions", "empty"},
    {"nosolutionsexist", "empty"},
    {"therearenosolutions", "empty"},
    {"thereisnosolution", "empty"},
    {"therearenorealsolutions", "empty"},
    {"thereisnorealsolution", "empty"},
    {"norealsolution", "empty"},
    {"norealsolutions", "empty"},
    {"empty", "empty"},
    {"emptyset", "empty"},
    {"theemptyset", "empty"},
    {"none", "empty"},
    {"allrealnumbers", "R"},
    {"allreals", "R"},
    {"allreal", "R"},
    {"realnumbers", "R"},
    {"Reals", "R"},
    {"R", "R"},
    {"Z", "Z"},
    {"N", "N"},
    {"Q", "Q"},
    {"C", "C"},
    {"allintegers", "Z"},
});

constexpr auto kMonths = std::to_array<std::string_view>(
    {"jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"});
constexpr auto kMonthNames =
    std::to_array<std::string_view>({"january", "february", "march", "april", "may", "june", "july",
                                     "august", "september", "october", "november", "december"});

constexpr auto kSentenceWords =
    std::to_array<std::string_view>({"is",        "are",       "if",
                                     "for",       "where",     "when",
                                     "with",      "such",      "not",
                                     "no",        "to",        "from",
                                     "at",        "by",        "than",
                                     "so",        "then",      "as",
                                     "that",      "the",       "only",
                                     "all",       "any",       "has",
                                     "have",      "be",        "it",
                                     "this",      "because",   "since",
                                     "but",       "does",      "do",
                                     "we",        "i",         "in",
                                     "on",        "about",     "approximately",
                                     "approx",    "or",        "and",
                                     "which",     "more",      "less",
                                     "least",     "most",      "between",
                                     "true",      "false",     "yes",
                                     "wait",      "hence",     "thus",
                                     "therefore", "maybe",     "probably",
                                     "base",      "mod",       "instead",
                                     "rather",    "versus",    "vs",
                                     "either",    "neither",   "nor",
                                     "wrong",     "incorrect", "unless",
                                     "except",    "minus",     "plus",
                                     "times",     "twice",     "half",
                                     "negative",  "million",   "billion",
                                     "thousand",  "hundred",   "dozen",
                                     "trillion",  "pm",        "am"});

}  // namespace

std::optional<Func> function_word(std::string_view name) { return find(kFunctions, name); }

std::optional<Func> inverse_of(Func func) {
  for (const auto& [f, inverse] : kInverses) {
    if (f == func) return inverse;
  }
  return std::nullopt;
}

std::optional<Op> constant_word(std::string_view name) { return find(kConstants, name); }

bool is_symbol_command(std::string_view name) {
  return std::find(kSymbols.begin(), kSymbols.end(), name) != kSymbols.end();
}

bool is_greek_word(std::string_view name) {
  const auto end = std::find(kSymbols.begin(), kSymbols.end(), std::string_view("ell"));
  return std::find(kSymbols.begin(), end, name) != end;
}

std::optional<Rel> relation_word(std::string_view name) { return find(kRelations, name); }

bool is_connective(std::string_view word) {
  static constexpr auto kWords = std::to_array<std::string_view>(
      {"and", "or", "And", "Or", ",", ", and", ",and", ", or", "&", ";", ",or"});
  return std::find(kWords.begin(), kWords.end(), word) != kWords.end();
}

bool is_sentence_word(std::string_view word) {
  return std::find(kSentenceWords.begin(), kSentenceWords.end(), word) != kSentenceWords.end();
}

std::optional<std::string_view> named_set_word(std::string_view name) { return find(kSets, name); }

std::optional<int> month_word(std::string_view lower_case) {
  for (std::size_t i = 0; i < kMonths.size(); ++i) {
    if (lower_case == kMonths[i] || lower_case == kMonthNames[i]) return static_cast<int>(i) + 1;
  }
  if (lower_case == "sept") return 9;
  return std::nullopt;
}

}  // namespace assay::checkers::math
