// Atoms: what arithmetic is made of.

#include <algorithm>
#include <cctype>

#include "checkers/math/ascii.h"
#include "checkers/math/parser.h"
#include "checkers/math/words.h"

namespace assay::checkers::math {
namespace {

bool holds_i(Ref node) {
  return node->op == Op::I || std::any_of(node->children.begin(), node->children.end(), holds_i);
}

// The end of "dy/dx" at `begin`, or 0.
std::size_t plain_derivative(std::string_view text, std::size_t begin) {
  const auto letter = [&](std::size_t i) {
    return i < text.size() && std::isalpha(static_cast<unsigned char>(text[i])) != 0;
  };
  const bool found = text.substr(begin, 1) == "d" && letter(begin + 1) &&
                     text.substr(begin + 2, 2) == "/d" && letter(begin + 4) && !letter(begin + 5);
  return found ? begin + 5 : 0;
}

}  // namespace

Ref Parser::atom() {
  const Depth depth(*this);
  if (!depth.ok() || !within_limits()) return fail("nested too deeply");
  const Token token = peek();
  if (Ref based_number = letter_digits(token); based_number != nullptr || failed_)
    return based_number;
  switch (token.kind) {
    case TokenKind::End:
      return fail("something is missing");
    case TokenKind::Other:
      return fail("not mathematics");
    case TokenKind::Digit:
      return numeral();
    case TokenKind::Letter:
      take();
      if (const std::size_t end = plain_derivative(text_, token.begin); end != 0) {
        go_to(end);  // dy/dx
        return arena_.symbol("derivative " +
                             std::string(text_.substr(token.begin, end - token.begin)));
      }
      return letter(token);
    case TokenKind::Word:
      take();
      return word(token);
    case TokenKind::Command:
      take();
      return command(token);
    case TokenKind::Text:
      take();
      return text_run(token);
    case TokenKind::Symbol:
      break;
  }
  take();
  if (token.is("(") || token.is("[") || token.is("]")) return parenthesised(token.text);
  if (token.is("\\{")) return braces();
  if (token.is("{")) return braced();
  if (token.is("|")) return absolute("|");
  if (token.is("\\|")) return absolute("\\|");
  if (token.is("\\$")) return money("dollar");
  if (token.is("<")) {
    ++sequence_;
    Ref vector = parenthesised("<");
    --sequence_;
    return vector;
  }
  return fail("an operand is missing");
}

Ref Parser::letter(const Token& token) {
  std::string name(token.text);
  if (peek().is("_")) {
    name += subscript();
    if (failed_) return nullptr;
  }
  while (peek().is("'")) {
    take();
    name += "'";
  }
  if (name == "e") return arena_.make(Op::E);
  if (name == "i") return arena_.make(Op::I);
  return arena_.symbol(std::move(name));
}

Ref Parser::word(const Token& token) {
  if (token.text == "sqrt") return plain_root(2);
  if (token.text == "cbrt") return plain_root(3);
  if (const auto func = function_word(token.text)) return function(*func);
  if (const auto constant = constant_word(token.text)) return arena_.make(*constant);
  if (peek().kind == TokenKind::Digit) {  // USD 12.50
    if (token.text == "USD") return money("dollar");
    if (token.text == "EUR") return money("euro");
    if (token.text == "GBP") return money("sterling");
  }
  if (is_greek_word(token.text)) {
    Token as_command = token;
    as_command.kind = TokenKind::Command;
    return command(as_command);
  }
  if (token.text.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZ") == std::string_view::npos) {
    return letter(token);
  }
  return fail("a word");
}

Ref Parser::command(const Token& token) {
  const std::string_view name = token.text;
  if (name == "frac" || name == "dfrac" || name == "tfrac" || name == "cfrac") return fraction();
  if (name == "sqrt") return root();
  if (name == "surd") return plain_root(2);
  if (name == "cbrt") return plain_root(3);
  if (name == "binom" || name == "dbinom" || name == "tbinom") {
    Ref top = macro_argument();
    Ref bottom = top == nullptr ? nullptr : macro_argument();
    if (bottom == nullptr) return nullptr;
    return arena_.func(Func::Binomial, {top, bottom});
  }
  if (name == "max" || name == "min" || function_word(name)) return function(*function_word(name));
  if (name == "pi") return arena_.make(Op::Pi);
  if (name == "infty") return arena_.make(Op::Infinity);
  if (name == "exponentialE") return arena_.make(Op::E);
  if (name == "imath") return arena_.make(Op::I);
  if (name == "textdollar") return money("dollar");
  if (name == "imaginaryI") return arena_.make(Op::I);
  if (name == "emptyset" || name == "varnothing") {
    Node* empty = arena_.make(Op::NamedSet);
    empty->name = "empty";
    return empty;
  }
  if (name == "lfloor" || name == "llcorner")
    return bracketed_function(Func::Floor, name == "lfloor" ? "rfloor" : "lrcorner");
  if (name == "lceil" || name == "ulcorner")
    return bracketed_function(Func::Ceil, name == "lceil" ? "rceil" : "urcorner");
  if (name == "lvert") return bracketed_function(Func::Abs, "rvert");
  if (name == "lVert") return bracketed_function(Func::Norm, "rVert");
  if (name == "vert") return absolute("vert");
  if (name == "Vert") return absolute("Vert");
  if (name == "langle") return parenthesised("<");
  if (name == "lbrace") return braces();
  if (name == "lbrack") return parenthesised("[");
  if (name == "lgroup") return parenthesised("(");
  if (name == "begin") return environment();
  if (name == "boxed" || name == "fbox") return macro_argument();
  if (name == "int" || name == "iint" || name == "oint") return integral();
  if (name == "lim") return limit();
  if (name == "sum") return big_operator(Op::Sum);
  if (name == "prod") return big_operator(Op::Product);
  if (name == "bigcup" || name == "bigcap")
    return big_set(name == "bigcup" ? Op::Union : Op::Intersection);
  if (name == "bullet") return atom();
  if (name == "euro" || name == "yen") return money(name);
  if (name == "pounds") return money("sterling");
  if (name == "ldots" || name == "dots" || name == "cdots" || name == "dotsc")
    return arena_.symbol("...");
  if (name == "overline" || name == "bar" || name == "vec" || name == "hat" || name == "tilde" ||
      name == "dot" || name == "ddot" || name == "widehat" || name == "overrightarrow" ||
      name == "angle" || name == "widetilde") {
    const std::string inner = raw_argument();
    if (failed_) return nullptr;
    if (inner.empty()) return fail("a letter is missing");
    if ((name == "overline" || name == "bar") && inner.find('i') != std::string::npos &&
        inner.find_first_of("0123456789+-") != std::string::npos && depth_ < kMaxDepth) {
      Parser number(inner, arena_, decimal_comma_, depth_ + 1);
      Ref z = number.parse_answer();
      if (z != nullptr && is_scalar(z) && holds_i(z)) return arena_.func(Func::Conj, {z});
    }
    Token decorated = token;
    const std::string label = std::string(name == "overline" ? "bar" : name) + " " + inner;
    decorated.text = label;
    return letter(decorated);
  }
  if (is_symbol_command(name)) return letter(token);
  return fail("an unknown command");
}

// {...}: a group; "{3 \over 4}"; with commas, a set written without its backslashes.
Ref Parser::braced() {
  if (accept("}")) return atom();  // {} is nothing
  const int bars = bars_;
  bars_ = 0;
  const int sequence = sequence_;
  Ref inner = list(false);
  bars_ = bars;
  sequence_ = sequence;
  if (inner == nullptr) return nullptr;
  if (peek().command("over") || peek().command("choose") || peek().command("brack")) {
    const bool choose = take().text == "choose";
    Ref bottom = sum();
    if (bottom == nullptr) return nullptr;
    inner = choose ? arena_.func(Func::Binomial, {inner, bottom})
                   : arena_.make(Op::Div, {inner, bottom});
  }
  if (!accept("}")) return fail("a brace is open");
  if (inner->op == Op::List && !inner->grouped) return arena_.make(Op::Set, inner->children);
  return inner;
}

Ref Parser::absolute(std::string_view close) {
  const bool builder = builder_;
  builder_ = false;
  ++bars_;
  Ref inner = sum();
  --bars_;
  builder_ = builder;
  if (inner == nullptr) return nullptr;
  const Token end = take();
  if (!(end.is("|") || end.is(close) || end.command(close) || end.command("rvert") ||
        end.command("vert"))) {
    return fail("a bar is open");
  }
  if (inner->op == Op::Matrix) return arena_.func(Func::Det, {inner});
  return arena_.func(close == "\\|" || close == "Vert" ? Func::Norm : Func::Abs, {inner});
}

Ref Parser::bracketed_function(Func func, std::string_view close) {
  const int bars = bars_;
  bars_ = 0;
  Ref inner = sum();
  bars_ = bars;
  if (inner == nullptr) return nullptr;
  if (!accept_command(close)) return fail("a bracket is open");
  return arena_.func(func, {inner});
}

}  // namespace assay::checkers::math
