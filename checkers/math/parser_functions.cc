// Fractions, roots, and functions with and without parentheses.

#include <cctype>
#include <utility>

#include "checkers/math/parser.h"
#include "checkers/math/words.h"

namespace assay::checkers::math {
namespace {

// "d" over "dx", "d^2" over "dx^2": the variable and the order.
std::optional<std::pair<std::string, std::int64_t>> derivative_operator(std::string_view above,
                                                                        std::string_view below) {
  const auto strip = [](std::string_view& text) {
    for (const std::string_view d : {"\\mathrmd", "\\partial", "d"}) {
      if (text.starts_with(d)) {
        text.remove_prefix(d.size());
        return;
      }
    }
  };
  strip(above);
  strip(below);
  std::int64_t order = 1;
  if (above.size() == 2 && above[0] == '^' && above[1] >= '2' && above[1] <= '9') {
    order = above[1] - '0';
    if (!below.ends_with(above)) return std::nullopt;
    below.remove_suffix(2);
  } else if (!above.empty()) {
    return std::nullopt;
  }
  const bool letter = below.size() == 1 && std::isalpha(static_cast<unsigned char>(below[0])) != 0;
  const bool greek = below.size() > 1 && below[0] == '\\' && is_greek_word(below.substr(1));
  if (!letter && !greek) return std::nullopt;
  return std::pair(std::string(greek ? below.substr(1) : below), order);
}

}  // namespace

// What a macro takes: a group, or one digit, letter or command.
Ref Parser::macro_argument() {
  const Depth depth(*this);
  if (!depth.ok() || !within_limits()) return fail("nested too deeply");
  const Token token = peek();
  if (token.is("{")) {
    take();
    if (accept("}")) return fail("an argument is empty");
    const int sequence = sequence_;
    sequence_ = 0;
    const bool builder = builder_;
    builder_ = false;
    const int bars = bars_;
    bars_ = 0;
    const int integrals = integrals_;
    integrals_ = 0;
    Ref inner = list(false);
    integrals_ = integrals;
    if (inner != nullptr && peek().command("over")) {
      take();
      Ref bottom = sum();
      inner = bottom == nullptr ? nullptr : arena_.make(Op::Div, {inner, bottom});
    }
    sequence_ = sequence;
    builder_ = builder;
    bars_ = bars;
    if (inner == nullptr) return nullptr;
    if (!accept("}")) return fail("a brace is open");
    if (inner->op == Op::Number || inner->op == Op::List || inner->op == Op::Tuple ||
        inner->op == Op::Symbol)
      return inner;
    Node* grouped = arena_.make(inner->op);
    *grouped = *inner;
    grouped->grouped = true;
    return grouped;
  }
  if (token.kind == TokenKind::Digit) {
    go_to(token.begin + 1);
    return arena_.number(text_[token.begin] - '0');
  }
  if (token.kind == TokenKind::Word) {  // \frac ab is a over b whatever the word says
    go_to(token.begin + 1);
    return letter(Token{.kind = TokenKind::Letter,
                        .text = token.text.substr(0, 1),
                        .content = {},
                        .begin = 0,
                        .end = 0});
  }
  if (token.kind == TokenKind::Letter) {
    take();
    if (token.text == "e") return arena_.make(Op::E);
    if (token.text == "i") return arena_.make(Op::I);
    return arena_.symbol(std::string(token.text));
  }
  if (token.is("*") || token.command("ast") || token.command("star") || token.command("prime") ||
      token.command("dagger")) {
    take();
    return arena_.symbol(std::string(token.text));
  }
  if (token.kind == TokenKind::Command || token.kind == TokenKind::Text || token.is("("))
    return atom();
  return fail("an argument is missing");
}

// \frac was taken. d/dx and its like stay whole: dy/dx is not y/x.
Ref Parser::fraction() {
  const std::size_t here = position_;
  Ref top = macro_argument();
  if (top == nullptr) return nullptr;
  const std::size_t middle = position_;
  Ref bottom = macro_argument();
  if (bottom == nullptr) return nullptr;
  const auto differential = [&](std::size_t begin, std::size_t end) {
    std::string raw;
    for (const char c : text_.substr(begin, end - begin)) {
      if (c != ' ' && c != '{' && c != '}' && c != '~') raw += c;
    }
    return raw;
  };
  const std::string above = differential(here, middle);
  const std::string below = differential(middle, position_);
  const auto starts = [](const std::string& raw) {
    return (!raw.empty() && raw[0] == 'd' && (raw.size() == 1 || raw[1] != 'e')) ||
           raw.starts_with("\\partial") || raw.starts_with("\\mathrmd");
  };
  const bool letter_follows =
      below.size() >= 2 &&
      (std::isalpha(static_cast<unsigned char>(below[1])) != 0 || below[1] == '\\');
  if (starts(above) && starts(below) && letter_follows) {
    if (const auto operation = derivative_operator(above, below)) {
      if (starts_factor(false))
        return derivative(arena_.symbol(operation->first), operation->second);
    }
    return arena_.symbol("derivative " + above + "/" + below);
  }
  return arena_.make(Op::Div, {top, bottom});
}

// \sqrt[n]{x}, \sqrt2, \sqrt(2)
Ref Parser::root() {
  Ref degree = nullptr;
  if (accept("[")) {
    degree = sum();
    if (degree == nullptr) return nullptr;
    if (!accept("]")) return fail("a bracket is open");
  }
  Ref radicand = macro_argument();
  if (radicand == nullptr) return nullptr;
  if (degree == nullptr) degree = arena_.number(2);
  return arena_.make(Op::Root, {degree, radicand});
}

// sqrt(2), sqrt 17, √17
Ref Parser::plain_root(int degree) {
  const Token token = peek();
  Ref radicand = nullptr;
  if (token.kind == TokenKind::Digit) {
    radicand = numeral();
  } else {
    radicand = token.is("{") ? macro_argument() : atom();
  }
  if (radicand == nullptr) return nullptr;
  return arena_.make(Op::Root, {arena_.number(degree), radicand});
}

// (a, b, ...): the parenthesis was taken.
bool Parser::arguments(std::vector<Ref>& out, const Token& open) {
  ++sequence_;
  const int bars = bars_;
  bars_ = 0;
  do {
    Ref argument = item();
    if (argument == nullptr) break;
    out.push_back(argument);
    if (out.size() > kMaxItems) {
      fail("too many arguments");
      break;
    }
  } while (accept(",") || accept(";"));
  --sequence_;
  bars_ = bars;
  if (failed_) return false;
  const Token close = take();
  const bool matches = open.is("(")             ? close.is(")")
                       : open.is("[")           ? close.is("]")
                       : open.is("{")           ? close.is("}")
                       : open.is("\\{")         ? close.is("\\}")
                       : open.command("lgroup") ? close.command("rgroup")
                       : open.command("lbrace") ? close.command("rbrace")
                                                : close.command("rbrack");
  if (matches) return true;
  fail("a parenthesis is open");
  return false;
}

// The argument of a function without parentheses: \sin 2x, \ln|x|.
Ref Parser::function_argument() {
  const Depth depth(*this);
  if (!depth.ok() || !within_limits()) return fail("nested too deeply");
  bool minus = false;
  if (peek().is("-")) {
    take();
    minus = true;
  }
  Ref value = nullptr;
  const bool bars = peek().is("|") || peek().command("lvert");
  if (starts_function()) {
    value = power();  // \ln \sin x
    if (value == nullptr) return nullptr;
  } else {
    std::vector<Ref> factors = {power()};
    if (factors[0] == nullptr) return nullptr;
    while (!bars && starts_factor(factors.back()->op == Op::Number) && !starts_function() &&
           !peek().is("(") && !peek().is("|")) {
      factors.push_back(power());
      if (factors.back() == nullptr) return nullptr;
      if (factors.size() > kMaxItems) return fail("too many factors");
    }
    value = product(std::move(factors));
  }
  return minus ? arena_.make(Op::Neg, {value}) : value;
}

Ref Parser::function(Func func) {
  const Depth depth(*this);
  if (!depth.ok()) return fail("nested too deeply");
  Ref exponent = nullptr;
  Ref base = nullptr;
  for (int i = 0; i < 2; ++i) {
    if (peek().is("^") || peek().is("**")) {
      const bool plain = take().is("**");
      exponent = plain || peek().is("(") || peek().is("-") ? signed_power() : macro_argument();
      if (exponent == nullptr) return nullptr;
    } else if (peek().is("_") && func == Func::Log) {
      take();
      base = macro_argument();
      if (base == nullptr) return nullptr;
    } else if (peek().is("_") && (func == Func::Max || func == Func::Min)) {
      (void)subscript();
      if (failed_) return nullptr;
    }
  }
  if (exponent != nullptr) {
    Ref inside = exponent->op == Op::Neg ? exponent->child(0) : nullptr;
    const bool inverse =
        (inside != nullptr && inside->op == Op::Number && inside->number.is_one()) ||
        (exponent->op == Op::Number && exponent->number == Rational(-1));
    if (inverse && inverse_of(func)) {
      func = *inverse_of(func);
      exponent = nullptr;
    }
  }
  std::vector<Ref> list;
  const Token token = peek();
  const bool group = token.is("(") || token.is("[") || token.is("\\{") || token.is("{") ||
                     token.command("lgroup") || token.command("lbrace") || token.command("lbrack");
  const bool several = func == Func::Gcd || func == Func::Lcm || func == Func::Max ||
                       func == Func::Min || func == Func::Log || func == Func::Binomial;
  if (group) {
    take();
    if (!arguments(list, token)) return nullptr;
  } else {
    Ref argument = function_argument();
    if (argument == nullptr) return nullptr;
    list.push_back(argument);
  }
  if (list.size() > 1 && !several) return fail("too many arguments");
  if (several && list.size() == 1 && list[0]->op == Op::Set) list = list[0]->children;
  Ref value = finish_function(func, base, std::move(list));
  if (value == nullptr || exponent == nullptr) return value;
  return arena_.make(Op::Pow, {value, exponent});
}

Ref Parser::finish_function(Func func, Ref base, std::vector<Ref> arguments) {
  if (func == Func::Exp) return arena_.make(Op::Pow, {arena_.make(Op::E), arguments[0]});
  if (func == Func::Log) {
    if (arguments.size() == 2 && base == nullptr) {  // log(8, 2)
      base = arguments[1];
      arguments.pop_back();
    }
    if (arguments.size() != 1) return fail("too many arguments");
    if (base == nullptr) base = arena_.number(10);
    if (base->op == Op::E) return arena_.func(Func::Ln, {arguments[0]});
    return arena_.func(Func::Log, {arguments[0], base});
  }
  if (func == Func::Binomial && arguments.size() != 2) return fail("binomial takes two");
  return arena_.func(func, std::move(arguments));
}

}  // namespace assay::checkers::math
