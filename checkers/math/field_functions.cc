// Functions in a Field, reduced to few: sin and cos, sinh and cosh, logarithms of primes.

#include <flint/fmpz.h>
#include <flint/fmpz_factor.h>

#include "checkers/math/exact.h"
#include "checkers/math/field.h"
#include "checkers/math/work.h"

namespace assay::checkers::math {

std::optional<Fraction> Field::call(Func func, std::string key, const std::vector<Ref>& arguments) {
  std::vector<Fraction> list;
  for (const Ref argument : arguments) {
    std::optional<Fraction> x = read(argument);
    if (!x) return x;
    list.push_back(std::move(*x));
  }
  const std::optional<std::size_t> g =
      find_call(Kind::Opaque, func, std::move(key), std::move(list));
  if (!g) return fail("too many functions");
  return generator(*g);
}

// ln of a positive rational is a sum over primes; ln e^x is x for real x that is a number.
std::optional<Fraction> Field::logarithm(Ref argument) {
  if (argument->op == Op::E) return constant(Rational(1));
  Rational r;
  if (evaluate_exact(argument, r) == ExactStatus::Ok && r.sign() > 0 &&
      r.bits() <= kMaxFactorBits && spend(Payer::Algebra, factoring_cost(fmpq_numref(r.get())))) {
    Fraction total = constant(Rational(0));
    for (int side = 0; side < 2; ++side) {
      fmpz_factor_t factors;
      fmpz_factor_init(factors);
      fmpz_factor(factors, side == 0 ? fmpq_numref(r.get()) : fmpq_denref(r.get()));
      bool good = true;
      for (slong k = 0; k < factors->num && good; ++k) {
        Rational p;
        fmpz_set(fmpq_numref(p.get()), factors->p + k);
        const std::optional<std::size_t> g = find_call(Kind::Opaque, Func::Ln, "ln", {constant(p)});
        const Rational times(static_cast<std::int64_t>(factors->exp[k]) * (side == 0 ? 1 : -1));
        std::optional<Fraction> part = g ? multiply(generator(*g), constant(times)) : std::nullopt;
        std::optional<Fraction> sum = part ? add(total, *part) : std::nullopt;
        good = sum.has_value();
        if (good) total = std::move(*sum);
      }
      fmpz_factor_clear(factors);
      if (!good) return fail("too many logarithms");
    }
    return total;
  }
  return call(Func::Ln, "ln", {argument});
}

std::optional<Fraction> Field::function(Ref node) {
  Rational exact;
  const ExactStatus status = evaluate_exact(node, exact);
  if (status == ExactStatus::Ok) return constant(exact);
  if (status == ExactStatus::Undefined) return fail("undefined");
  const Ref x = node->children.empty() ? nullptr : node->child(0);
  if (x == nullptr || !is_scalar(x)) return fail("not an expression");
  const auto quotient = [&](Func top, Func bottom) -> std::optional<Fraction> {
    std::optional<Fraction> a = top == Func::None ? std::optional(constant(Rational(1)))
                                                  : read(context_.arena.func(top, {x}));
    std::optional<Fraction> b = bottom == Func::None ? std::optional(constant(Rational(1)))
                                                     : read(context_.arena.func(bottom, {x}));
    if (!a || !b) return std::nullopt;
    return divide(*a, *b);
  };
  switch (node->func) {
    case Func::Tan:
      return quotient(Func::Sin, Func::Cos);
    case Func::Cot:
      return quotient(Func::Cos, Func::Sin);
    case Func::Sec:
      return quotient(Func::None, Func::Cos);
    case Func::Csc:
      return quotient(Func::None, Func::Sin);
    case Func::Tanh:
      return quotient(Func::Sinh, Func::Cosh);
    case Func::Coth:
      return quotient(Func::Cosh, Func::Sinh);
    case Func::Sech:
      return quotient(Func::None, Func::Cosh);
    case Func::Csch:
      return quotient(Func::None, Func::Sinh);
    case Func::Cos: {
      const std::optional<Fraction> sine = read(context_.arena.func(Func::Sin, {x}));
      const std::optional<Fraction> argument = read(x);
      if (!sine || !argument) return std::nullopt;
      const std::optional<std::size_t> g = find_call(Kind::Cosine, Func::Cos, "cos", {*argument});
      if (!g) return fail("too many functions");
      generators_[*g].degree = 2;
      generators_[*g].power = constant(Rational(1)).numerator - sine->numerator * sine->numerator;
      return generator(*g);
    }
    case Func::Ln:
      return logarithm(x);
    case Func::Log: {
      const std::optional<Fraction> a = logarithm(x);
      const std::optional<Fraction> b = logarithm(node->child(1));
      if (!a || !b) return std::nullopt;
      return divide(*a, *b);
    }
    case Func::Degree: {
      const std::optional<Fraction> a = read(x);
      const std::optional<std::size_t> pi = find(Kind::Pi, "pi");
      if (!a || !pi) return std::nullopt;
      std::optional<Fraction> product = multiply(*a, generator(*pi));
      if (!product) return product;
      return divide(*product, constant(Rational(180)));
    }
    case Func::Exp:
      return power(context_.arena.make(Op::E), x);
    case Func::Cis: {
      const std::optional<Fraction> c = read(context_.arena.func(Func::Cos, {x}));
      const std::optional<Fraction> s = read(context_.arena.func(Func::Sin, {x}));
      const std::optional<std::size_t> i = find(Kind::I, "i");
      if (!c || !s || !i) return std::nullopt;
      std::optional<Fraction> is = multiply(*s, generator(*i));
      if (!is) return is;
      return add(*c, *is);
    }
    case Func::Det:
    case Func::Transpose:
    case Func::Norm:
      return fail("not an expression");
    case Func::None:
    case Func::Sin:
    case Func::Arcsin:
    case Func::Arccos:
    case Func::Arctan:
    case Func::Arccot:
    case Func::Arcsec:
    case Func::Arccsc:
    case Func::Sinh:
    case Func::Cosh:
    case Func::Arsinh:
    case Func::Arcosh:
    case Func::Artanh:
    case Func::Abs:
    case Func::Floor:
    case Func::Ceil:
    case Func::Sgn:
    case Func::Factorial:
    case Func::DoubleFactorial:
    case Func::Binomial:
    case Func::Gcd:
    case Func::Lcm:
    case Func::Mod:
    case Func::Max:
    case Func::Min:
    case Func::Re:
    case Func::Im:
    case Func::Arg:
    case Func::Conj:
      return call(node->func, std::string(name(node->func)), node->children);
  }
  return fail("not an expression");
}

}  // namespace assay::checkers::math
