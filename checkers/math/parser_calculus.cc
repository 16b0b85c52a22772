// Big operators: sums, products and unions with bounds, integrals, derivatives and limits.

#include <utility>

#include "checkers/math/parser.h"
#include "checkers/math/words.h"

namespace assay::checkers::math {
namespace {

// In a sum over i the letter is the index, not the imaginary unit.
Ref with_index(Ref node, Ref index, Arena& arena) {
  if (node->op == Op::I) return index;
  std::vector<Ref> children;
  bool changed = false;
  for (const Ref child : node->children) {
    children.push_back(with_index(child, index, arena));
    changed = changed || children.back() != child;
  }
  return changed ? arena.with_children(node, std::move(children)) : node;
}

}  // namespace

// \sum_{k=1}^{n} body: the command was taken.
Ref Parser::big_operator(Op op) {
  Ref lower = nullptr;
  Ref upper = nullptr;
  for (int i = 0; i < 2; ++i) {
    if (peek().is("_")) {
      take();
      lower = macro_argument();
      if (lower == nullptr) return nullptr;
    } else if (peek().is("^")) {
      take();
      upper = macro_argument();
      if (upper == nullptr) return nullptr;
    }
  }
  Ref body = term();
  if (body == nullptr) return nullptr;
  const bool bounded = lower != nullptr && upper != nullptr && lower->op == Op::Relation &&
                       lower->children.size() == 2 && lower->relations[0] == Rel::Eq;
  Ref index = bounded ? lower->child(0) : nullptr;
  if (index != nullptr && index->op == Op::I) {
    index = arena_.symbol("i");
    body = with_index(body, index, arena_);
  }
  if (index != nullptr && index->op == Op::Symbol) {
    return arena_.make(op, {index, lower->child(1), upper, body});
  }
  Node* node = arena_.make(Op::Opaque, {body});
  node->name = op == Op::Sum ? "sum" : "product";
  if (lower != nullptr) node->children.push_back(lower);
  if (upper != nullptr) node->children.push_back(upper);
  return node;
}

// \bigcup_{k=-\infty}^{\infty} set: kept.
Ref Parser::big_set(Op op) {
  Node* node = arena_.make(Op::Opaque);
  node->name = op == Op::Union ? "union over" : "intersection over";
  std::vector<Ref> parts;
  for (int i = 0; i < 2; ++i) {
    if (peek().is("_") || peek().is("^")) {
      node->name += take().text;
      Ref bound = macro_argument();
      if (bound == nullptr) return nullptr;
      parts.push_back(bound);
    }
  }
  Ref body = set_expression();
  if (body == nullptr) return nullptr;
  parts.push_back(body);
  node->children = std::move(parts);
  return node;
}

// Does "dx" stand here: the letter d and a variable?
bool Parser::starts_differential() {
  const Token token = peek();
  const bool d = (token.kind == TokenKind::Letter && token.text == "d") ||
                 (token.kind == TokenKind::Text && token.content == "d");
  if (!d) return false;
  const Token next = read_token(text_, token.end);
  return next.kind == TokenKind::Letter ||
         (next.kind == TokenKind::Command && is_greek_word(next.text));
}

// \int (x dx): the differential stands inside. Nothing is taken otherwise.
Ref Parser::bracketed_integrand(Ref& variable) {
  const std::size_t here = position_;
  const Token open = take();
  const bool group = open.is("(") || open.is("[") || open.is("\\{") || open.command("lgroup") ||
                     open.command("lbrace") || open.command("lbrack");
  Ref body = group ? sum() : nullptr;
  Ref name = nullptr;
  if (body != nullptr && starts_differential()) {
    take();
    name = atom();
  }
  const Token close = take();
  const bool closed = close.is(")") || close.is("]") || close.is("\\}") ||
                      close.command("rgroup") || close.command("rbrace") || close.command("rbrack");
  if (name != nullptr && closed && !failed_) {
    variable = name;
    return body;
  }
  failed_ = false;
  error_.clear();
  go_to(here);
  return nullptr;
}

// \int_a^b body dx: the children are the variable, the body and the bounds. Without a differential
// only the body is known.
Ref Parser::integral() {
  Node* node = arena_.make(Op::Opaque);
  node->name = "integral";
  Ref low = nullptr;
  Ref high = nullptr;
  for (int i = 0; i < 2; ++i) {
    if (!peek().is("_") && !peek().is("^")) break;
    Ref& bound = take().is("_") ? low : high;
    bound = macro_argument();
    if (bound == nullptr) return nullptr;
  }
  ++integrals_;
  Ref variable = nullptr;
  Ref body = bracketed_integrand(variable);
  if (body == nullptr) body = starts_differential() ? arena_.number(1) : sum();
  --integrals_;
  if (body == nullptr) return nullptr;
  if (variable == nullptr && starts_differential()) {
    take();
    variable = atom();
    if (variable == nullptr) return nullptr;
  } else if (body->op == Op::Div && body->child(0)->op == Op::Mul) {  // \int \frac{dx}{x}
    std::vector<Ref> top = body->child(0)->children;
    if (top.size() >= 2 && top[top.size() - 2]->op == Op::Symbol &&
        top[top.size() - 2]->name == "d") {
      variable = top.back();
      top.resize(top.size() - 2);
      const Ref rest = top.empty() ? arena_.number(1) : product(std::move(top));
      body = arena_.make(Op::Div, {rest, body->child(1)});
    }
  }
  if (variable == nullptr || variable->op != Op::Symbol || (low == nullptr) != (high == nullptr)) {
    node->name = "integral without a variable";
    node->children = {body};
    for (const Ref part : {variable, low, high}) {
      if (part != nullptr) node->children.push_back(part);
    }
    return node;
  }
  node->children = {variable, body};
  if (low != nullptr) {
    node->children.push_back(low);
    node->children.push_back(high);
  }
  return node;
}

// \frac{d^n}{dx^n} body: the operator was taken.
Ref Parser::derivative(Ref variable, std::int64_t order) {
  Ref body = power();
  if (body == nullptr) return nullptr;
  body = slash_product(body);
  if (body == nullptr) return nullptr;
  Node* node = arena_.make(Op::Opaque, {variable, arena_.number(order), body});
  node->name = "derivative";
  return node;
}

Ref Parser::limit() {
  Node* node = arena_.make(Op::Opaque);
  node->name = "limit";
  std::vector<Ref> parts;
  if (accept("_")) {
    Ref towards = macro_argument();
    if (towards == nullptr) return nullptr;
    const bool arrow = towards->op == Op::Relation && towards->children.size() == 2 &&
                       towards->relations[0] == Rel::To && towards->child(0)->op == Op::Symbol;
    if (arrow) {
      parts = towards->children;
    } else {
      parts.push_back(towards);
    }
  }
  Ref body = term();
  if (body == nullptr) return nullptr;
  parts.push_back(body);
  node->children = std::move(parts);
  return node;
}

}  // namespace assay::checkers::math
