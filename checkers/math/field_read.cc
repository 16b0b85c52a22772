// Trees into rational functions over generators.

#include <flint/fmpz.h>

#include <algorithm>

#include "checkers/math/exact.h"
#include "checkers/math/field.h"

namespace assay::checkers::math {
std::optional<Rational> Field::as_rational(const Fraction& f) const {
  if (!f.numerator.is_constant() || !f.denominator.is_constant()) return std::nullopt;
  Rational n;
  Rational d;
  fmpz_mpoly_get_fmpz(fmpq_numref(n.get()), f.numerator.get(), ring_.get());
  fmpz_mpoly_get_fmpz(fmpq_numref(d.get()), f.denominator.get(), ring_.get());
  return n / d;
}

std::optional<Fraction> Field::read(Ref node) {
  const auto fold = [&](auto join) -> std::optional<Fraction> {
    std::optional<Fraction> total = read(node->child(0));
    for (std::size_t i = 1; total && i < node->children.size(); ++i) {
      const std::optional<Fraction> next = read(node->child(i));
      if (!next) return std::nullopt;
      total = join(*total, *next);
    }
    return total;
  };
  const auto named = [&](Kind kind, std::string key) -> std::optional<Fraction> {
    const std::optional<std::size_t> g = find(kind, std::move(key));
    if (!g) return fail("too many variables");
    return generator(*g);
  };
  switch (node->op) {
    case Op::Number:
      if (node->number.bits() > kMaxExactBits / 16) return fail("a number is too large");
      return constant(node->number);
    case Op::Symbol:
      return named(Kind::Variable, node->name);
    case Op::Pi:
      return named(Kind::Pi, "pi");
    case Op::E:
      return named(Kind::E, "e");
    case Op::I:
      return named(Kind::I, "i");
    case Op::Add:
      return fold([&](const Fraction& a, const Fraction& b) { return add(a, b); });
    case Op::Mul:
      return fold([&](const Fraction& a, const Fraction& b) { return multiply(a, b); });
    case Op::Neg: {
      std::optional<Fraction> x = read(node->child(0));
      if (x) x->numerator = -x->numerator;
      return x;
    }
    case Op::Percent: {
      std::optional<Fraction> x = read(node->child(0));
      if (!x) return x;
      return divide(*x, constant(Rational(100)));
    }
    case Op::Div:
      return fold([&](const Fraction& a, const Fraction& b) { return divide(a, b); });
    case Op::Ratio:
      if (node->children.size() != 2) return fail("a ratio of three");
      return fold([&](const Fraction& a, const Fraction& b) { return divide(a, b); });
    case Op::Pow:
      return power(node->child(0), node->child(1));
    case Op::Root: {
      Rational degree;
      if (evaluate_exact(node->child(0), degree) != ExactStatus::Ok)
        return fail("a root of symbolic degree");
      const auto n = degree.to_int();
      if (!n || *n < 1 || *n > kMaxRootDegree) return fail("a root of large degree");
      std::optional<Fraction> x = read(node->child(1));
      if (!x) return x;
      return root_of(*x, *n);
    }
    case Op::Func:
      return function(node);
    case Op::Apply:
      return call(Func::None, node->name, node->children);
    case Op::Opaque: {
      std::string key = node->name;
      std::vector<Ref> arguments;
      for (std::size_t i = 0; i < node->children.size(); ++i) {
        const Ref child = node->child(i);
        const bool infinite = child->op == Op::Infinity ||
                              (child->op == Op::Neg && child->child(0)->op == Op::Infinity);
        if (is_scalar(child) && !infinite) {
          arguments.push_back(child);
        } else {
          key += " " + std::to_string(i) + fingerprint(child);
        }
      }
      return call(Func::None, std::move(key), arguments);
    }
    case Op::Sum:
    case Op::Product: {
      Rational value;
      if (evaluate_exact(node, value) == ExactStatus::Ok) return constant(value);
      std::vector<Ref> parts(node->children.begin() + 1, node->children.end());
      return call(Func::None,
                  (node->op == Op::Sum ? "sum over " : "product over ") + node->child(0)->name,
                  parts);
    }
    case Op::Infinity:
    case Op::Undefined:
      return fail("not a number");
    case Op::PlusMinus:
    case Op::MinusPlus:
    case Op::Quantity:
    case Op::BaseN:
    case Op::Time:
    case Op::Modulo:
    case Op::Tuple:
    case Op::List:
    case Op::Set:
    case Op::Interval:
    case Op::Matrix:
    case Op::Union:
    case Op::Intersection:
    case Op::Difference:
    case Op::NamedSet:
    case Op::Builder:
    case Op::Relation:
    case Op::Text:
    case Op::Prose:
      return fail("not an expression");
  }
  return fail("not an expression");
}

}  // namespace assay::checkers::math
