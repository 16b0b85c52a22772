// Numbers and what is glued to them: bases, currencies, the fraction of a mixed number.

#include <cctype>
#include <cstdint>

#include "checkers/math/ascii.h"
#include "checkers/math/number_words.h"
#include "checkers/math/numeral.h"
#include "checkers/math/parser.h"

namespace assay::checkers::math {
namespace {

bool has_letter(std::string_view text) {
  for (const char c : text) {
    if (std::isalpha(static_cast<unsigned char>(c)) != 0) return true;
  }
  return false;
}

bool is_fraction_command(const Token& token) {
  return token.command("frac") || token.command("dfrac") || token.command("tfrac") ||
         token.command("cfrac");
}

bool plain_integer(Ref node) {
  return node->op == Op::Number && node->decimals < 0 && node->number.is_integer() &&
         !node->grouped;
}

}  // namespace

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

}  // namespace assay::checkers::math
