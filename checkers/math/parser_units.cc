// What stands behind a value and is no mathematics: units, "percent", "p.m.".

#include <algorithm>
#include <cctype>

#include "checkers/math/parser.h"
#include "checkers/math/units.h"
#include "checkers/math/words.h"

namespace assay::checkers::math {
namespace {

constexpr std::size_t kMaxUnitBytes = 64;
constexpr std::size_t kMaxUnitWords = 5;

// "square feet", "m/s^2", "ways": words and powers, no word of a sentence.
bool looks_like_unit(std::string_view text) {
  if (text.size() <= 4 && text.find("in") != std::string_view::npos &&
      text.find_first_not_of(" in.") == std::string_view::npos)
    return true;  // inches
  std::string word;
  std::size_t words = 0;
  const auto flush = [&] {
    bool good = true;
    if (!word.empty()) {
      good = ++words <= kMaxUnitWords && !is_sentence_word(word);
      word.clear();
    }
    return good;
  };
  for (const char c : text) {
    const auto u = static_cast<unsigned char>(c);
    if (std::isalpha(u) != 0) {
      word += static_cast<char>(std::tolower(u));
    } else if (c == ' ' || c == '.' || c == '/' || c == '-' || c == '^' || c == '{' || c == '}' ||
               c == '~' || c == '\\' || c == ',' || std::isdigit(u) != 0 || c == '(' || c == ')') {
      if (!flush()) return false;
    } else {
      return false;
    }
  }
  if (!flush()) return false;
  return words > 0 && text.size() <= kMaxUnitBytes;
}

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == '~')) text.remove_prefix(1);
  while (!text.empty() && (text.back() == ' ' || text.back() == '~')) text.remove_suffix(1);
  return text;
}

// "hours and": the unit and the connective behind it.
std::string_view without_connective(std::string_view text) {
  const std::string_view inner = trimmed(text);
  return inner.ends_with(" and") ? trimmed(inner.substr(0, inner.size() - 4)) : text;
}

}  // namespace

// The unit that starts here as text, or "". Consumes it.
std::string Parser::unit_text() {
  std::string out;
  const std::size_t start = position_;
  bool any = false;
  bool joined = false;  // the last token was '/', '-', '\cdot': a unit has to follow
  std::size_t committed = position_;
  std::string committed_text;
  for (std::size_t count = 0; count < 12; ++count) {
    const Token token = peek();
    const bool word =
        token.kind == TokenKind::Word &&
        (is_known_unit(token.text) || token.text == "sq" ||
         (token.text.size() >= 3 && !is_sentence_word(token.text) && !function_word(token.text) &&
          !is_connective(token.text) && text_.find('\\') == std::string_view::npos));
    const std::string_view content = without_connective(token.content);
    const bool run = token.kind == TokenKind::Text && token.text != "mathbf" &&
                     token.text != "mathbb" && looks_like_unit(content) && !is_connective(content);
    const bool lower_letter = joined && token.kind == TokenKind::Letter;
    if (word || run || lower_letter) {
      take();
      if (!out.empty() && out.back() != '/') out += ' ';
      out += run ? std::string(content) : std::string(token.text);
      any = true;
      joined = false;
      committed = position_;
      committed_text = out;
      if (run && content.size() != token.content.size() && peek().kind != TokenKind::Digit) {
        failed_ = false;  // "5 hours and more": nothing of it
        go_to(start);
        return {};
      }
    } else if (any && !joined && token.is("^")) {
      take();
      const std::string power = raw_argument();
      if (failed_ || power.empty() || power.find_first_not_of("-0123456789") != std::string::npos)
        break;
      out += "^" + power;
      committed = position_;
      committed_text = out;
    } else if (any && !joined && (token.is("/") || token.is("-") || token.command("cdot"))) {
      take();
      out += token.is("/") ? "/" : " ";
      joined = true;
    } else {
      break;
    }
  }
  failed_ = false;
  go_to(any ? committed : start);
  return committed_text;
}

// \frac{\text{m}}{\text{s}^2} here: the unit, and where it ends; 0 if there is none.
std::size_t Parser::unit_fraction(std::string& name) {
  const Token token = peek();
  if (!token.command("frac") && !token.command("dfrac") && !token.command("tfrac")) return 0;
  std::size_t end = token.end;
  for (const char mark : {' ', '/'}) {
    const std::string_view rest = text_.substr(end);
    if (!rest.starts_with("{\\text{") && !rest.starts_with("{\\mathrm{")) return 0;
    const std::size_t close =
        group_end(text_.substr(0, std::min(text_.size(), end + kMaxUnitBytes)), end);
    if (close == std::string_view::npos) return 0;
    name += mark;
    name += text_.substr(end + 1, close - end - 2);
    end = close;
  }
  for (const std::string_view macro : {"\\text", "\\mathrm"}) {
    for (std::size_t at = 0; (at = name.find(macro)) != std::string::npos;)
      name.erase(at, macro.size());
  }
  return read_unit(name) ? end : 0;
}

bool Parser::starts_unit_fraction() {
  if (peek().kind != TokenKind::Command) return false;
  std::string name;
  return unit_fraction(name) != 0;
}

Ref Parser::unit(Ref value) {
  if (!is_scalar(value) || value->op == Op::Infinity) return value;
  const Token token = peek();
  if (std::string name; token.kind == TokenKind::Command) {
    if (const std::size_t end = unit_fraction(name); end != 0) {
      go_to(end);
      Node* quantity = arena_.make(Op::Quantity, {value});
      quantity->name = std::move(name);
      return quantity;
    }
  }
  if (token.kind == TokenKind::Word &&
      (token.text == "percent" || token.text == "pct" || token.text == "percentage")) {
    take();
    return arena_.make(Op::Percent, {value});
  }
  if (token.command("euro") || token.command("pounds") || token.command("yen") ||
      token.command("cents") || token.is("\\$")) {
    take();
    Node* money = arena_.make(Op::Quantity, {value});
    money->name = token.text == "pounds" ? "sterling"
                                         : (token.is("\\$") ? "dollar" : std::string(token.text));
    return money;
  }
  if (token.kind != TokenKind::Text && token.kind != TokenKind::Word) return value;
  if (trimmed(token.content) == "%" || trimmed(token.content) == "\\%") {
    take();
    return arena_.make(Op::Percent, {value});
  }
  const std::string text = unit_text();
  if (text.empty()) return value;
  const std::string shape = normal_unit(text);
  if (shape == "percent" || shape == "pct" || shape == "percentage")
    return arena_.make(Op::Percent, {value});
  if (shape == "degree" || shape == "deg") return arena_.func(Func::Degree, {value});
  if (shape.starts_with("dollar") && value->op == Op::Quantity) return value;
  Node* quantity = arena_.make(Op::Quantity, {value});
  quantity->name = text;
  return with_smaller_unit(quantity);
}

// 5 ft 6 in, 2 hours and 30 minutes: what follows measures the same in a smaller unit.
Ref Parser::with_smaller_unit(Ref quantity) {
  const std::optional<Unit> unit = read_unit(quantity->name);
  if (!unit) return quantity;
  const std::size_t here = position_;
  const Token joint = peek();
  if ((joint.kind == TokenKind::Text || joint.kind == TokenKind::Word) &&
      is_connective(joint.kind == TokenKind::Text ? trimmed(joint.content) : joint.text))
    take();
  if (peek().kind == TokenKind::Digit) {
    const Ref more = numeral();
    const std::string name = more == nullptr ? std::string() : unit_text();
    const std::optional<Unit> smaller = read_unit(name);
    if (smaller && smaller->dimension == unit->dimension && smaller->currency == unit->currency &&
        smaller->factor < unit->factor && more->number < unit->factor / smaller->factor) {
      const Ref part = arena_.mul(more, arena_.number(smaller->factor / unit->factor));
      Node* both = arena_.make(Op::Quantity, {arena_.add(quantity->child(0), part)});
      both->name = quantity->name;
      return both;
    }
  }
  failed_ = false;
  error_.clear();
  go_to(here);
  return quantity;
}

}  // namespace assay::checkers::math
