// Roots in a Field: of rationals by factoring them into primes, of everything else as generators.

#include <flint/fmpz.h>
#include <flint/fmpz_factor.h>

#include "checkers/math/exact.h"
#include "checkers/math/field.h"
#include "checkers/math/work.h"

namespace assay::checkers::math {

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
    if (fmpz_bits(part) > kMaxFactorBits || !spend(Payer::Algebra, factoring_cost(part)))
      return fail("a radicand is too large to be factored");
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

}  // namespace assay::checkers::math
