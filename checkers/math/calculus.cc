// Derivatives by the rules of differentiation; integrals of sums of polynomials, powers,
// exponentials, sines and cosines of linear arguments; limits by continuity, by dividing out a
// common root, and of rational functions, sums and products of them too, at infinity. Each rule is
// exact where it applies, and its conditions (no pole between the bounds, a value at the point) are
// certified before it is used.

#include "checkers/math/calculus.h"

#include <algorithm>

#include "checkers/math/antiderivative.h"
#include "checkers/math/ball.h"
#include "checkers/math/derivative.h"
#include "checkers/math/exact.h"
#include "checkers/math/limits.h"
#include "checkers/math/scalar.h"

namespace assay::checkers::math {
namespace {

constexpr std::size_t kMaxLimitDegree = 24;
constexpr std::uint32_t kMaxQuotient = 2'000;  // weight of a numerator or denominator
constexpr int kMaxOrder = 8;

bool holds_calculus(Ref n) {
  if (n->op == Op::Opaque) return true;
  return std::any_of(n->children.begin(), n->children.end(), holds_calculus);
}

int sign_of_infinity(Ref n) {
  if (n->op == Op::Infinity) return 1;
  return n->op == Op::Neg ? -sign_of_infinity(n->child(0)) : 0;
}

class Computer {
 public:
  explicit Computer(Context& context) : context_(context), arena_(context.arena) {}

  Ref run(Ref n) {
    if (context_.arena.size() > 2 * kMaxNodes || !holds_calculus(n)) return n;
    std::vector<Ref> children;
    bool changed = false;
    for (const Ref child : n->children) {
      children.push_back(run(child));
      changed = changed || children.back() != child;
    }
    if (changed) n = arena_.with_children(n, std::move(children));
    if (n->weight > kMaxWeight) return n;
    if (n->op != Op::Opaque) return n;
    Ref value = nullptr;
    if (n->name == "derivative") value = derivative(n);
    if (n->name == "integral" && n->children.size() >= 2) value = integral(n);
    if (n->name == "limit" && n->children.size() == 3) value = limit(n);
    return value == nullptr ? renamed(n) : value;
  }

 private:
  // The bound variable in one spelling: the integrals of x^2 dx and t^2 dt are the same.
  Ref renamed(Ref n) {
    const bool binds = (n->name == "integral" && n->children.size() == 4) ||
                       (n->name == "limit" && n->children.size() == 3);
    if (!binds || n->child(0)->op != Op::Symbol || n->child(0)->name == "bound variable") return n;
    Node* copy = arena_.make(n->op, n->children);
    copy->name = n->name;
    const Ref bound = arena_.symbol("bound variable");
    const std::size_t body = n->name == "limit" ? 2 : 1;
    copy->children[body] = substituted(n->child(body), n->child(0)->name, bound, arena_);
    copy->children[0] = bound;
    return copy;
  }

  Ref derivative(Ref n) {
    Rational order;
    if (evaluate_exact(n->child(1), order) != ExactStatus::Ok) return nullptr;
    const auto times = order.to_int();
    if (!times || *times < 1 || *times > kMaxOrder) return nullptr;
    Ref value = n->child(2);
    for (std::int64_t i = 0; i < *times && value != nullptr; ++i)
      value = derivative_of(value, n->child(0)->name, arena_);
    return value;
  }

  Ref integral(Ref n) {
    const std::string& variable = n->child(0)->name;
    const std::optional<Antiderivative> found = antiderivative_of(n->child(1), variable, arena_);
    if (!found) return nullptr;
    if (n->children.size() == 2) return arena_.add(found->value, arena_.symbol("C"));
    const Ref low = n->child(2);
    const Ref high = n->child(3);
    if (sign_of_infinity(low) != 0 || sign_of_infinity(high) != 0) return nullptr;
    for (const Antiderivative::Condition& c : found->conditions) {
      const auto a = certified_sign(substituted(c.form, variable, low, arena_));
      const auto b = certified_sign(substituted(c.form, variable, high, arena_));
      if (!a || !b) return nullptr;
      const bool same_side = *a == *b && *a != 0;
      const bool not_negative = *a >= 0 && *b >= 0;
      if (c.positive ? !(c.may_vanish ? not_negative : *a > 0 && *b > 0) : !same_side)
        return nullptr;
    }
    return arena_.sub(substituted(found->value, variable, high, arena_),
                      substituted(found->value, variable, low, arena_));
  }

  // Is the function continuous wherever it has a value?
  static bool continuous(Ref n) {
    if (n->op == Op::Number || n->op == Op::Symbol || n->op == Op::Pi || n->op == Op::E ||
        n->op == Op::I) {
      return true;
    }
    if (n->op == Op::Add || n->op == Op::Mul || n->op == Op::Neg || n->op == Op::Div ||
        n->op == Op::Pow || n->op == Op::Root) {
      return std::all_of(n->children.begin(), n->children.end(), continuous);
    }
    if (n->op == Op::Func) {
      return (n->func == Func::Sin || n->func == Func::Cos || n->func == Func::Tan ||
              n->func == Func::Arctan || n->func == Func::Exp || n->func == Func::Ln ||
              n->func == Func::Log || n->func == Func::Abs || n->func == Func::Sinh ||
              n->func == Func::Cosh || n->func == Func::Tanh) &&
             std::all_of(n->children.begin(), n->children.end(), continuous);
    }
    return false;
  }

  Ref limit(Ref n) {
    const std::string& variable = n->child(0)->name;
    Ref point = n->child(1);
    const Ref body = n->child(2);
    if (!depends_on(body, variable)) return body;
    if (point->op == Op::Pow && point->child(1)->op == Op::Symbol &&
        (point->child(1)->name == "+" || point->child(1)->name == "-"))
      point = point->child(0);  // from one side: by continuity the same where there is a value
    if (const int sign = sign_of_infinity(point); sign != 0)
      return at_infinity(body, variable, sign);
    if (continuous(body)) {
      const Ref value = substituted(body, variable, point, arena_);
      Ball ball;
      if (evaluate_ball(value, ball, 128)) return value;
    }
    return without_common_root(body, variable, point);
  }

  struct Quotient {
    std::vector<Ref> top, bottom;
  };
  std::optional<Quotient> quotient(Ref body, const std::string& variable) {
    const std::optional<Parts> parts = as_quotient(body);
    if (!parts) return std::nullopt;
    Quotient q{coefficients_in(parts->top, variable, kMaxLimitDegree, arena_),
               coefficients_in(parts->bottom, variable, kMaxLimitDegree, arena_)};
    if (q.top.empty() || q.bottom.empty()) return std::nullopt;
    return q;
  }

  // Sums, products and quotients of quotients as one: nothing where that grows out of bounds.
  struct Parts {
    Ref top, bottom;
  };
  std::optional<Parts> as_quotient(Ref n) {
    const Ref one = arena_.number(1);
    Parts all{n, one};
    if (n->op == Op::Div || n->op == Op::Mul || n->op == Op::Add || n->op == Op::Neg) {
      for (std::size_t i = 0; i < n->children.size(); ++i) {
        const std::optional<Parts> next = as_quotient(n->child(i));
        if (!next) return std::nullopt;
        all = i == 0 ? *next : joined(n->op, all, *next);
        if (all.top->weight > kMaxQuotient || all.bottom->weight > kMaxQuotient)
          return std::nullopt;
      }
      if (n->op == Op::Neg) all.top = arena_.make(Op::Neg, {all.top});
    }
    return all;
  }
  Parts joined(Op op, const Parts& a, const Parts& b) {
    if (op == Op::Mul) return {times(a.top, b.top), times(a.bottom, b.bottom)};
    if (op == Op::Div) return {times(a.top, b.bottom), times(a.bottom, b.top)};
    return {arena_.add(times(a.top, b.bottom), times(b.top, a.bottom)), times(a.bottom, b.bottom)};
  }
  Ref times(Ref a, Ref b) {
    const auto one = [](Ref n) { return n->op == Op::Number && n->number.is_one(); };
    return one(a) ? b : (one(b) ? a : arena_.mul(a, b));
  }

  static std::optional<std::vector<Rational>> numbers(const std::vector<Ref>& list) {
    std::vector<Rational> out;
    for (const Ref c : list) {
      Rational r;
      if (evaluate_exact(c, r) != ExactStatus::Ok) return std::nullopt;
      out.push_back(std::move(r));
    }
    while (!out.empty() && out.back().is_zero()) out.pop_back();
    return out;
  }

  Ref at_infinity(Ref body, const std::string& variable, int sign) {
    const std::optional<Quotient> q = quotient(body, variable);
    if (!q) return nullptr;
    const auto p = numbers(q->top);
    const auto d = numbers(q->bottom);
    if (!p || !d || d->empty()) return nullptr;
    if (p->size() < d->size()) return arena_.number(0);
    const Rational ratio = p->empty() ? Rational(0) : p->back() / d->back();
    if (p->size() == d->size()) return arena_.number(ratio);
    const bool odd = (p->size() - d->size()) % 2 == 1;
    const Ref infinity = arena_.make(Op::Infinity);
    const int towards = ratio.sign() * (sign < 0 && odd ? -1 : 1);
    return towards > 0 ? infinity : arena_.make(Op::Neg, {infinity});
  }

  // p / (x - a) by Horner's scheme; nothing if a is no root.
  static std::optional<std::vector<Rational>> divided(const std::vector<Rational>& p,
                                                      const Rational& a) {
    std::vector<Rational> out(p.size() - 1);
    Rational carry;
    for (std::size_t k = p.size(); k-- > 0;) {
      const Rational next = p[k] + carry * a;
      if (k == 0) return next.is_zero() ? std::optional(out) : std::nullopt;
      out[k - 1] = next;
      carry = next;
    }
    return std::nullopt;
  }

  Ref without_common_root(Ref body, const std::string& variable, Ref point) {
    Rational a;
    const std::optional<Quotient> q = quotient(body, variable);
    if (!q || evaluate_exact(point, a) != ExactStatus::Ok) return nullptr;
    auto p = numbers(q->top);
    auto d = numbers(q->bottom);
    if (!p || !d || p->empty() || d->empty()) return nullptr;
    while (p->size() > 1 && d->size() > 1) {
      auto top = divided(*p, a);
      auto bottom = top ? divided(*d, a) : std::nullopt;
      if (!bottom) break;
      p = std::move(top);
      d = std::move(bottom);
    }
    const auto value = [&](const std::vector<Rational>& list) {
      Rational total;
      for (std::size_t k = list.size(); k-- > 0;) total = total * a + list[k];
      return total;
    };
    const Rational below = value(*d);
    return below.is_zero() ? nullptr : arena_.number(value(*p) / below);
  }

  Context& context_;
  Arena& arena_;
};

class Coefficients {
 public:
  Coefficients(const std::string& variable, std::size_t max_degree, Arena& arena)
      : variable_(variable), max_(max_degree), arena_(arena) {}

  std::vector<Ref> run(Ref n) {
    if (arena_.size() > 4 * kMaxNodes) return {};
    if (!depends_on(n, variable_)) return is_scalar(n) ? std::vector<Ref>{n} : std::vector<Ref>{};
    if (n->op == Op::Symbol) return max_ < 1 ? std::vector<Ref>{} : std::vector<Ref>{zero(), one()};
    if (n->op == Op::Neg) {
      std::vector<Ref> p = run(n->child(0));
      for (Ref& c : p) c = arena_.make(Op::Neg, {c});
      return p;
    }
    if (n->op == Op::Add || n->op == Op::Mul) {
      std::vector<Ref> total = run(n->child(0));
      for (std::size_t i = 1; i < n->children.size() && !total.empty(); ++i) {
        const std::vector<Ref> next = run(n->child(i));
        if (next.empty()) return {};
        total = n->op == Op::Add ? sum(total, next) : product(total, next);
      }
      return total;
    }
    if (n->op == Op::Div && !depends_on(n->child(1), variable_)) {
      std::vector<Ref> p = run(n->child(0));
      for (Ref& c : p) c = arena_.make(Op::Div, {c, n->child(1)});
      return p;
    }
    Rational exponent;
    if (n->op == Op::Pow && evaluate_exact(n->child(1), exponent) == ExactStatus::Ok) {
      const auto times = exponent.to_int();
      const std::vector<Ref> base = run(n->child(0));
      if (base.empty() || !times || *times < 1 || static_cast<std::size_t>(*times) > max_)
        return {};
      std::vector<Ref> total = base;
      for (std::int64_t k = 1; k < *times && !total.empty(); ++k) total = product(total, base);
      return total;
    }
    return {};
  }

 private:
  Ref zero() { return arena_.number(0); }
  Ref one() { return arena_.number(1); }
  // Numbers are added and multiplied at once, so that trees do not grow.
  Ref join(Ref a, Ref b, bool add) {
    const auto is_number = [](Ref n, std::int64_t value) {
      return n->op == Op::Number && n->number == Rational(value);
    };
    if (is_number(a, add ? 0 : 1)) return b;
    if (is_number(b, add ? 0 : 1)) return a;
    if (!add && (is_number(a, 0) || is_number(b, 0))) return zero();
    if (a->op == Op::Number && b->op == Op::Number && a->number.bits() + b->number.bits() < 4096)
      return arena_.number(add ? a->number + b->number : a->number * b->number);
    if (a->weight + b->weight > kMaxWeight / 8) too_large_ = true;
    return add ? arena_.add(a, b) : arena_.mul(a, b);
  }
  std::vector<Ref> sum(std::vector<Ref> a, const std::vector<Ref>& b) {
    while (a.size() < b.size()) a.push_back(zero());
    for (std::size_t i = 0; i < b.size(); ++i) a[i] = join(a[i], b[i], true);
    return a;
  }
  std::vector<Ref> product(const std::vector<Ref>& a, const std::vector<Ref>& b) {
    if (a.size() + b.size() - 2 > max_ || arena_.size() > 4 * kMaxNodes || too_large_) return {};
    std::vector<Ref> out(a.size() + b.size() - 1, zero());
    for (std::size_t i = 0; i < a.size(); ++i) {
      for (std::size_t j = 0; j < b.size(); ++j)
        out[i + j] = join(out[i + j], join(a[i], b[j], false), true);
    }
    return too_large_ ? std::vector<Ref>() : out;
  }

  const std::string& variable_;
  std::size_t max_;
  Arena& arena_;
  bool too_large_ = false;
};

}  // namespace

std::vector<Ref> coefficients_in(Ref node, const std::string& variable, std::size_t max_degree,
                                 Arena& arena) {
  return Coefficients(variable, max_degree, arena).run(node);
}

Ref computed(Ref node, Context& context) {
  return holds_calculus(node) ? Computer(context).run(node) : node;
}

}  // namespace assay::checkers::math
