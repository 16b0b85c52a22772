// The arithmetic and the relations of Field; field_read.cc reads trees into it.
//
// No greatest common divisors are computed: equality is decided by cross-multiplication, whose cost
// is predicted from the numbers of terms before it is paid.

#include "checkers/math/field.h"

#include <flint/fmpz.h>

#include <algorithm>
#include <array>

#include "checkers/math/work.h"

namespace assay::checkers::math {

Field::Field(Context& context, std::size_t generators)
    : context_(context),
      ring_(std::max<std::size_t>(generators, 1)),
      room_(std::max<std::size_t>(generators, 1)) {}

std::optional<Fraction> Field::fail(std::string why) {
  if (why_.empty()) why_ = std::move(why);
  return std::nullopt;
}

Fraction Field::constant(const Rational& r) const {
  return {Polynomial::constant(ring_, fmpq_numref(r.get())),
          Polynomial::constant(ring_, fmpq_denref(r.get()))};
}

Fraction Field::generator(std::size_t index) const {
  return {Polynomial::generator(ring_, index), constant(Rational(1)).numerator};
}

std::optional<std::size_t> Field::find(Kind kind, std::string key) {
  for (std::size_t i = 0; i < generators_.size(); ++i) {
    if (generators_[i].kind == kind && generators_[i].key == key) return i;
  }
  if (generators_.size() >= room_) return std::nullopt;
  Generator g;
  g.kind = kind;
  g.key = std::move(key);
  if (kind == Kind::I) {
    g.degree = 2;
    g.power = constant(Rational(-1)).numerator;
  }
  generators_.push_back(std::move(g));
  return generators_.size() - 1;
}

std::optional<std::size_t> Field::find_call(Kind kind, Func func, std::string key,
                                            std::vector<Fraction> arguments) {
  for (std::size_t i = 0; i < generators_.size(); ++i) {
    const Generator& g = generators_[i];
    if (g.kind != kind || g.func != func || g.key != key || g.arguments.size() != arguments.size())
      continue;
    bool equal = true;
    for (std::size_t k = 0; k < arguments.size() && equal; ++k)
      equal = same(g.arguments[k], arguments[k]);
    if (equal) return i;
  }
  if (generators_.size() >= room_) return std::nullopt;
  Generator g;
  g.kind = kind;
  g.func = func;
  g.key = std::move(key);
  g.arguments = std::move(arguments);
  generators_.push_back(std::move(g));
  return generators_.size() - 1;
}

bool Field::same(const Fraction& a, const Fraction& b) {
  const std::optional<Polynomial> d = difference(a, b);
  return d && d->is_zero();
}

// Predicted, not measured: the product of two polynomials has at most this many terms.
bool Field::afford(const Polynomial& a, const Polynomial& b) {
  const long work = static_cast<long>(a.terms()) * static_cast<long>(b.terms());
  const long bits = std::abs(fmpz_mpoly_max_bits(a.get())) + std::abs(fmpz_mpoly_max_bits(b.get()));
  if (work > kMaxTerms || !spend(Payer::Algebra, work * (1 + bits / 256)) || context_.expired() ||
      fmpz_mpoly_max_bits(a.get()) > kMaxExactBits / 16 ||
      fmpz_mpoly_max_bits(b.get()) > kMaxExactBits / 16 ||
      fmpz_mpoly_max_bits(a.get()) < -kMaxExactBits / 16 ||
      fmpz_mpoly_max_bits(b.get()) < -kMaxExactBits / 16) {
    fail("the polynomials are too large");
    return false;
  }
  return true;
}

std::optional<Fraction> Field::add(const Fraction& a, const Fraction& b, bool subtract) {
  const auto join = [&](const Polynomial& x, const Polynomial& y) {
    return subtract ? x - y : x + y;
  };
  if (a.denominator == b.denominator)
    return Fraction{join(a.numerator, b.numerator), a.denominator};
  if (!afford(a.numerator, b.denominator) || !afford(b.numerator, a.denominator) ||
      !afford(a.denominator, b.denominator)) {
    return std::nullopt;
  }
  return Fraction{join(a.numerator * b.denominator, b.numerator * a.denominator),
                  a.denominator * b.denominator};
}

std::optional<Fraction> Field::multiply(const Fraction& a, const Fraction& b) {
  if (!afford(a.numerator, b.numerator) || !afford(a.denominator, b.denominator))
    return std::nullopt;
  Fraction r{a.numerator * b.numerator, a.denominator * b.denominator};
  std::optional<Polynomial> n = reduce(r.numerator);
  std::optional<Polynomial> d = reduce(r.denominator);
  if (!n || !d || d->is_zero()) return fail("the polynomials are too large");
  return Fraction{std::move(*n), std::move(*d)};
}

std::optional<Fraction> Field::divide(const Fraction& a, const Fraction& b) {
  const std::optional<Polynomial> zero = reduce(b.numerator);
  if (!zero) return std::nullopt;
  if (zero->is_zero()) return fail("division by zero");
  return multiply(a, {b.denominator, b.numerator});
}

std::optional<Fraction> Field::integer_power(const Fraction& base, const Rational& exponent) {
  const std::optional<std::int64_t> n = exponent.to_int();
  if (!n) return fail("an exponent is too large");
  if (*n < 0) {
    const std::optional<Fraction> inverse = divide(constant(Rational(1)), base);
    if (!inverse) return std::nullopt;
    return integer_power(*inverse, -exponent);
  }
  const bool monomial = base.numerator.terms() <= 1 && base.denominator.terms() <= 1;
  if (*n > (monomial ? 100'000 : kMaxPolynomialPower)) return fail("an exponent is too large");
  if (monomial && (std::abs(fmpz_mpoly_max_bits(base.numerator.get())) +
                   std::abs(fmpz_mpoly_max_bits(base.denominator.get()))) *
                          *n >
                      kMaxExactBits / 16) {
    return fail("a power is too large");
  }
  Fraction result = constant(Rational(1));
  Fraction square = base;
  for (std::int64_t k = *n; k > 0; k >>= 1) {
    if ((k & 1) != 0) {
      std::optional<Fraction> product = multiply(result, square);
      if (!product) return std::nullopt;
      result = std::move(*product);
    }
    if (k > 1) {
      std::optional<Fraction> next = multiply(square, square);
      if (!next) return std::nullopt;
      square = std::move(*next);
    }
  }
  return result;
}

std::optional<Polynomial> Field::difference(const Fraction& a, const Fraction& b) {
  const std::optional<Fraction> d = add(a, b, true);
  if (!d) return std::nullopt;
  return reduce(d->numerator);
}

// g^(k) -> g^(k mod d) * power^(k div d), generator by generator until nothing changes.
std::optional<Polynomial> Field::reduce(const Polynomial& p) {
  Polynomial current = p;
  for (int round = 0; round < 8; ++round) {
    bool changed = false;
    for (std::size_t g = 0; g < generators_.size(); ++g) {
      const long degree = generators_[g].degree;
      if (degree == 0 || !generators_[g].power) continue;
      const Polynomial power = *generators_[g].power;
      if (fmpz_mpoly_degree_si(current.get(), static_cast<slong>(g), ring_.get()) < degree)
        continue;
      changed = true;
      Polynomial next(ring_);
      std::vector<Polynomial> powers = {constant(Rational(1)).numerator};
      const slong length = current.terms();
      for (slong t = 0; t < length; ++t) {
        std::array<ulong, kMaxGenerators> exponents{};
        if (fmpz_mpoly_term_exp_fits_ui(current.get(), t, ring_.get()) == 0) return std::nullopt;
        fmpz_mpoly_get_term_exp_ui(exponents.data(), current.get(), t, ring_.get());
        const ulong times = exponents[g] / static_cast<ulong>(degree);
        if (times > 200) return std::nullopt;
        exponents[g] %= static_cast<ulong>(degree);
        Polynomial term(ring_);
        fmpz_t c;
        fmpz_init(c);
        fmpz_mpoly_get_term_coeff_fmpz(c, current.get(), t, ring_.get());
        fmpz_mpoly_push_term_fmpz_ui(term.get(), c, exponents.data(), ring_.get());
        fmpz_clear(c);
        while (powers.size() <= times) {
          if (!afford(powers.back(), power)) return std::nullopt;
          powers.push_back(powers.back() * power);
        }
        if (!afford(term, powers[times])) return std::nullopt;
        if (!spend(Payer::Algebra, next.terms() / 8)) return std::nullopt;
        next = next + term * powers[times];
        if (next.terms() > kMaxTerms) return std::nullopt;
      }
      current = std::move(next);
    }
    if (!changed) return current;
  }
  return std::nullopt;
}

bool Field::independent(const Polynomial& p) const {
  bool pi = false;
  bool e = false;
  std::vector<std::string> primes;
  for (std::size_t g = 0; g < generators_.size(); ++g) {
    if (fmpz_mpoly_degree_si(p.get(), static_cast<slong>(g), ring_.get()) <= 0) continue;
    switch (generators_[g].kind) {
      case Kind::Variable:
      case Kind::I:
        break;
      case Kind::Pi:
        pi = true;
        break;
      case Kind::E:
        e = true;
        break;
      case Kind::PrimeRoot: {
        // "7^1/2": one degree for each prime
        std::string prime = generators_[g].key.substr(0, generators_[g].key.find('^'));
        if (std::find(primes.begin(), primes.end(), prime) != primes.end()) return false;
        primes.push_back(std::move(prime));
        break;
      }
      case Kind::Radical:
      case Kind::Cosine:
      case Kind::Power:
      case Kind::Opaque:
        return false;
    }
  }
  return !(pi && e);
}

bool Field::only_variables(const Polynomial& p) const {
  for (std::size_t g = 0; g < generators_.size(); ++g) {
    if (generators_[g].kind != Kind::Variable &&
        fmpz_mpoly_degree_si(p.get(), static_cast<slong>(g), ring_.get()) > 0) {
      return false;
    }
  }
  return true;
}

std::string Field::text(const Polynomial& p) const {
  if (p.terms() > 20) return "a polynomial of " + std::to_string(p.terms()) + " terms";
  std::vector<std::string> names;
  std::vector<const char*> pointers;
  names.reserve(room_);
  for (std::size_t g = 0; g < room_; ++g)
    names.push_back(g < generators_.size() ? generators_[g].key : "?");
  pointers.reserve(names.size());
  for (const std::string& n : names) pointers.push_back(n.c_str());
  char* raw = fmpz_mpoly_get_str_pretty(p.get(), pointers.data(), ring_.get());
  std::string out(raw);
  flint_free(raw);
  return out;
}

std::size_t generators_needed(Ref a, Ref b) {
  std::vector<std::string> symbols;
  std::size_t others = 4;
  const auto visit = [&](const auto& self, Ref n) -> void {
    if (others + symbols.size() > 2 * kMaxGenerators) return;
    if (n->op == Op::Symbol) {
      if (std::find(symbols.begin(), symbols.end(), n->name) == symbols.end())
        symbols.push_back(n->name);
    } else if (n->op == Op::Root || n->op == Op::Func || n->op == Op::Apply ||
               n->op == Op::Opaque || n->op == Op::Sum || n->op == Op::Product ||
               (n->op == Op::Pow && n->child(1)->op != Op::Number)) {
      others += 2;
    } else if (n->op == Op::Pow && !n->child(1)->number.is_integer()) {
      others += 2;
    }
    for (const Ref child : n->children) self(self, child);
  };
  visit(visit, a);
  visit(visit, b);
  const std::size_t needed = symbols.size() + others;
  return needed <= 8 ? 8 : kMaxGenerators;
}

}  // namespace assay::checkers::math
