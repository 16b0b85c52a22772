// Sums, products and powers. Products may be written with nothing between the factors; where a
// slash meets such a product ("a/2b"), a number over a number binds first (1/2x is x/2) and
// otherwise the product behind the slash does (c/2m is c/(2m)).

#include <array>
#include <utility>

#include "checkers/math/numeral.h"
#include "checkers/math/parser.h"
#include "checkers/math/words.h"

namespace assay::checkers::math {
namespace {

constexpr int kMaxPostfixes = 6;
constexpr int kMaxDivisions = 40;

bool is_plus(const Token& t) { return t.is("+"); }
bool is_minus(const Token& t) { return t.is("-"); }

}  // namespace

Ref Parser::sum() {
  const Depth depth(*this);
  if (!depth.ok() || !within_limits()) return fail("nested too deeply");
  std::vector<Ref> terms;
  while (true) {
    int minus = 0;
    Op sign = Op::Add;
    int signs = 0;
    while (is_plus(peek()) || is_minus(peek()) || peek().command("pm") || peek().command("mp") ||
           peek().is("+-")) {
      if (++signs > 3) return fail("too many signs");
      const Token token = take();
      if (is_minus(token)) minus ^= 1;
      if (token.command("pm")) sign = Op::PlusMinus;
      if (token.command("mp")) sign = Op::MinusPlus;
    }
    if (!terms.empty() && signs == 0) break;
    if (terms.size() >= kMaxItems) return fail("too many terms");
    Ref next = term();
    if (next == nullptr) return nullptr;
    if (minus != 0 && next->op == Op::Func && next->func == Func::Mod && !next->grouped) {
      next = arena_.func(Func::Mod, {arena_.make(Op::Neg, {next->child(0)}), next->child(1)});
      minus = 0;  // -1 mod 2 is 1
    }
    if (minus != 0) next = arena_.make(Op::Neg, {next});
    if (sign != Op::Add) next = arena_.make(sign, {next});
    terms.push_back(next);
  }
  return terms.size() == 1 ? terms[0] : arena_.make(Op::Add, std::move(terms));
}

Ref Parser::term() {
  const Depth depth(*this);
  if (!depth.ok()) return fail("nested too deeply");
  Ref first = power();
  if (first == nullptr) return nullptr;
  std::vector<Ref> factors = {first};  // flat: a product is as wide as it likes, but not deep
  int divisions = 0;
  bool number_over_number = false;
  while (true) {
    if (!within_limits()) return nullptr;
    if (factors.size() > kMaxItems) return fail("too many factors");
    const Token token = peek();
    const bool times = is_times_letter(factors.back()) || token.is("*") || token.command("cdot") ||
                       token.command("times") || token.command("cdotp") || token.command("ast") ||
                       token.command("bullet");
    const bool over = token.is("/") || token.command("div");
    if (token.command("bmod") || (token.kind == TokenKind::Word && token.text == "mod") ||
        token.command("mod")) {
      if (congruence_) return product(std::move(factors));  // x = 3 mod 7: of the statement
      take();
      Ref modulus = signed_power();
      if (modulus != nullptr) modulus = slash_product(modulus);
      if (modulus == nullptr) return nullptr;
      factors = {arena_.func(Func::Mod, {product(std::move(factors)), modulus})};
      number_over_number = false;
      continue;
    }
    if (times) {
      take();
      Ref right = signed_power();
      if (right == nullptr) return nullptr;
      factors.push_back(right);
      number_over_number = false;
    } else if (over) {
      take();
      if (++divisions > kMaxDivisions) return fail("too many divisions");
      Ref right = signed_power();
      if (right == nullptr) return nullptr;
      const Ref left = product(std::move(factors));
      const bool numbers =
          right->op == Op::Number && (left->op == Op::Number || number_over_number);
      number_over_number = right->op == Op::Number && left->op == Op::Number;
      if (!numbers) right = slash_product(right);
      if (right == nullptr) return nullptr;
      factors = {arena_.make(Op::Div, {left, right})};
    } else if (starts_factor(factors.back()->op == Op::Number)) {
      Ref right = power();
      if (right == nullptr) return nullptr;
      factors.push_back(right);
    } else {
      return product(std::move(factors));
    }
  }
}

// 3.2 x 10^5: the letter is a sign only there.
bool Parser::is_times_letter(Ref before) {
  const Token& token = peek();
  if (before->op != Op::Number || token.kind != TokenKind::Letter || !token.spaced ||
      (token.text != "x" && token.text != "X"))
    return false;
  const std::size_t ten = text_.find_first_not_of(' ', token.end);
  return ten != std::string_view::npos && ten > token.end &&
         (text_.substr(ten, 3) == "10^" || text_.substr(ten, 4) == "10**");
}

Ref Parser::product(std::vector<Ref> factors) {
  if (factors.size() == 1) return factors[0];
  for (Ref& f : factors) {  // \{1+2\}\{3-4\}: a set is no factor, so these braces group
    if (f->op == Op::Set && f->children.size() == 1 && is_scalar(f->child(0))) f = f->child(0);
  }
  return arena_.make(Op::Mul, std::move(factors));
}

// c/2m: the product behind the slash belongs together.
Ref Parser::slash_product(Ref first) {
  std::vector<Ref> factors = {first};
  while (!first->grouped && starts_factor(factors.back()->op == Op::Number) && !starts_function()) {
    Ref more = power();
    if (more == nullptr) return nullptr;
    factors.push_back(more);
    if (factors.size() > kMaxItems) return fail("too many factors");
  }
  return product(std::move(factors));
}

// A factor behind an explicit operator may have a sign: 2 \cdot -3.
Ref Parser::signed_power() {
  int signs = 0;
  bool minus = false;
  while (is_plus(peek()) || is_minus(peek())) {
    if (++signs > 2) return fail("too many signs");
    minus ^= is_minus(take());
  }
  Ref value = power();
  if (value == nullptr || !minus) return value;
  return arena_.make(Op::Neg, {value});
}

Ref Parser::power() {
  const Depth depth(*this);
  if (!depth.ok() || !within_limits()) return fail("nested too deeply");
  const Token token = peek();
  Ref base = atom();
  if (base == nullptr) return nullptr;
  const bool function_letter = token.kind == TokenKind::Letter &&
                               (token.text == "f" || token.text == "g" || token.text == "h" ||
                                token.text == "F" || token.text == "G" || token.text == "H");
  return postfixes(base, function_letter);
}

// The sign was taken: an angle, or a temperature where a scale follows.
Ref Parser::degrees(Ref value) {
  const Token token = peek();
  std::string_view scale = token.kind == TokenKind::Letter ? token.text : token.content;
  while (!scale.empty() && (scale.front() == ' ' || scale.front() == '~')) scale.remove_prefix(1);
  const bool known = scale == "C" || scale == "F" || scale == "Celsius" || scale == "Fahrenheit";
  if (!known || (token.kind != TokenKind::Letter && token.kind != TokenKind::Text))
    return arena_.func(Func::Degree, {with_minutes(value)});
  take();
  Node* temperature = arena_.make(Op::Quantity, {value});
  temperature->name = scale[0] == 'C' ? "celsius" : "fahrenheit";
  return temperature;
}

// 25^\circ 30' 15'': minutes and seconds of arc behind whole degrees.
Ref Parser::with_minutes(Ref value) {
  static constexpr std::array<std::pair<std::int64_t, std::size_t>, 2> kParts = {
      {{60, 1}, {3600, 2}}};
  if (value->op != Op::Number || !value->number.is_integer()) return value;
  Rational total = value->number;
  for (const auto& [parts, marks] : kParts) {
    const std::size_t here = position_;
    const Token token = peek();
    const auto read =
        token.kind == TokenKind::Digit
            ? read_numeral(text_, token.begin, {.comma_separates = true, .decimal_comma = false})
            : std::nullopt;
    std::size_t seen = 0;
    if (read) {
      go_to(read->end);
      if (accept("\"")) {
        seen = 2;
      } else if (accept("^")) {
        const std::string raised = raw_argument();
        seen = raised == "\\prime" ? 1 : (raised == "\\prime\\prime" ? 2 : 0);
      } else {
        while (seen < 2 && accept("'")) ++seen;
      }
    }
    if (seen != marks || failed_ || !(read->value < Rational(60))) {
      failed_ = false;
      go_to(here);
      break;
    }
    total = total + read->value / Rational(parts);
  }
  return total == value->number ? value : arena_.number(total);
}

// x^\prime, f^{\prime\prime}: the primes of a name; the sign ^ was taken.
bool Parser::primes(std::string& name) {
  const std::size_t here = position_;
  const bool braces = accept("{");
  std::string marks;
  while (marks.size() < 4 && accept_command("prime")) marks += "'";
  if (marks.empty() || (braces && !accept("}"))) {
    go_to(here);
    return false;
  }
  name += marks;
  return true;
}

Ref Parser::postfixes(Ref base, bool function_letter) {
  for (int count = 0;; ++count) {
    const Token token = peek();
    const bool degree_sign = token.command("degree") || token.command("textdegree");
    if (token.is("^") || token.is("**")) {
      take();
      // ^\circ, ^{\circ}: degrees
      const std::size_t here = position_;
      if (accept_command("circ") ||
          (peek().is("{") && (take(), accept_command("circ")) && accept("}"))) {
        base = degrees(base);
      } else {
        go_to(here);
        std::string primed = base->name;
        if (base->op == Op::Symbol && primes(primed)) {
          base = arena_.symbol(std::move(primed));
          continue;
        }
        if (base->op == Op::Number && peek().kind == TokenKind::Letter && peek().text == "o") {
          take();  // 60^o
          base = degrees(base);
          continue;
        }
        Ref exponent = nullptr;
        if (token.is("**")) {
          exponent = signed_power();
        } else if ((peek().is("+") || peek().is("-")) && sign_only()) {
          exponent = arena_.symbol(std::string(take().text));  // 3^+, 0^-: one-sided limits
        } else if (peek().is("(") || peek().kind == TokenKind::Digit || peek().is("-") ||
                   peek().is("+")) {
          // plain text: x^12, x^(1/2), x^-1; LaTeX takes one digit, and nobody writes x^12 for x^1
          // 2
          const bool outer = exponent_;
          exponent_ = base->op == Op::Symbol;
          exponent = signed_power();
          exponent_ = outer;
        } else {
          exponent = macro_argument();
        }
        if (exponent == nullptr) return nullptr;
        if (function_letter && peek().is("(") && base->op == Op::Symbol) {
          Node* inverse = arena_.make(Op::Symbol);
          inverse->name = base->name + "^" + to_text(exponent);
          base = inverse;
          continue;
        }
        Node* power = arena_.make(Op::Pow, {base, exponent});
        base = power;
      }
    } else if (token.is("!")) {
      take();
      const bool twice = peek().is("!") && !peek().spaced;
      if (twice) take();
      base = arena_.func(twice ? Func::DoubleFactorial : Func::Factorial, {base});
    } else if (token.is("\\%") || token.is("%")) {
      take();
      base = arena_.make(Op::Percent, {base});
    } else if (degree_sign) {
      take();
      base = degrees(base);
    } else if (token.is("_") && base->op == Op::Number && base->grouped && base->decimals < 0 &&
               base->number.is_integer() && base->number.sign() >= 0) {
      base = based(base->number.text());  // (204)_5
      if (base == nullptr) return nullptr;
    } else if (token.is("_") && base->op == Op::Pow && base->child(0)->op == Op::Symbol) {
      // x^2_i
      Node* named = arena_.make(Op::Symbol);
      named->name = base->child(0)->name + subscript();
      base = arena_.make(Op::Pow, {named, base->child(1)});
    } else if (function_letter && token.is("(") && base->op == Op::Symbol) {
      take();
      std::vector<Ref> parameters;
      if (!arguments(parameters, token)) return nullptr;
      Node* apply = arena_.make(Op::Apply, std::move(parameters));
      apply->name = base->name;
      base = apply;
    } else if (function_letter && token.is("{") && base->op == Op::Symbol && wraps_arguments()) {
      take();
      const Token open = take();
      std::vector<Ref> parameters;
      if (!arguments(parameters, open) || !accept("}")) return fail("a brace is open");
      Node* apply = arena_.make(Op::Apply, std::move(parameters));
      apply->name = base->name;
      base = apply;
    } else if (token.command("prime") || token.is("'")) {
      if (base->op != Op::Symbol) return base;
      take();
      Node* primed = arena_.make(Op::Symbol);
      primed->name = base->name + "'";
      base = primed;
    } else {
      return base;
    }
    if (count >= kMaxPostfixes) return fail("too many marks behind a value");
  }
}

// {\left(x\right)}: the arguments of a function as sympy prints them.
bool Parser::wraps_arguments() {
  const Token open = read_token(text_, peek().end);
  return open.is("(");
}

// Is the sign the whole exponent?
bool Parser::sign_only() {
  const Token after = read_token(text_, peek().end);
  return after.kind == TokenKind::End || after.is("}") || after.is(")") || after.is(",");
}

bool Parser::starts_function() {
  const Token& token = peek();
  return (token.kind == TokenKind::Command || token.kind == TokenKind::Word) &&
         function_word(token.text).has_value();
}

// May the next token be multiplied with nothing between?
bool Parser::starts_factor(bool after_number) {
  if (integrals_ > 0 && starts_differential()) return false;
  const Token& token = peek();
  if (starts_unit_fraction()) return false;
  switch (token.kind) {
    case TokenKind::End:
    case TokenKind::Other:
      return false;
    case TokenKind::Digit: {
      if (!after_number) return true;
      // 2 2^{1/2}: only where a power shows that these are two numbers
      std::size_t end = token.begin;
      while (end < text_.size() && text_[end] >= '0' && text_[end] <= '9') ++end;
      return token.spaced && end < text_.size() && text_[end] == '^';
    }
    case TokenKind::Letter:
      return token.text != "U" ||
             !(text_.substr(token.end).find_first_not_of(' ') != std::string_view::npos &&
               (text_[text_.find_first_not_of(' ', token.end)] == '(' ||
                text_[text_.find_first_not_of(' ', token.end)] == '['));
    case TokenKind::Word:
      return function_word(token.text).has_value() || constant_word(token.text).has_value() ||
             token.text == "sqrt" || token.text == "cbrt" || is_greek_word(token.text) ||
             (token.text.size() >= 2 &&
              token.text.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZ") ==
                  std::string_view::npos &&
              !after_number);
    case TokenKind::Command: {
      static constexpr std::string_view kStarts[] = {
          "frac",         "dfrac",      "tfrac",
          "cfrac",        "sqrt",       "surd",
          "cbrt",         "binom",      "dbinom",
          "tbinom",       "pi",         "infty",
          "exponentialE", "imaginaryI", "lfloor",
          "lceil",        "lvert",      "langle",
          "overline",     "bar",        "vec",
          "hat",          "tilde",      "dot",
          "ddot",         "widehat",    "overrightarrow",
          "begin",        "int",        "iint",
          "oint",         "sum",        "prod",
          "lim",          "boxed",      "fbox",
          "angle",        "lbrace",     "lbrack",
          "ldots",        "dots",       "cdots",
          "mathop",       "ulcorner",   "llcorner",
          "lgroup",       "widetilde",  "operatornamewithlimits",
          "overset",      "underset",   "stackrel",
          "phantom",      "color",      "textcolor",
          "not"};
      for (const std::string_view start : kStarts) {
        if (token.text == start && token.text != "not") return true;
      }
      if ((token.text == "vert" || token.text == "Vert") && bars_ == 0) return true;
      return function_word(token.text).has_value() || is_symbol_command(token.text) ||
             token.text == "emptyset" || token.text == "varnothing";
    }
    case TokenKind::Text: {
      if (token.text == "mathbf" || token.text == "boldsymbol" || token.text == "bm" ||
          token.text == "vec" || token.text == "mathcal" || token.text == "mathbb" ||
          token.text == "variable" || token.text == "mathit" || token.text == "pmb" ||
          token.text == "mathscr" || token.text == "mathfrak") {
        return true;
      }
      const std::string_view content = token.content;
      if (token.text == "mathrm" &&
          (content == "e" || content == "i" || content == "d" || content == "T"))
        return true;
      return (token.text == "operatorname" || token.text == "mathrm" || token.text == "text") &&
             (function_word(content).has_value() || constant_word(content).has_value()) &&
             content != "min";
    }
    case TokenKind::Symbol:
      if (token.text == "|") return bars_ == 0 && !builder_;
      if (token.text == "[") {  // [1,3[ closes there
        const Token next = read_token(text_, token.end);
        const bool closes = next.kind == TokenKind::End || next.is(",") || next.command("cup") ||
                            next.command("cap");
        return !iso_ && !(sequence_ > 0 && closes);
      }
      if (token.text == "(") {  // 3 (mod 7) is no product
        const Token next = read_token(text_, token.end);
        const bool mod = next.kind == TokenKind::Word || next.kind == TokenKind::Command
                             ? next.text == "mod" || next.text == "bmod"
                             : next.kind == TokenKind::Text && next.content == "mod";
        if (mod || starts_condition()) return false;
      }
      return token.text == "(" || token.text == "{" || token.text == "\\{" || token.text == "\\|";
  }
  return false;
}

}  // namespace assay::checkers::math
