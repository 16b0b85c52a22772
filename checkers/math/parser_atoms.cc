// Atoms: what arithmetic is made of.

#include <algorithm>
#include <cctype>
#include <cstdint>

#include "checkers/math/number_words.h"
#include "checkers/math/numeral.h"
#include "checkers/math/parser.h"
#include "checkers/math/words.h"

namespace assay::checkers::math {
namespace {

std::string stripped(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c != ' ' && c != '~' && c != '{' && c != '}' && c != '\n' && c != '\t') out += c;
  }
  return out;
}

bool has_letter(std::string_view text) {
  for (const char c : text) {
    if (std::isalpha(static_cast<unsigned char>(c)) != 0) return true;
  }
  return false;
}

// Two letters in a row.
bool has_word(std::string_view text) {
  for (std::size_t i = 0; i + 1 < text.size(); ++i) {
    if (std::isalpha(static_cast<unsigned char>(text[i])) != 0 &&
        std::isalpha(static_cast<unsigned char>(text[i + 1])) != 0)
      return true;
  }
  return false;
}

bool is_fraction_command(const Token& token) {
  return token.command("frac") || token.command("dfrac") || token.command("tfrac") ||
         token.command("cfrac");
}

bool holds_i(Ref node) {
  return node->op == Op::I || std::any_of(node->children.begin(), node->children.end(), holds_i);
}

bool plain_integer(Ref node) {
  return node->op == Op::Number && node->decimals < 0 && node->number.is_integer() &&
         !node->grouped;
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

// \$5, \$\frac12: the sign was taken.
Ref Parser::money(std::string_view currency) {
  const bool minus = accept("-");
  Ref value = peek().kind == TokenKind::Digit ? numeral() : power();
  if (value == nullptr) return nullptr;
  if (minus) value = arena_.make(Op::Neg, {value});
  if (!is_scalar(value) || value->op == Op::Quantity) return fail("an amount is missing");
  Node* amount = arena_.make(Op::Quantity, {value});
  amount->name = currency;
  return amount;
}

Ref Parser::numeral() {
  const Token token = peek();
  const auto read = read_numeral(
      text_, token.begin, {.comma_separates = sequence_ > 0, .decimal_comma = decimal_comma_});
  if (!read) return fail("not a number");
  go_to(read->end);
  Node* node = arena_.make(Op::Number);
  node->number = read->value;
  node->decimals = read->decimals;
  node->significant = read->significant;
  // 204_5, 204_{5}, 0.11_2: the base; in an exponent the subscript is the variable's (x^2_i)
  if ((read->plain || read->decimals > 0) && peek().is("_") && !exponent_) {
    return based(stripped(text_.substr(token.begin, read->end - token.begin)));
  }
  if (read->plain && !exponent_) {
    if (Ref spelt = spelt_base(node->number); spelt != nullptr) return spelt;
  }
  if (read->plain) return mixed_number(node);
  return node;
}

// 204 base 5
Ref Parser::spelt_base(const Rational& digits) {
  const Token word = peek();
  const bool base = (word.kind == TokenKind::Word && word.text == "base") ||
                    (word.kind == TokenKind::Text && stripped(word.content) == "base");
  if (!base) return nullptr;
  const std::size_t here = position_;
  take();
  const Token number = peek();
  const auto read =
      number.kind == TokenKind::Digit
          ? read_numeral(text_, number.begin, {.comma_separates = true, .decimal_comma = false})
          : std::nullopt;
  if (!read || !read->plain || Rational(99) < read->value) {
    go_to(here);
    return nullptr;
  }
  go_to(read->end);
  Node* node = arena_.make(Op::BaseN);
  node->name = digits.text();
  node->number = read->value;
  return node;
}

// 1A_{16}, FF_{16}: digits and the letters A to F before a base that has them; letters alone are
// names (AB_1) unless the base is sixteen.
Ref Parser::letter_digits(const Token& token) {
  const bool starts = token.kind == TokenKind::Digit || token.kind == TokenKind::Letter ||
                      token.kind == TokenKind::Word;
  if (!starts || exponent_) return nullptr;
  std::size_t end = token.begin;
  bool letters = false;
  while (end < text_.size() && (std::isdigit(static_cast<unsigned char>(text_[end])) != 0 ||
                                (text_[end] >= 'A' && text_[end] <= 'F'))) {
    letters = letters || std::isalpha(static_cast<unsigned char>(text_[end])) != 0;
    ++end;
  }
  if (!letters || end - token.begin < 2 || end >= text_.size() || text_[end] != '_') return nullptr;
  const std::string_view rest = text_.substr(end + 1);
  if (!rest.starts_with("{16}") && !rest.starts_with("16") && !rest.starts_with("{12}"))
    return nullptr;
  go_to(end);
  return based(std::string(text_.substr(token.begin, end - token.begin)));
}

// digits_base: the subscript follows.
Ref Parser::based(std::string digits) {
  const std::string base = subscript();
  if (failed_) return nullptr;
  std::string digits_only;
  std::string word;
  for (const char c : base) {
    if (std::isalpha(static_cast<unsigned char>(c)) != 0)
      word += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  }
  if (const auto named = read_number_words(word); named && base.size() == word.size() + 1) {
    Node* node = arena_.make(Op::BaseN);
    node->name = std::move(digits);
    node->number = *named;
    return node;
  }
  for (const char c : base) {
    if (std::isdigit(static_cast<unsigned char>(c)) != 0) digits_only += c;
  }
  if (digits_only.empty() || digits_only.size() > 2 || has_letter(base)) return fail("not a base");
  Node* node = arena_.make(Op::BaseN);
  node->name = std::move(digits);
  node->number = Rational(std::stoll(digits_only));
  return node;
}

// 3\frac{1}{2} and "3 1/2": a whole number and a fraction of whole numbers. An improper one is odd,
// but no more a product than the others.
Ref Parser::mixed_number(Ref whole) {
  const std::size_t here = position_;
  const Token token = peek();
  Ref numerator = nullptr;
  Ref denominator = nullptr;
  if (is_fraction_command(token)) {
    take();
    Ref quotient = fraction();
    if (quotient == nullptr) return nullptr;
    if (quotient->op == Op::Div) {
      numerator = quotient->child(0);
      denominator = quotient->child(1);
    }
  } else if (token.kind == TokenKind::Digit && token.spaced) {
    const auto top =
        read_numeral(text_, token.begin, {.comma_separates = true, .decimal_comma = false});
    if (top && top->plain) {
      go_to(top->end);
      if (accept("/") && peek().kind == TokenKind::Digit) {
        const auto bottom =
            read_numeral(text_, peek().begin, {.comma_separates = true, .decimal_comma = false});
        if (bottom && bottom->plain) {
          go_to(bottom->end);
          numerator = arena_.number(top->value);
          denominator = arena_.number(bottom->value);
        }
      }
    }
  }
  const bool proper = numerator != nullptr && denominator != nullptr && plain_integer(numerator) &&
                      plain_integer(denominator) && numerator->number.sign() >= 0 &&
                      !denominator->number.is_zero();
  if (!proper) {
    go_to(here);
    return whole;
  }
  Node* value = arena_.make(Op::Number);
  value->number = whole->number + numerator->number / denominator->number;
  return value;
}

// The text of what follows '_' or '^', braces removed, without spaces.
std::string Parser::raw_argument() {
  const Token token = peek();
  if (token.is("{")) {
    const std::size_t end = group_end(text_, token.begin);
    if (end == std::string_view::npos) {
      fail("a brace is open");
      return {};
    }
    go_to(end);
    return stripped(text_.substr(token.begin + 1, end - token.begin - 2));
  }
  take();
  if (token.kind == TokenKind::Word) {  // x_max is x_m ax in LaTeX; models mean the word
    return std::string(token.text);
  }
  if (token.kind == TokenKind::Text) return stripped(token.content);
  return token.kind == TokenKind::Command ? "\\" + std::string(token.text)
                                          : std::string(token.text);
}

std::string Parser::subscript() {
  take();  // '_'
  std::size_t more = peek().kind == TokenKind::Digit ? 1 : 0;
  std::string name = "_" + raw_argument();
  while (more != 0 && position_ < text_.size() &&
         std::isdigit(static_cast<unsigned char>(text_[position_])) != 0 &&
         text_.find('\\') == std::string_view::npos) {  // plain text: x_12
    name += text_[position_];
    go_to(position_ + 1);
  }
  std::string out;
  for (std::size_t i = 0; i < name.size();) {  // \text{max}, \mathrm{max}: the word
    if (name.compare(i, 5, "\\text") == 0)
      i += 5;
    else if (name.compare(i, 7, "\\mathrm") == 0)
      i += 7;
    else
      out += name[i++];
  }
  return out;
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

// \text{..}, \mathrm{..}, \mathbf{..} where a value is expected.
Ref Parser::text_run(const Token& token) {
  const std::string content = stripped(token.content);
  if (content.empty()) return atom();
  const bool vector = token.text == "mathbf" || token.text == "boldsymbol" || token.text == "bm" ||
                      token.text == "pmb";
  if (vector && content.size() == 1 && std::isalpha(static_cast<unsigned char>(content[0])) != 0) {
    if (content == "i" || content == "j" || content == "k") return arena_.symbol("vec " + content);
    return letter(
        Token{.kind = TokenKind::Letter, .text = content, .content = {}, .begin = 0, .end = 0});
  }
  if (token.text == "mathbb" || token.text == "Bbb") {
    const auto set = named_set_word(content);
    if (!set) return fail("an unknown set");
    Node* node = arena_.make(Op::NamedSet);
    node->name = *set;
    if (peek().is("^")) {  // R^+, R^2
      take();
      node->name += "^" + raw_argument();
      if (failed_) return nullptr;
    }
    return node;
  }
  if (token.text == "textcircled") {
    std::string all = "(" + content + ")";
    while (peek().kind == TokenKind::Text && peek().text == "textcircled" && all.size() < 200) {
      all += "(" + stripped(take().content) + ")";
    }
    return arena_.text(all);
  }
  // \text{A5}_{11}
  if (peek().is("_") &&
      std::all_of(content.begin(), content.end(),
                  [](unsigned char c) { return std::isalnum(c) != 0; }) &&
      std::any_of(content.begin(), content.end(),
                  [](unsigned char c) { return std::isdigit(c) != 0; })) {
    return based(content);
  }
  if (const auto func = function_word(content)) return function(*func);
  if (const auto constant = constant_word(content)) return arena_.make(*constant);
  if (content.size() == 1 && std::isalpha(static_cast<unsigned char>(content[0])) != 0) {
    return letter(
        Token{.kind = TokenKind::Letter, .text = content, .content = {}, .begin = 0, .end = 0});
  }
  if (content[0] == '$' || content.starts_with("\\$") ||
      content.find("sterling") != std::string::npos || content.find("pounds") == 1 ||
      content.find("euro") != std::string::npos) {
    Ref value = numeral();
    if (value == nullptr) return nullptr;
    Node* money = arena_.make(Op::Quantity, {value});
    money->name = content[0] == '$' || content.starts_with("\\$")
                      ? "dollar"
                      : (content.find("euro") != std::string::npos ? "euro" : "sterling");
    return money;
  }
  // Formulas in \text{}: only if no word is in them.
  if (!has_word(token.content) || token.text == "variable" ||
      content.find('\\') != std::string::npos || token.text == "mathit" || token.text == "mathrm" ||
      token.text == "operatorname") {
    if (depth_ >= kMaxDepth) return fail("nested too deeply");
    Parser inner(token.content, arena_, decimal_comma_, depth_ + 1);
    Ref value = inner.parse_answer();
    if (value != nullptr) return value;
  }
  return fail("words");
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
