// Trees into rational functions over generators.

#include <flint/fmpz.h>
#include <flint/fmpz_factor.h>

#include <algorithm>

#include "checkers/math/exact.h"
#include "checkers/math/field.h"

namespace assay::checkers::math {
namespace {

constexpr long kMaxRootDegree = 64;
constexpr slong kMaxFactorBits = 64;  // factoring a word is fast; larger radicands stay whole

}  // namespace

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
      for (const Ref child : node->children) {
        if (!is_scalar(child)) {
          const std::optional<std::size_t> g = find(Kind::Opaque, fingerprint(node));
          if (!g) return fail("too many functions");
          return generator(*g);
        }
      }
      return call(Func::None, node->name, node->children);
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

// prime^(1/n) as a generator.
std::optional<Fraction> Field::prime_root(const fmpz* prime, long n) {
  char* raw = fmpz_get_str(nullptr, 10, prime);
  const std::string key = std::string(raw) + "^1/" + std::to_string(n);
  flint_free(raw);
  const std::optional<std::size_t> g = find(Kind::PrimeRoot, key);
  if (!g) return fail("too many roots");
  generators_[*g].degree = n;
  generators_[*g].power = Polynomial::constant(ring_, prime);
  return generator(*g);
}

std::optional<Fraction> Field::root_of_rational(const Rational& r, long n) {
  if (n == 1) return constant(r);
  if (r.is_zero()) return constant(Rational(0));
  if (r.sign() < 0) {
    if (n % 2 == 0 && n != 2) return fail("an even root of a negative number");
    std::optional<Fraction> root = root_of_rational(-r, n);
    if (!root) return root;
    if (n != 2) {
      root->numerator = -root->numerator;
      return root;
    }
    const std::optional<std::size_t> i = find(Kind::I, "i");
    if (!i) return fail("too many variables");
    return multiply(*root, generator(*i));
  }
  Fraction result = constant(Rational(1));
  // (a/b)^(1/n) = (a b^(n-1))^(1/n) / b: only roots of integers
  for (int side = 0; side < 2; ++side) {
    const fmpz* part = side == 0 ? fmpq_numref(r.get()) : fmpq_denref(r.get());
    if (fmpz_is_one(part) != 0) continue;
    if (fmpz_bits(part) > kMaxFactorBits) return fail("a radicand is too large to be factored");
    fmpz_factor_t factors;
    fmpz_factor_init(factors);
    fmpz_factor(factors, part);
    bool good = true;
    for (slong k = 0; k < factors->num && good; ++k) {
      const Rational exponent =
          Rational(side == 0 ? 1 : -1) * Rational(static_cast<std::int64_t>(factors->exp[k]));
      // p^(e/n) in lowest terms, as a power of p^(1/m)
      Rational quotient = exponent / Rational(n);
      const long m = static_cast<long>(fmpz_get_si(fmpq_denref(quotient.get())));
      Rational numerator;
      fmpz_set(fmpq_numref(numerator.get()), fmpq_numref(quotient.get()));
      std::optional<Fraction> base;
      if (m == 1) {
        Rational prime;
        fmpz_set(fmpq_numref(prime.get()), factors->p + k);
        base = constant(prime);
      } else {
        base = prime_root(factors->p + k, m);
        if (base && numerator.sign() < 0) {  // p^(-a/m) = p^(ceil - a/m) / p^ceil
          Rational whole = -(quotient.floor());
          Rational prime;
          fmpz_set(fmpq_numref(prime.get()), factors->p + k);
          const std::optional<Fraction> down = integer_power(constant(prime), -whole);
          const std::optional<Fraction> up = integer_power(*base, (quotient + whole) * Rational(m));
          good = down && up;
          if (good) {
            std::optional<Fraction> both = multiply(*down, *up);
            std::optional<Fraction> product = both ? multiply(result, *both) : std::nullopt;
            good = product.has_value();
            if (good) result = std::move(*product);
          }
          continue;
        }
      }
      std::optional<Fraction> raised = base ? integer_power(*base, numerator) : std::nullopt;
      std::optional<Fraction> product = raised ? multiply(result, *raised) : std::nullopt;
      good = product.has_value();
      if (good) result = std::move(*product);
    }
    fmpz_factor_clear(factors);
    if (!good) return fail("a root is too large");
  }
  return result;
}

std::optional<Fraction> Field::root_of(const Fraction& base, long n) {
  if (n == 1) return base;
  if (const std::optional<Rational> r = as_rational(base)) {
    if (std::optional<Fraction> root = root_of_rational(*r, n)) return root;
    why_.clear();
  }
  const std::optional<std::size_t> g =
      find_call(Kind::Radical, Func::None, "root" + std::to_string(n), {base});
  if (!g) return fail("too many roots");
  if (base.denominator.is_one()) {
    generators_[*g].degree = n;
    generators_[*g].power = base.numerator;
  }
  return generator(*g);
}

std::optional<Fraction> Field::power(Ref base, Ref exponent) {
  Rational n;
  const ExactStatus status = evaluate_exact(exponent, n);
  if (status == ExactStatus::TooLarge || (status == ExactStatus::Ok && n.bits() > 40)) {
    // 9^(9^9): not computed, but the same wherever it stands
    std::optional<Fraction> b = read(base);
    if (!b) return b;
    const std::optional<std::size_t> g =
        find_call(Kind::Power, Func::None, "power " + fingerprint(exponent), {*b});
    if (!g) return fail("too many powers");
    return status == ExactStatus::Ok || exponent->op != Op::Symbol
               ? generator(*g)
               : fail("an exponent is too large");
  }
  std::optional<Fraction> b = read(base);
  if (!b) return b;
  if (status == ExactStatus::Ok) {
    const auto degree =
        fmpz_fits_si(fmpq_denref(n.get())) != 0 ? fmpz_get_si(fmpq_denref(n.get())) : 0;
    if (degree < 1 || degree > kMaxRootDegree) return fail("an exponent is too fine");
    const std::optional<Rational> number = as_rational(*b);
    if (n.is_integer() && number && n.abs().bits() < 40) {
      const std::int64_t size = number->bits() * std::abs(n.to_int().value_or(0));
      if (size > kMaxExactBits / 16 && !number->abs().is_one() && !number->is_zero()) {
        const std::optional<std::size_t> g =
            find_call(Kind::Power, Func::None, "power " + fingerprint(exponent), {*b});
        if (!g) return fail("too many powers");
        return generator(*g);
      }
    }
    std::optional<Fraction> root = root_of(*b, static_cast<long>(degree));
    if (!root) return root;
    Rational numerator;
    fmpz_set(fmpq_numref(numerator.get()), fmpq_numref(n.get()));
    return integer_power(*root, numerator);
  }
  std::optional<Fraction> x = read(exponent);
  if (!x) return x;
  return symbolic_power(*b, *x);
}

// b^(sum of c_j m_j) = product of (b^(m_j / q))^p with c_j = p/q: exponentials merge.
std::optional<Fraction> Field::symbolic_power(const Fraction& base, const Fraction& exponent) {
  if (!exponent.denominator.is_constant() || exponent.numerator.terms() > 16) {
    const std::optional<std::size_t> g =
        find_call(Kind::Power, Func::None, "power", {base, exponent});
    if (!g) return fail("too many powers");
    return generator(*g);
  }
  Rational scale;
  fmpz_mpoly_get_fmpz(fmpq_numref(scale.get()), exponent.denominator.get(), ring_.get());
  Fraction result = constant(Rational(1));
  for (slong t = 0; t < exponent.numerator.terms(); ++t) {
    Rational c;
    fmpz_mpoly_get_term_coeff_fmpz(fmpq_numref(c.get()), exponent.numerator.get(), t, ring_.get());
    Polynomial monomial(ring_);
    fmpz_mpoly_get_term_monomial(monomial.get(), exponent.numerator.get(), t, ring_.get());
    std::optional<Fraction> factor = monomial_power(base, c / scale, std::move(monomial));
    std::optional<Fraction> product = factor ? multiply(result, *factor) : std::nullopt;
    if (!product) return std::nullopt;
    result = std::move(*product);
  }
  return result;
}

std::optional<Fraction> Field::monomial_power(const Fraction& base, const Rational& factor,
                                              Polynomial monomial) {
  Rational numerator;
  Rational degree;
  fmpz_set(fmpq_numref(numerator.get()), fmpq_numref(factor.get()));
  fmpz_set(fmpq_numref(degree.get()), fmpq_denref(factor.get()));
  if (monomial.is_one()) {
    const auto n = degree.to_int();
    if (!n || *n > kMaxRootDegree) return fail("an exponent is too fine");
    std::optional<Fraction> root = root_of(base, static_cast<long>(*n));
    if (!root) return root;
    return integer_power(*root, numerator);
  }
  // A positive rational base splits into primes: 6^n = 2^n 3^n, (1/2)^n = 2^-n.
  if (const std::optional<Rational> r = as_rational(base); r && r->sign() > 0 && !r->is_one()) {
    if (!r->is_integer()) {
      Rational top;
      Rational bottom;
      fmpz_set(fmpq_numref(top.get()), fmpq_numref(r->get()));
      fmpz_set(fmpq_numref(bottom.get()), fmpq_denref(r->get()));
      const std::optional<Fraction> up = monomial_power(constant(top), factor, monomial);
      const std::optional<Fraction> down = monomial_power(constant(bottom), -factor, monomial);
      if (!up || !down) return std::nullopt;
      return multiply(*up, *down);
    }
    if (fmpz_bits(fmpq_numref(r->get())) <= kMaxFactorBits) {
      fmpz_factor_t factors;
      fmpz_factor_init(factors);
      fmpz_factor(factors, fmpq_numref(r->get()));
      std::vector<std::pair<Rational, std::int64_t>> primes;
      for (slong k = 0; k < factors->num; ++k) {
        Rational p;
        fmpz_set(fmpq_numref(p.get()), factors->p + k);
        primes.emplace_back(p, static_cast<std::int64_t>(factors->exp[k]));
      }
      fmpz_factor_clear(factors);
      if (primes.size() > 1 || (primes.size() == 1 && primes[0].second > 1)) {
        Fraction result = constant(Rational(1));
        for (const auto& [p, e] : primes) {
          std::optional<Fraction> part =
              monomial_power(constant(p), factor * Rational(e), monomial);
          std::optional<Fraction> product = part ? multiply(result, *part) : std::nullopt;
          if (!product) return std::nullopt;
          result = std::move(*product);
        }
        return result;
      }
    }
  }
  Fraction exponent{std::move(monomial), constant(degree).numerator};
  const std::optional<std::size_t> g =
      find_call(Kind::Power, Func::None, "power", {base, std::move(exponent)});
  if (!g) return fail("too many powers");
  return integer_power(generator(*g), numerator);
}

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
      r.bits() <= kMaxFactorBits) {
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
