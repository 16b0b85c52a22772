// The rules of differentiation on trees. The result is not simplified: the ladder compares values.

#include "checkers/math/derivative.h"

#include <algorithm>

#include "checkers/math/limits.h"
#include "checkers/math/operation_rules.h"

namespace assay::checkers::math {
namespace {

class Rules {
 public:
  Rules(const std::string& variable, Arena& arena) : variable_(variable), arena_(arena) {}

  // Products and quotients repeat their parts: the size is bounded as a tree.
  Ref run(Ref n) {
    const Ref d = arena_.size() > 4 * kMaxNodes ? nullptr : rule(n);
    return d == nullptr || d->weight > kMaxWeight ? nullptr : d;
  }

 private:
  friend Ref by_operation<Rules>(Rules&, Ref, Arena&);

  Ref rule(Ref n) {
    if (!depends_on(n, variable_)) return is_scalar(n) ? arena_.number(0) : nullptr;
    if (n->op == Op::Symbol) return arena_.number(1);
    return by_operation(*this, n, arena_);
  }

  Ref sum(Ref n) {
    std::vector<Ref> terms;
    for (const Ref child : n->children) {
      terms.push_back(run(child));
      if (terms.back() == nullptr) return nullptr;
    }
    return arena_.make(Op::Add, std::move(terms));
  }
  Ref product(Ref n) {
    std::vector<Ref> terms;
    for (std::size_t i = 0; i < n->children.size(); ++i) {
      if (!depends_on(n->child(i), variable_)) continue;
      std::vector<Ref> factors = n->children;
      factors[i] = run(n->child(i));
      if (factors[i] == nullptr || terms.size() > 50) return nullptr;
      terms.push_back(arena_.make(Op::Mul, std::move(factors)));
    }
    return terms.size() == 1 ? terms[0] : arena_.make(Op::Add, std::move(terms));
  }
  Ref quotient(Ref a, Ref b) {
    const Ref da = run(a);
    const Ref db = run(b);
    if (da == nullptr || db == nullptr) return nullptr;
    return arena_.make(Op::Div, {arena_.sub(arena_.mul(da, b), arena_.mul(a, db)), square(b)});
  }
  Ref power(Ref base, Ref exponent) {
    if (!depends_on(exponent, variable_)) {
      const Ref inner = run(base);
      if (inner == nullptr) return nullptr;
      const Ref less = arena_.sub(exponent, arena_.number(1));
      return arena_.make(Op::Mul, {exponent, arena_.make(Op::Pow, {base, less}), inner});
    }
    const Ref inner = run(exponent);
    if (inner == nullptr) return nullptr;
    const Ref whole = arena_.make(Op::Pow, {base, exponent});
    if (base->op == Op::E) return arena_.mul(whole, inner);
    const Ref log = arena_.func(Func::Ln, {base});
    if (!depends_on(base, variable_)) return arena_.make(Op::Mul, {whole, log, inner});
    const Ref slope = run(base);  // f^g (g' ln f + g f'/f)
    if (slope == nullptr) return nullptr;
    const Ref by_base = arena_.make(Op::Div, {arena_.mul(exponent, slope), base});
    return arena_.mul(whole, arena_.add(arena_.mul(inner, log), by_base));
  }
  Ref square(Ref x) { return arena_.make(Op::Pow, {x, arena_.number(2)}); }
  Ref over(Ref x) { return arena_.make(Op::Div, {arena_.number(1), x}); }
  Ref root(Ref x) { return arena_.make(Op::Root, {arena_.number(2), x}); }
  Ref call(Func f, Ref x) { return arena_.func(f, {x}); }
  Ref minus(Ref x) { return arena_.make(Op::Neg, {x}); }

  // f'(x) for a function of one argument.
  Ref outer(Func f, Ref x) {
    const Ref one = arena_.number(1);
    if (f == Func::Sin) return call(Func::Cos, x);
    if (f == Func::Cos) return minus(call(Func::Sin, x));
    if (f == Func::Tan) return over(square(call(Func::Cos, x)));
    if (f == Func::Cot) return minus(over(square(call(Func::Sin, x))));
    if (f == Func::Sec) return arena_.mul(call(Func::Sec, x), call(Func::Tan, x));
    if (f == Func::Csc) return minus(arena_.mul(call(Func::Csc, x), call(Func::Cot, x)));
    if (f == Func::Arcsin) return over(root(arena_.sub(one, square(x))));
    if (f == Func::Arccos) return minus(over(root(arena_.sub(one, square(x)))));
    if (f == Func::Arctan) return over(arena_.add(one, square(x)));
    if (f == Func::Sinh) return call(Func::Cosh, x);
    if (f == Func::Cosh) return call(Func::Sinh, x);
    if (f == Func::Tanh) return over(square(call(Func::Cosh, x)));
    if (f == Func::Exp) return call(Func::Exp, x);
    if (f == Func::Ln) return over(x);
    return nullptr;
  }
  Ref function(Ref n) {
    const Ref x = n->child(0);
    const Ref inner = run(x);
    if (inner == nullptr) return nullptr;
    if (n->func == Func::Log) {
      if (depends_on(n->child(1), variable_)) return nullptr;
      return arena_.make(Op::Div, {inner, arena_.mul(x, call(Func::Ln, n->child(1)))});
    }
    const Ref slope = n->children.size() == 1 ? outer(n->func, x) : nullptr;
    return slope == nullptr ? nullptr : arena_.mul(slope, inner);
  }

  const std::string& variable_;
  Arena& arena_;
};

}  // namespace

bool depends_on(Ref node, const std::string& variable) {
  if (node->op == Op::Symbol) return node->name == variable;
  return std::any_of(node->children.begin(), node->children.end(),
                     [&](Ref child) { return depends_on(child, variable); });
}

Ref substituted(Ref node, const std::string& variable, Ref value, Arena& arena) {
  if (node->op == Op::Symbol) return node->name == variable ? value : node;
  if (!depends_on(node, variable)) return node;
  std::vector<Ref> children;
  children.reserve(node->children.size());
  for (const Ref child : node->children)
    children.push_back(substituted(child, variable, value, arena));
  return arena.with_children(node, std::move(children));
}

Ref derivative_of(Ref node, const std::string& variable, Arena& arena) {
  return Rules(variable, arena).run(node);
}

}  // namespace assay::checkers::math
