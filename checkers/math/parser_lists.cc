// Lists, statements and sets: everything above arithmetic.

#include <cctype>

#include "checkers/math/parser.h"
#include "checkers/math/words.h"

namespace assay::checkers::math {
namespace {

std::string_view trimmed(std::string_view text) {
  constexpr std::string_view kSpace = " ~\t\n\\,";
  std::size_t first = 0;
  while (first < text.size() && (text[first] == ' ' || text[first] == '~' || text[first] == '\n'))
    ++first;
  std::size_t last = text.size();
  while (last > first && (text[last - 1] == ' ' || text[last - 1] == '~' || text[last - 1] == '\n'))
    --last;
  (void)kSpace;
  return text.substr(first, last - first);
}

constexpr int kMaxSetOperations = 60;

bool says_or(std::string_view word) {
  return word.find("or") != std::string_view::npos || word.find("Or") != std::string_view::npos;
}

// "3 to 4", "3\text{ to }4"
bool says_to(const Token& token) {
  return (token.kind == TokenKind::Word && token.text == "to") ||
         (token.kind == TokenKind::Text && trimmed(token.content) == "to");
}

bool all_scalars(const std::vector<Ref>& items) {
  for (const Ref item : items) {
    if (!is_scalar(item) && item->op != Op::Tuple && item->op != Op::Text) return false;
  }
  return true;
}

}  // namespace

// "," ";" "and" ", and" "\text{ or }" "\\": one separator, however it is spelt.
Parser::Separator Parser::separator() {
  Separator result;
  for (int parts = 0; parts < 3; ++parts) {
    const Token& token = peek();
    std::string_view kind;
    if (token.is(",") || token.is(";")) {
      kind = token.text;
    } else if (token.is("\\\\") || token.command("cr")) {
      kind = ",";
    } else if (token.kind == TokenKind::Text && is_connective(trimmed(token.content))) {
      const std::string_view word = trimmed(token.content);
      kind = says_or(word) ? "or" : (word == "," ? "," : "and");
    } else if (token.kind == TokenKind::Word && is_connective(token.text)) {
      kind = says_or(token.text) ? "or" : "and";
    } else if (token.command("lor") || token.command("vee")) {
      kind = "or";
    } else if (token.command("land") || token.command("wedge")) {
      kind = "and";
    } else {
      break;
    }
    take();
    if (!result.found || kind == "and" || kind == "or") result.kind = kind;
    result.found = true;
  }
  return result;
}

// items separated by , ; and or. One item alone is itself.
Ref Parser::list(bool top) {
  std::vector<std::vector<Ref>> groups(1);
  std::string kind = ",";
  bool semicolons = false;
  bool commas = false;
  std::size_t count = 0;
  while (true) {
    Ref next = item();
    if (next == nullptr) return nullptr;
    if (++count > kMaxItems) return fail("too many items");
    groups.back().push_back(next);
    if (starts_condition()) {
      take();
      Ref condition = item();
      if (condition == nullptr) return nullptr;
      if (!accept(")")) return fail("a parenthesis is open");
      groups.back().push_back(condition);
      ++count;
    }
    const std::size_t before = position_;
    const Separator mark = separator();
    if (!mark.found) break;
    const Token& token = peek();
    if (token.kind == TokenKind::End || (top && token.is("."))) break;  // a final comma
    if (!top && (token.is(")") || token.is("]") || token.is("\\}")))
      return fail("an item is missing");
    (void)before;
    if (mark.kind == ";") {
      semicolons = true;
      groups.emplace_back();
    } else {
      commas = true;
      if (mark.kind != ",") kind = mark.kind;
    }
  }
  if (count == 1) return groups[0][0];
  std::vector<Ref> flat;
  for (std::vector<Ref>& group : groups) {
    if (semicolons && commas && group.size() > 1 && all_scalars(group)) {
      Node* inner = arena_.make(Op::List, std::move(group));
      inner->name = ",";
      flat.push_back(inner);
    } else {
      flat.insert(flat.end(), group.begin(), group.end());
    }
  }
  Node* node = arena_.make(Op::List, std::move(flat));
  node->name = kind;
  return node;
}

// "(k \in \mathbb{Z})" behind a value.
bool Parser::starts_condition() {
  if (!peek().is("(")) return false;
  const Token name = read_token(text_, peek().end);
  return name.kind == TokenKind::Letter && read_token(text_, name.end).command("in");
}

std::optional<Rel> Parser::relation() {
  const Token& token = peek();
  const bool arrow =
      token.kind == TokenKind::Word && token.text == "arrow";  // a \rightarrow that lost its head
  if (token.kind != TokenKind::Symbol && token.kind != TokenKind::Command && !arrow)
    return std::nullopt;
  if (token.command("not")) {
    const std::size_t here = position_;
    take();
    if (peek().command("not")) {
      go_to(here);
      return std::nullopt;
    }
    const std::optional<Rel> denied = relation();
    if (denied == Rel::Eq) return Rel::Ne;
    if (denied == Rel::In) return Rel::NotIn;
    go_to(here);
    return std::nullopt;
  }
  const std::optional<Rel> rel = relation_word(token.text);
  if (!rel) return std::nullopt;
  if (token.kind == TokenKind::Command && (token.text == "=" || token.text == "<"))
    return std::nullopt;
  take();
  return rel;
}

// operand (relation operand)*
Ref Parser::item() {
  const Depth depth(*this);
  if (!depth.ok() || !within_limits()) return fail("nested too deeply");
  if (Ref time = time_of_day(); time != nullptr) return time;
  std::vector<Ref> operands;
  std::vector<Rel> relations;
  Ref first = function_head();
  if (first == nullptr) first = operand();
  if (first == nullptr) return nullptr;
  operands.push_back(first);
  const bool congruence = congruence_;
  while (const std::optional<Rel> rel = relation()) {
    congruence_ = congruence_ || rel == Rel::Equiv;
    Ref next = operand();
    if (next == nullptr) return nullptr;
    relations.push_back(*rel);
    operands.push_back(next);
    if (operands.size() > kMaxItems) return fail("too many items");
  }
  const bool congruent = congruence_;
  congruence_ = congruence;
  Ref result = first;
  if (!relations.empty()) {
    Node* node = arena_.make(Op::Relation, std::move(operands));
    node->relations = std::move(relations);
    result = node;
  }
  // "... \pmod{7}", "(mod 7)"
  const std::size_t here = position_;
  bool modulus = false;
  bool parenthesis = false;
  if (accept_command("pmod") || (congruent && (accept_command("mod") || accept_command("bmod")))) {
    modulus = true;
  } else if (congruent && peek().kind == TokenKind::Word && peek().text == "mod") {
    take();
    modulus = true;
  } else if (accept("(")) {
    parenthesis = peek().command("bmod") || peek().command("mod") ||
                  (peek().kind == TokenKind::Word && peek().text == "mod") ||
                  (peek().kind == TokenKind::Text && trimmed(peek().content) == "mod");
    if (parenthesis) {
      take();
      modulus = true;
    }
  }
  if (!modulus) {
    go_to(here);
    return result;
  }
  Ref by = sum();
  if (by == nullptr) return nullptr;
  if (parenthesis && !accept(")")) return fail("a parenthesis is open");
  return arena_.make(Op::Modulo, {result, by});
}

// "f(x) =", "y_1(t) =", "g^{-1}(x) =": what is defined; other letters before parentheses multiply.
Ref Parser::function_head() {
  const std::size_t start = position_;
  const Token name = peek();
  const bool symbol = name.kind == TokenKind::Letter ||
                      (name.kind == TokenKind::Command && is_symbol_command(name.text));
  if (!symbol) return nullptr;
  take();
  std::string label(name.text);
  if (peek().is("_")) label += subscript();
  while (accept("'")) label += "'";
  if (peek().is("^")) {
    take();
    const std::string exponent = raw_argument();
    if (exponent != "-1" && exponent != "\\prime") {
      go_to(start);
      failed_ = false;
      return nullptr;
    }
    label += "^" + exponent;
  }
  std::vector<Ref> parameters;
  if (accept("(")) {
    do {
      const Token parameter = peek();
      const bool named =
          parameter.kind == TokenKind::Letter ||
          (parameter.kind == TokenKind::Command && is_symbol_command(parameter.text));
      if (!named) break;
      take();
      parameters.push_back(arena_.symbol(std::string(parameter.text)));
    } while (accept(","));
    if (!parameters.empty() && accept(")") && (peek().is("=") || peek().command("equiv"))) {
      Node* head = arena_.make(Op::Apply, std::move(parameters));
      head->name = std::move(label);
      return head;
    }
  }
  failed_ = false;
  go_to(start);
  return nullptr;
}

// A set expression with what may stand behind a value: ratios, units.
Ref Parser::operand() {
  Ref value = set_expression();
  if (value == nullptr) return nullptr;
  const auto colon = [&] {  // "3:4", "3 to 4"
    if (accept(":")) return true;
    const bool to = value->op == Op::Number && says_to(peek());
    if (to) take();
    return to;
  };
  if (!builder_ && (peek().is(":") || says_to(peek()))) {
    std::vector<Ref> parts = {value};
    while (colon()) {
      Ref next = sum();
      if (next == nullptr) return nullptr;
      parts.push_back(next);
    }
    if (parts.size() == 1) return value;
    return arena_.make(Op::Ratio, std::move(parts));
  }
  return unit(value);
}

Ref Parser::set_expression() {
  Ref left = sum();
  for (int operations = 0; left != nullptr; ++operations) {
    if (operations > kMaxSetOperations) return fail("too many set operations");
    Op op = Op::Union;
    const Token& token = peek();
    const bool plain_union =
        (token.kind == TokenKind::Letter && token.text == "U") ||
        (token.kind == TokenKind::Word && (token.text == "union" || token.text == "cup"));
    if (token.command("cup") || plain_union) {
      op = Op::Union;
    } else if (token.command("cap")) {
      op = Op::Intersection;
    } else if (token.command("setminus") || token.command("backslash") || token.is("\\") ||
               token.command("smallsetminus")) {
      op = Op::Difference;
    } else {
      break;
    }
    take();
    Ref right = sum();
    if (right == nullptr) return nullptr;
    left = arena_.make(op, {left, right});
  }
  return left;
}

}  // namespace assay::checkers::math
