#pragma once

// Expressions as rational functions over generators. A generator is a free variable, pi, e, i, a
// root of a prime, or something that is left uncomputed (sin x, ln y, an unknown function);
// relations such as i^2 = -1, sqrt(2)^2 = 2, cos^2 = 1 - sin^2 are used to reduce. Two expressions
// whose difference reduces to zero are equal, whatever the generators are. Whether a difference
// that does not reduce to zero proves them different depends on the generators: independent() says
// so.

#include <optional>
#include <string>
#include <vector>

#include "checkers/math/context.h"
#include "checkers/math/limits.h"
#include "checkers/math/node.h"
#include "checkers/math/polynomial.h"

namespace assay::checkers::math {

/// Roots of larger degree are not read, and larger numbers not factored: a word is fast.
inline constexpr long kMaxRootDegree = 64;
inline constexpr slong kMaxFactorBits = 64;

/// What factoring costs, in units of work.h: little below 2^40, up to a millisecond for a word.
inline std::int64_t factoring_cost(const fmpz* n) { return fmpz_bits(n) > 40 ? 10'000 : 20; }

/// numerator / denominator, without common factors being looked for. The denominator is not zero.
struct Fraction {
  Polynomial numerator;
  Polynomial denominator;
};

class Field {
 public:
  /// Room for `generators` (at most kMaxGenerators) of them.
  Field(Context& context, std::size_t generators);

  /// Nothing if the expression is not covered, divides by zero or is over a bound; then why()
  /// tells.
  std::optional<Fraction> read(Ref node);
  const std::string& why() const { return why_; }

  /// The difference's numerator, reduced. Nothing over a bound.
  std::optional<Polynomial> difference(const Fraction& a, const Fraction& b);
  /// By the relations between generators.
  std::optional<Polynomial> reduce(const Polynomial& p);
  /// Are the generators that `p` uses algebraically independent but for the relations that reduce()
  /// uses up? Then a reduced polynomial is zero exactly if its value is. (Variables; i; real roots
  /// of primes, independent by Besicovitch 1940; one of pi and e, transcendental.)
  bool independent(const Polynomial& p) const;
  /// Does it hold variables only (no radical, no function)?
  bool only_variables(const Polynomial& p) const;
  std::string text(const Polynomial& p) const;
  const Ring& ring() const { return ring_; }

 private:
  enum class Kind { Variable, Pi, E, I, PrimeRoot, Radical, Cosine, Power, Opaque };
  struct Generator {
    Kind kind = Kind::Variable;
    std::string key;
    long degree = 0;  ///< g^degree equals `power`
    std::optional<Polynomial> power;
    Func func = Func::None;
    std::vector<Fraction> arguments;
  };

  std::optional<Fraction> fail(std::string why);
  Fraction constant(const Rational& r) const;
  Fraction generator(std::size_t index) const;
  std::optional<std::size_t> find(Kind kind, std::string key);
  std::optional<std::size_t> find_call(Kind kind, Func func, std::string key,
                                       std::vector<Fraction> arguments);
  bool same(const Fraction& a, const Fraction& b);
  bool afford(const Polynomial& a, const Polynomial& b);

  std::optional<Fraction> add(const Fraction& a, const Fraction& b, bool subtract = false);
  std::optional<Fraction> multiply(const Fraction& a, const Fraction& b);
  std::optional<Fraction> divide(const Fraction& a, const Fraction& b);
  std::optional<Fraction> integer_power(const Fraction& base, const Rational& n);
  std::optional<Fraction> root_of(const Fraction& base, long n);
  std::optional<Fraction> root_of_rational(const Rational& r, long n);
  std::optional<Fraction> prime_root(const fmpz* prime, long n);
  std::optional<Fraction> power(Ref base, Ref exponent);
  std::optional<Fraction> symbolic_power(const Fraction& base, const Fraction& exponent);
  std::optional<Fraction> monomial_power(const Fraction& base, const Rational& factor,
                                         Polynomial monomial);
  std::optional<Fraction> function(Ref node);
  std::optional<Fraction> call(Func func, std::string key, const std::vector<Ref>& arguments);
  std::optional<Fraction> logarithm(Ref argument);
  std::optional<Rational> as_rational(const Fraction& f) const;

  Context& context_;
  Ring ring_;
  std::size_t room_;
  std::vector<Generator> generators_;
  std::string why_;
};

/// An upper bound of the generators that two expressions need together.
std::size_t generators_needed(Ref a, Ref b);

}  // namespace assay::checkers::math
