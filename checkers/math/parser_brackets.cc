// Brackets and what they mean: tuples, intervals, sets and set builders.

#include <utility>

#include "checkers/math/parser.h"

namespace assay::checkers::math {

// ( ... ), [ ... ], ( ... ], \langle ... \rangle, ]a,b[: `open` was taken.
Ref Parser::parenthesised(std::string_view open) {
  const int bars = bars_;
  const bool builder = builder_;
  const bool iso = iso_;
  bars_ = 0;
  builder_ = false;
  iso_ = open == "]";
  ++sequence_;
  Ref inner = list(false);
  --sequence_;
  iso_ = iso;
  bars_ = bars;
  builder_ = builder;
  if (inner == nullptr) return nullptr;
  const Token close = take();
  if (open == "<") {
    if (!close.command("rangle") && !close.is(">")) return fail("a bracket is open");
    return finish_brackets('<', '>', inner);
  }
  if (!close.is(")") && !close.is("]") && !close.is("[") && !close.command("rbrack") &&
      !close.command("rgroup")) {
    return fail("a parenthesis is open");
  }
  if (close.is("[") && open != "]" && open != "[") return fail("a bracket is open");
  const char end =
      close.kind == TokenKind::Command ? (close.text == "rgroup" ? ')' : ']') : close.text[0];
  return finish_brackets(open[0], end, inner);
}

Ref Parser::finish_brackets(char open, char close, Ref inner) {
  const bool several = inner->op == Op::List && !inner->grouped;
  const bool iso = open == ']' || close == '[';
  const bool mixed = !iso && (open != '<') && ((open == '[') != (close == ']'));
  if (!several) {
    if (iso || mixed) return fail("brackets do not match");
    if (open == '<') return arena_.make(Op::Tuple, {inner});
    Node* copy = arena_.make(inner->op);
    *copy = *inner;
    copy->grouped = true;
    return copy;
  }
  std::vector<Ref> items = inner->children;
  if (items.size() == 2 && (open == '[' || iso || mixed)) {
    Node* interval = arena_.make(Op::Interval, std::move(items));
    interval->left_closed = open == '[';
    interval->right_closed = close == ']';
    return interval;
  }
  if (iso || mixed) return fail("brackets do not match");
  Node* tuple = arena_.make(Op::Tuple, std::move(items));
  tuple->name = open == '[' ? "[" : "";
  return tuple;
}

// \{ ... \}: a set or a set builder; the brace was taken.
Ref Parser::braces() {
  if (accept("\\}") || accept_command("rbrace")) {
    Node* empty = arena_.make(Op::NamedSet);
    empty->name = "empty";
    return empty;
  }
  const int bars = bars_;
  const bool builder = builder_;
  bars_ = 0;
  builder_ = true;
  ++sequence_;
  Ref inner = list(false);
  Ref condition = nullptr;
  if (inner != nullptr &&
      (peek().command("mid") || peek().is("|") || peek().is(":") || peek().command("vert"))) {
    take();
    builder_ = false;
    condition = list(false);
    if (condition == nullptr) inner = nullptr;
  }
  --sequence_;
  builder_ = builder;
  bars_ = bars;
  if (inner == nullptr) return nullptr;
  if (!accept("\\}") && !accept_command("rbrace")) return fail("a brace is open");
  if (condition != nullptr) return arena_.make(Op::Builder, {inner, condition});
  std::vector<Ref> items = {inner};
  if (inner->op == Op::List && !inner->grouped) items = inner->children;
  return arena_.make(Op::Set, std::move(items));
}

}  // namespace assay::checkers::math
