// Marks on scalars. A mark that only one side has may be dropped where the policy allows it; two
// different marks have to convert into each other.

#include "checkers/math/values.h"

#include <algorithm>
#include <array>
#include <cctype>

#include "checkers/math/exact.h"
#include "checkers/math/families.h"
#include "checkers/math/scalar.h"
#include "checkers/math/units.h"

namespace assay::checkers::math {
namespace {

// -(5 cm) is (-5) cm: marks go outside.
Ref marks_outside(Ref node, Arena& arena) {
  if (node->op != Op::Neg) return node;
  const Ref inner = marks_outside(node->child(0), arena);
  const bool degree = inner->op == Op::Func && inner->func == Func::Degree;
  if (inner->op == Op::Percent || inner->op == Op::Quantity || degree) {
    Node* out = arena.make(inner->op, {arena.make(Op::Neg, {inner->child(0)})});
    out->func = inner->func;
    out->name = inner->name;
    return out;
  }
  if (inner->op == Op::BaseN) {
    Node* out = arena.make(Op::BaseN);
    out->name = "-" + inner->name;
    out->number = inner->number;
    return out;
  }
  return node;
}

bool is_degree(Ref n) { return n->op == Op::Func && n->func == Func::Degree; }

bool is_marked(Ref n) {
  return n->op == Op::Percent || n->op == Op::Quantity || n->op == Op::BaseN ||
         n->op == Op::Ratio || n->op == Op::Time || n->op == Op::Modulo || is_degree(n);
}

// Yes if any is, No if all are not.
template <typename... F>
Outcome any_of(F... readings) {
  Outcome last = Outcome::unknown("");
  bool unknown = false;
  for (const Outcome& o : {readings...}) {
    if (o.equal == Truth::Yes) return o;
    unknown = unknown || o.equal == Truth::Unknown;
    if (o.equal == Truth::Unknown || last.equal != Truth::Unknown || last.reason.empty()) last = o;
  }
  return unknown ? Outcome::unknown(last.reason) : last;
}

Outcome with_note(Outcome outcome, std::string_view note) {
  if (outcome.equal == Truth::Yes) outcome.reason += " (" + std::string(note) + ")";
  return outcome;
}

bool is_decimal(Ref n) {
  while (n->op == Op::Neg) n = n->child(0);
  return n->op == Op::Number && n->decimals >= 0;
}

bool has_decimal(Ref n) {
  if (n->op == Op::Number && n->decimals >= 0) return true;
  return std::any_of(n->children.begin(), n->children.end(), has_decimal);
}

// The answer rounded to the gold's digits.
bool rounds_to(Ref gold, Ref answer, Context& context) {
  if (!context.policy.gold_precision || !is_decimal(gold)) return false;
  Ref digits = gold;
  while (digits->op == Op::Neg) digits = digits->child(0);
  Rational value;
  Rational target;
  if (evaluate_exact(gold, target) != ExactStatus::Ok) return false;
  const Rational half = Rational::power_of_ten(-digits->decimals) / Rational(2);
  const auto high = order_of(answer, context.arena.number(target + half), context);
  const auto low = order_of(answer, context.arena.number(target - half), context);
  return high && low && *high <= 0 && *low >= 0;
}

Outcome decide_bare(Ref a, Ref b, Context& context) {
  Outcome outcome = decide_scalars(a, b, context);
  if (outcome.equal == Truth::Yes) return outcome;
  const bool left = is_decimal(a);
  const bool right = is_decimal(b);
  if (context.policy.decimal_digits > 0 && left != right && !has_decimal(left ? b : a) &&
      decimal_stands_for(left ? a : b, left ? b : a, context)) {
    return Outcome::yes(Method::Certified, "the decimal is the exact value rounded to its digits")
        .by("policy decimal_digits");
  }
  if (within_tolerance(a, b, context))
    return Outcome::yes(Method::Certified, "within the tolerance of the policy")
        .by("policy rel_tol or abs_tol");
  if (outcome.equal == Truth::No) {
    Outcome family = decide_families(a, b, context);
    if (family.equal == Truth::Yes) return family;
  }
  if (rounds_to(a, b, context))
    return Outcome::yes(Method::Certified, "rounds to the gold's digits")
        .by("policy gold_precision");
  return outcome;
}

Outcome decide_percent(Ref percent, Ref other, bool percent_first, Context& context) {
  const auto ordered = [&](Ref x, Ref y) {
    return percent_first ? decide_values(x, y, context) : decide_values(y, x, context);
  };
  const Ref value = percent->child(0);
  Outcome bare = Outcome::no(Method::Structural, "one side is a percentage");
  Outcome part = bare;
  if (context.policy.percent_optional)
    bare = with_note(ordered(value, other), "the percent sign is a unit");
  if (bare.equal == Truth::Yes) return bare;
  // 1 is 100% of something, and 1.5 is 150%; but who counts 3 of them did not mean 300%.
  Rational counted;
  const bool counts = evaluate_exact(other, counted) == ExactStatus::Ok && counted.is_integer() &&
                      !counted.is_zero() && !counted.abs().is_one();
  if (context.policy.percent_is_fraction && !counts) {
    const Ref hundredth = context.arena.make(Op::Div, {value, context.arena.number(100)});
    part = with_note(ordered(hundredth, other), "a percentage is a fraction of a hundred");
  }
  return any_of(bare, part);
}

Outcome decide_degrees(Ref degrees, Ref other, Context& context) {
  const Ref value = degrees->child(0);
  if (other->op == Op::Quantity) {
    const std::string unit = normal_unit(other->name);
    if (unit.starts_with("rad")) return decide_bare(degrees, other->child(0), context);
    if (const std::optional<Unit> known = read_unit(other->name);
        known && known->currency != "celsius" && known->currency != "fahrenheit")
      return Outcome::no(Method::Structural, "an angle against something else");
    return with_note(decide_values(value, other->child(0), context), "the units are not compared");
  }
  Outcome bare = Outcome::no(Method::Structural, "the unit is missing");
  if (!context.policy.require_units)
    bare = with_note(decide_values(value, other, context), "in degrees");
  if (bare.equal == Truth::Yes) return bare;
  return any_of(
      bare, with_note(decide_bare(degrees, other, context), "degrees are converted to radians"));
}

Outcome decide_quantities(Ref a, Ref b, Context& context) {
  std::optional<Unit> left = read_unit(a->name);
  std::optional<Unit> right = read_unit(b->name);
  if (left && right) {  // "30 pounds" of money where the other side says so
    const auto is_pound = [](Ref n) { return normal_unit(n->name) == "pound"; };
    if (left->currency == "sterling" && is_pound(b)) right = left;
    if (right->currency == "sterling" && is_pound(a)) left = right;
  }
  if (left && right) {
    if (left->dimension != right->dimension || left->currency != right->currency) {
      return Outcome::no(Method::Structural, "the units measure different things");
    }
    Arena& arena = context.arena;
    const auto in_base = [&](Ref n, const Unit& u) {
      return u.factor.is_one() ? n->child(0) : arena.mul(n->child(0), arena.number(u.factor));
    };
    if (left->factor == right->factor) return decide_values(a->child(0), b->child(0), context);
    return with_note(decide_values(in_base(a, *left), in_base(b, *right), context),
                     "after converting units");
  }
  Outcome values = decide_values(a->child(0), b->child(0), context);
  if (values.equal != Truth::Yes || normal_unit(a->name) == normal_unit(b->name)) return values;
  return Outcome::unknown("whether the units agree is not known");
}

std::string digits_of(Ref based) {
  std::string out;
  for (const char c : based->name) {
    if (std::isalnum(static_cast<unsigned char>(c)) != 0 || (c == '-' && out.empty())) {
      out += static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
    }
  }
  const std::size_t sign = out.starts_with("-") ? 1 : 0;
  const std::size_t first = std::min(out.find_first_not_of('0', sign), out.size() - 1);
  return out.substr(0, sign) + out.substr(first);
}

Outcome decide_based(Ref a, Ref b, Context& context) {
  if (a->op == Op::BaseN && b->op == Op::BaseN) {
    if (!(a->number == b->number))
      return Outcome::no(Method::Structural, "numerals of different bases");
    return digits_of(a) == digits_of(b)
               ? Outcome::yes(Method::Exact, "the same digits in the same base")
               : Outcome::no(Method::Exact, "different digits in the same base");
  }
  const Ref based = a->op == Op::BaseN ? a : b;
  const Ref other = a->op == Op::BaseN ? b : a;
  Rational value;
  const bool written =
      other->op == Op::Number || (other->op == Op::Neg && other->child(0)->op == Op::Number);
  if (written && evaluate_exact(other, value) == ExactStatus::Ok) {
    const std::string digits = digits_of(based);
    const bool negative = digits.starts_with("-");
    const Rational read = Rational::from_digits(digits.substr(negative ? 1 : 0), 0);
    if ((negative ? -read : read) == value) {
      return Outcome::yes(Method::Structural, "the same digits, the base left out");
    }
  }
  (void)context;
  return Outcome::no(Method::Structural, "a numeral of a base against another number");
}

Outcome decide_ratios(Ref a, Ref b, Context& context) {
  if (a->op == Op::Ratio && b->op == Op::Ratio) {
    if (a->children.size() != b->children.size())
      return Outcome::no(Method::Structural, "ratios of different lengths");
    Outcome all = Outcome::yes(Method::Exact, "the ratios are proportional");
    for (std::size_t i = 1; i < a->children.size(); ++i) {
      Outcome next = decide_scalars(context.arena.mul(a->child(0), b->child(i)),
                                    context.arena.mul(b->child(0), a->child(i)), context);
      if (next.equal == Truth::No) return next;
      if (next.equal == Truth::Unknown) all = next;
    }
    return all;
  }
  const Ref ratio = a->op == Op::Ratio ? a : b;
  if (ratio->children.size() != 2)
    return Outcome::no(Method::Structural, "a ratio of three against a number");
  return decide_bare(a, b, context);
}

Ref time_as_ratio(Ref time, Arena& arena) { return arena.make(Op::Ratio, time->children); }

Outcome decide_times(Ref a, Ref b, Context& context) {
  if (a->op == Op::Time && b->op == Op::Time) {
    if (a->number == b->number) return Outcome::yes(Method::Exact, "the same time");
    return Outcome::no(Method::Exact, "different times");
  }
  const Ref left = a->op == Op::Time ? time_as_ratio(a, context.arena) : a;
  const Ref right = b->op == Op::Time ? time_as_ratio(b, context.arena) : b;
  if (left->op != Op::Ratio || right->op != Op::Ratio)
    return Outcome::no(Method::Structural, "a time against a number");
  return decide_ratios(left, right, context);
}

Ref residue(Ref n) {
  const Ref value = n->op == Op::Modulo ? n->child(0) : n;
  return value->op == Op::Relation ? value->children.back() : value;
}

Outcome decide_residues(Ref a, Ref b, Context& context) {
  const Ref x = residue(a);
  const Ref y = residue(b);
  if (!is_scalar(x) || !is_scalar(y))
    return Outcome::unknown("a congruence of something that is no number");
  if (a->op == Op::Modulo && b->op == Op::Modulo) {
    Outcome modulus = decide_values(a->child(1), b->child(1), context);
    if (modulus.equal != Truth::Yes) return modulus;
    Rational quotient;
    const Ref steps = context.arena.make(Op::Div, {context.arena.sub(x, y), a->child(1)});
    if (evaluate_exact(steps, quotient) == ExactStatus::Ok) {
      return quotient.is_integer() ? Outcome::yes(Method::Exact, "congruent")
                                   : Outcome::no(Method::Exact, "not congruent");
    }
  }
  return with_note(decide_values(x, y, context), "the modulus is left out");
}

}  // namespace

Outcome decide_values(Ref a, Ref b, Context& context) {
  a = marks_outside(a, context.arena);
  b = marks_outside(b, context.arena);
  if (!is_marked(a) && !is_marked(b)) return decide_bare(a, b, context);
  if (a->op == Op::Modulo || b->op == Op::Modulo) return decide_residues(a, b, context);
  if (a->op == Op::Quantity && b->op == Op::Quantity) return decide_quantities(a, b, context);
  if (is_degree(a) && is_degree(b)) return decide_values(a->child(0), b->child(0), context);
  if (is_degree(a)) return decide_degrees(a, b, context);
  if (is_degree(b)) return decide_degrees(b, a, context);
  if (a->op == Op::Quantity || b->op == Op::Quantity) {
    if (context.policy.require_units) return Outcome::no(Method::Structural, "the unit is missing");
    const bool left = a->op == Op::Quantity;
    return with_note(decide_values(left ? a->child(0) : a, left ? b : b->child(0), context),
                     "the unit is left out");
  }
  if (a->op == Op::Percent && b->op == Op::Percent)
    return decide_values(a->child(0), b->child(0), context);
  if (a->op == Op::Percent) return decide_percent(a, b, true, context);
  if (b->op == Op::Percent) return decide_percent(b, a, false, context);
  if (a->op == Op::Time || b->op == Op::Time) return decide_times(a, b, context);
  if (a->op == Op::BaseN || b->op == Op::BaseN) return decide_based(a, b, context);
  return decide_ratios(a, b, context);
}

}  // namespace assay::checkers::math
