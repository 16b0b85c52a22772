// Powers in a Field: symbolic exponents are split into monomials, so that exponentials merge.

#include <flint/fmpz.h>
#include <flint/fmpz_factor.h>

#include "checkers/math/exact.h"
#include "checkers/math/field.h"
#include "checkers/math/work.h"

namespace assay::checkers::math {

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
    if (fmpz_bits(fmpq_numref(r->get())) <= kMaxFactorBits &&
        spend(Payer::Algebra, factoring_cost(fmpq_numref(r->get())))) {
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

}  // namespace assay::checkers::math
