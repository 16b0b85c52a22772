// The ladder for two scalars. Each step decides or passes on; a step that runs into a bound passes
// on as well, and what passes every step is undecided.

#include "checkers/math/scalar.h"

#include <algorithm>
#include <array>

#include "checkers/math/ball.h"
#include "checkers/math/constants.h"
#include "checkers/math/exact.h"
#include "checkers/math/field.h"

namespace assay::checkers::math {
namespace {

constexpr int kDoubleDigits = 15;
constexpr int kMostDoubleDigits = 17;
constexpr int kDoubleBits = 52;
constexpr std::int64_t kMaxSampledBits = 400;
constexpr std::array<long, 3> kPrecisions = {64, 128, 320};

bool holds(Ref node, Op op) {
  if (node->op == op) return true;
  if (node->op == Op::Opaque && op == Op::Infinity) return false;  // a bound of its own
  return std::any_of(node->children.begin(), node->children.end(),
                     [&](Ref child) { return holds(child, op); });
}

// A division by what is not plainly a non-zero number or a single name.
bool may_divide_by_zero(Ref node) {
  if (node->op == Op::Div) {
    const Ref below = node->child(1);
    if (below->op != Op::Symbol && (below->op != Op::Number || below->number.is_zero()))
      return true;
  }
  if (node->op == Op::Pow && node->child(1)->op != Op::Number) return true;
  return node->op == Op::Undefined || node->op == Op::Infinity ||
         std::any_of(node->children.begin(), node->children.end(), may_divide_by_zero);
}

// +1, -1 for the infinities, 0 for anything else.
int infinity_sign(Ref node) {
  if (node->op == Op::Infinity) return 1;
  if (node->op == Op::Neg) return -infinity_sign(node->child(0));
  if (node->op == Op::Percent) return infinity_sign(node->child(0));
  return 0;
}

std::optional<Outcome> decide_infinities(Ref a, Ref b) {
  const bool any = holds(a, Op::Infinity) || holds(b, Op::Infinity);
  if (a->op == Op::Undefined || b->op == Op::Undefined) {
    return a->op == b->op ? Outcome::yes(Method::Structural, "both are undefined")
                          : Outcome::no(Method::Structural, "one side is undefined");
  }
  if (!any) return std::nullopt;
  const int left = infinity_sign(a);
  const int right = infinity_sign(b);
  if (left != 0 && right != 0) {
    return left == right ? Outcome::yes(Method::Structural, "both are the same infinity")
                         : Outcome::no(Method::Structural, "the infinities have different signs");
  }
  Rational value;
  const Ref other = left != 0 ? b : a;
  Ball ball;
  if ((left != 0 || right != 0) && evaluate_exact(other, value) == ExactStatus::Undefined) {
    return Outcome::no(Method::Structural, "a division by zero is not infinity");
  }
  if ((left != 0 || right != 0) &&
      (evaluate_exact(other, value) == ExactStatus::Ok || evaluate_ball(other, ball, 64))) {
    return Outcome::no(Method::Structural, "one side is infinite, the other is not");
  }
  return Outcome::unknown("infinity inside an expression");
}

std::optional<Outcome> decide_exactly(Ref a, Ref b) {
  Rational x;
  Rational y;
  const ExactStatus left = evaluate_exact(a, x);
  if (left == ExactStatus::Undefined) return Outcome::unknown("division by zero");
  const ExactStatus right = evaluate_exact(b, y);
  if (right == ExactStatus::Undefined) return Outcome::unknown("division by zero");
  if (left != ExactStatus::Ok || right != ExactStatus::Ok) return std::nullopt;
  if (x == y) return Outcome::yes(Method::Exact, "both are " + x.text());
  return Outcome::no(Method::Exact, x.text() + " is not " + y.text());
}

std::optional<Outcome> decide_in_field(Ref a, Ref b, Context& context) {
  Field field(context, generators_needed(a, b));
  const std::optional<Fraction> x = field.read(a);
  if (!x) return std::nullopt;
  const std::optional<Fraction> y = field.read(b);
  if (!y) return std::nullopt;
  const std::optional<Polynomial> d = field.difference(*x, *y);
  if (!d) return std::nullopt;
  if (d->is_zero()) return Outcome::yes(Method::Exact, "the difference simplifies to zero");
  if (d->is_constant() || field.independent(*d)) {
    return Outcome::no(
        Method::Exact,
        "the difference simplifies to a non-zero expression (numerator " + field.text(*d) + ")");
  }
  return std::nullopt;
}

Outcome decide_constant_pair(Ref a, Ref b, Context& context) {
  bool evaluated = false;
  for (const long precision : kPrecisions) {
    if (context.expired()) return Outcome::unknown("out of time");
    Ball x;
    Ball y;
    if (!evaluate_ball(a, x, precision) || !evaluate_ball(b, y, precision)) continue;
    evaluated = true;
    if (disjoint(x, y)) {
      return Outcome::no(Method::Certified,
                         "their values, enclosed to " + std::to_string(precision) + " bits, differ")
          .by("balls");
    }
  }
  if (!evaluated) return Outcome::unknown("a value could not be enclosed");
  return decide_constants(a, b, context).by("algebraic numbers");
}

// Deterministic "random" rationals, so that a verdict never depends on chance: a linear
// congruential generator (Knuth, TAOCP 2, 3.3.4, line 26).
class Points {
 public:
  Rational next(int low, int high, int denominator) {
    const int span = (high - low) * denominator;
    return Rational(low) +
           Rational(1 + static_cast<std::int64_t>(draw() % static_cast<std::uint64_t>(span))) /
               Rational(denominator + 1);
  }
  std::int64_t integer(int low, int high) {
    return low + static_cast<std::int64_t>(draw() % static_cast<std::uint64_t>(high - low + 1));
  }

 private:
  std::uint64_t draw() {
    state_ = state_ * 6364136223846793005ULL + 1442695040888963407ULL;
    return state_ >> 33;
  }
  std::uint64_t state_ = 0x9E3779B97F4A7C15ULL;
};

// 60 good bits, or zero to 100 bits.
bool tight(const Ball& x) {
  if (acb_rel_accuracy_bits(x.get()) >= 60) return true;
  return acb_contains_zero(x.get()) != 0 && mag_cmp_2exp_si(arb_radref(x.real()), -100) < 0 &&
         mag_cmp_2exp_si(arb_radref(x.imag()), -100) < 0;
}

struct Region {
  int low;
  int high;
  int points;
  bool integers;
};
constexpr std::array<Region, 6> kRegions = {{{0, 1, 6, false},
                                             {1, 4, 6, false},
                                             {-3, 3, 8, false},
                                             {-1, 0, 4, false},
                                             {5, 12, 5, false},
                                             {1, 9, 8, true}}};

// The size of the largest constant inside: 10^(-300) needs more bits than a sample has.
std::int64_t finest_constant(Ref node) {
  Rational r;
  if (evaluate_exact(node, r) == ExactStatus::Ok) return r.bits();
  std::int64_t bits = 0;
  for (const Ref child : node->children) bits = std::max(bits, finest_constant(child));
  return bits;
}

// Two more points at the highest precision: x + 10^(-100) agrees with x to 60 bits.
Truth agree_finely(Ref a, Ref b, const Bindings& at) {
  Ball x;
  Ball y;
  if (!evaluate_ball(a, x, kMaxPrecision, at) || !evaluate_ball(b, y, kMaxPrecision, at))
    return Truth::Unknown;
  return disjoint(x, y) ? Truth::No : Truth::Yes;
}

Outcome decide_at_points(Ref a, Ref b, const std::vector<std::string>& variables,
                         Context& context) {
  const bool complex_allowed = holds(a, Op::I) || holds(b, Op::I);
  if (finest_constant(a) > kMaxSampledBits || finest_constant(b) > kMaxSampledBits) {
    return Outcome::unknown("numbers too fine for sample points");
  }
  Points points;
  int agreed = 0;
  bool negative_seen = false;
  for (const Region& region : kRegions) {
    if (region.integers && agreed >= kSamplePoints) break;
    for (int i = 0; i < region.points; ++i) {
      if (context.expired()) return Outcome::unknown("out of time");
      Bindings at;
      bool negative = false;
      for (const std::string& v : variables) {
        at[v] = region.integers ? Rational(points.integer(region.low, region.high))
                                : points.next(region.low, region.high, 97);
        negative = negative || at[v].sign() < 0;
      }
      Ball x;
      Ball y;
      const bool real = !complex_allowed;
      if (!evaluate_ball(a, x, 128, at, real) || !evaluate_ball(b, y, 128, at, real)) continue;
      if (real && (!maybe_real(x) || !maybe_real(y))) continue;
      if (disjoint(x, y)) {
        std::string where;
        for (const auto& [v, value] : at)
          where += (where.empty() ? "" : ", ") + v + " = " + value.text();
        return Outcome::no(Method::Certified, "they differ at " + where);
      }
      // Agreement counts only where both enclosures are tight.
      if (!tight(x) || !tight(y)) continue;
      if (agreed < 2 && agree_finely(a, b, at) == Truth::No) {
        return Outcome::no(Method::Certified, "they differ, by less than 2^-100");
      }
      ++agreed;
      negative_seen = negative_seen || negative;
    }
  }
  if (agreed < kSamplePoints)
    return Outcome::unknown("too few points where both sides are defined");
  return Outcome::yes(Method::Tested, "they agree to 60 bits at " + std::to_string(agreed) +
                                          " points" +
                                          (negative_seen ? "" : ", all with positive variables"));
}

void collect(Ref node, std::vector<std::string>& bound, std::vector<std::string>& out,
             bool& opaque) {
  if (node->op == Op::Symbol) {
    if (std::find(bound.begin(), bound.end(), node->name) == bound.end()) out.push_back(node->name);
    return;
  }
  if (node->op == Op::Sum || node->op == Op::Product) {
    collect(node->child(1), bound, out, opaque);
    collect(node->child(2), bound, out, opaque);
    bound.push_back(node->child(0)->name);
    collect(node->child(3), bound, out, opaque);
    bound.pop_back();
    return;
  }
  opaque = opaque || node->op == Op::Apply || node->op == Op::Opaque;
  for (const Ref child : node->children) collect(child, bound, out, opaque);
}

}  // namespace

std::vector<std::string> variables_of(Ref node, bool& opaque) {
  std::vector<std::string> out;
  std::vector<std::string> bound;
  collect(node, bound, out, opaque);
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

Outcome decide_scalars(Ref a, Ref b, Context& context) {
  if (std::optional<Outcome> decided = decide_infinities(a, b)) return *decided;
  if (std::optional<Outcome> decided = decide_exactly(a, b))
    return std::move(*decided).by("rational numbers");
  if (context.expired()) return Outcome::unknown("out of time");
  if (same_tree(a, b) && !may_divide_by_zero(a))
    return Outcome::yes(Method::Exact, "written the same");
  if (std::optional<Outcome> decided = decide_in_field(a, b, context))
    return std::move(*decided).by("rational functions");
  bool opaque = false;
  std::vector<std::string> variables = variables_of(a, opaque);
  const std::vector<std::string> more = variables_of(b, opaque);
  variables.insert(variables.end(), more.begin(), more.end());
  std::sort(variables.begin(), variables.end());
  variables.erase(std::unique(variables.begin(), variables.end()), variables.end());
  if (opaque) {
    if (same_tree(a, b)) return Outcome::yes(Method::Structural, "written the same");
    return Outcome::unknown(
        "an expression that is not computed (an integral, a limit, an unknown function)");
  }
  if (!variables.empty()) {
    if (variables.size() > kMaxGenerators) return Outcome::unknown("too many variables");
    if (same_tree(a, b)) return Outcome::yes(Method::Structural, "written the same");
    return decide_at_points(a, b, variables, context).by("sample points");
  }
  if (same_tree(a, b)) return Outcome::yes(Method::Structural, "written the same");
  return decide_constant_pair(a, b, context);
}

std::optional<int> certified_sign(Ref node) {
  Rational r;
  const ExactStatus status = evaluate_exact(node, r);
  if (status == ExactStatus::Ok) return r.sign();
  if (const int s = infinity_sign(node); s != 0) return s;
  for (const long precision : kPrecisions) {
    Ball x;
    if (!evaluate_ball(node, x, precision)) return std::nullopt;
    if (arb_is_zero(x.imag()) == 0) return std::nullopt;
    if (arb_is_positive(x.real()) != 0) return 1;
    if (arb_is_negative(x.real()) != 0) return -1;
  }
  return std::nullopt;
}

std::optional<int> order_of(Ref a, Ref b, Context& context) {
  const int left = infinity_sign(a);
  const int right = infinity_sign(b);
  if (left != 0 || right != 0) {
    if (left != 0 && right != 0) return left == right ? 0 : (left < right ? -1 : 1);
    return left != 0 ? left : -right;
  }
  if (const auto sign = certified_sign(context.arena.sub(a, b)); sign) return sign;
  const Outcome equal = decide_scalars(a, b, context);
  if (equal.equal == Truth::Yes && equal.method != Method::Tested) return 0;
  return std::nullopt;
}

bool decimal_stands_for(Ref decimal, Ref exact, Context& context) {
  Ref digits = decimal;
  bool negative = false;
  while (digits->op == Op::Neg) {
    digits = digits->child(0);
    negative = !negative;
  }
  if (digits->op != Op::Number || digits->decimals < 0) return false;
  if (digits->significant < context.policy.decimal_digits) return false;
  Ball x;
  bool opaque = false;
  if (!variables_of(exact, opaque).empty() || opaque || !evaluate_ball(exact, x, 320)) return false;
  if (arb_is_zero(x.imag()) == 0) return false;
  if (negative) acb_neg(x.get(), x.get());
  // Rounded: |x - d| <= ulp/2. Truncated: d <= x < d + ulp (for positive d).
  const Rational ulp = Rational::power_of_ten(-digits->decimals);
  const auto below = [&](const Rational& bound, bool greater) {
    Ball y;
    acb_set_fmpq(y.get(), bound.get(), 320);
    return (greater ? arb_ge(x.real(), y.real()) : arb_le(x.real(), y.real())) != 0;
  };
  const Rational half = ulp / Rational(2);
  const bool rounded = below(digits->number - half, true) && below(digits->number + half, false);
  Ball end;
  acb_set_fmpq(end.get(), (digits->number + ulp).get(), 320);
  const bool truncated = below(digits->number, true) && arb_lt(x.real(), end.real()) != 0;
  // As many digits as a double has come out of one: with its error, or that of the last place. A
  // rational number needs no such grace: 0.4374999999999999 is not 7/16.
  Rational rational;
  Rational error = digits->number.abs() / Rational(std::int64_t{1} << kDoubleBits);
  if (digits->significant > kMostDoubleDigits || error < ulp) error = ulp;
  const bool printed =
      digits->significant >= kDoubleDigits && below(digits->number - error, true) &&
      below(digits->number + error, false) && evaluate_exact(exact, rational) != ExactStatus::Ok;
  return rounded || truncated || printed;
}

bool within_tolerance(Ref gold, Ref answer, Context& context) {
  if (context.policy.rel_tol <= 0 && context.policy.abs_tol <= 0) return false;
  Ball x;
  Ball y;
  if (!evaluate_ball(gold, x, 128) || !evaluate_ball(answer, y, 128)) return false;
  Ball d;
  acb_sub(d.get(), x.get(), y.get(), 128);
  acb_abs(d.real(), d.get(), 128);
  acb_abs(x.real(), x.get(), 128);
  Ball allowed;
  arb_set_d(allowed.real(), context.policy.rel_tol);
  arb_mul(allowed.real(), allowed.real(), x.real(), 128);
  Ball fixed;
  arb_set_d(fixed.real(), context.policy.abs_tol);
  return arb_le(d.real(), allowed.real()) != 0 || arb_le(d.real(), fixed.real()) != 0;
}

}  // namespace assay::checkers::math
