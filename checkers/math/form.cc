// Is an answer worked out? "37 * 43" has the value 1591 and answers "compute 37 * 43" no better
// than the question does. Nothing is asked of an answer that the gold does not do itself.

#include "checkers/math/form.h"

#include <algorithm>

#include "checkers/math/exact.h"
#include "checkers/math/scalar.h"

namespace assay::checkers::math {
namespace {

bool is_integer(Ref n) { return n->op == Op::Number && n->decimals < 0 && n->number.is_integer(); }

bool power_of_ten(Ref n) {
  if (n->op != Op::Pow || !is_integer(n->child(0)) || !(n->child(0)->number == Rational(10)))
    return false;
  const Ref e = n->child(1);
  return is_integer(e) || (e->op == Op::Neg && is_integer(e->child(0)));
}

// A number as it is written down: 1591, -3/4, 2.5, 3.2 x 10^5, 28%, 5 cm, 3:4.
bool is_numeral(Ref n) {
  if (n->op == Op::Number || n->op == Op::BaseN || n->op == Op::Time) return true;
  if (n->op == Op::Neg || n->op == Op::Percent || n->op == Op::Quantity || n->op == Op::PlusMinus)
    return is_numeral(n->child(0));
  if (n->op == Op::Func && n->func == Func::Degree) return is_numeral(n->child(0));
  if (n->op == Op::Ratio || n->op == Op::Modulo)
    return std::all_of(n->children.begin(), n->children.end(), is_numeral);
  if (n->op == Op::Mul)
    return n->children.size() == 2 && n->child(0)->op == Op::Number && power_of_ten(n->child(1));
  if (power_of_ten(n)) return true;
  if (n->op != Op::Div) return false;
  const auto signed_integer = [](Ref x) { return is_integer(x->op == Op::Neg ? x->child(0) : x); };
  Rational value;
  return signed_integer(n->child(0)) && signed_integer(n->child(1)) &&
         evaluate_exact(n, value) == ExactStatus::Ok && !value.is_integer();
}

// What a statement says in the end: 1591 of "37 * 43 = 1591".
Ref conclusion(Ref n) { return n->op == Op::Relation ? n->children.back() : n; }

bool all_numerals(Ref n) {
  n = conclusion(n);
  const bool collection = n->op == Op::List || n->op == Op::Set || n->op == Op::Tuple ||
                          n->op == Op::Interval || n->op == Op::Matrix;
  if (collection) return std::all_of(n->children.begin(), n->children.end(), all_numerals);
  return is_numeral(n);
}

bool holds_square(const Rational& r) {
  for (std::int64_t p = 2; p <= 1000; ++p) {
    if ((r / Rational(p * p)).is_integer()) return true;
  }
  return false;
}

// What is left to do in a formula, or nothing.
std::optional<std::string> left_to_do(Ref n, Policy::Form form) {
  const auto exact = [](Ref x) {
    Rational r;
    return is_scalar(x) && evaluate_exact(x, r) == ExactStatus::Ok;
  };
  if (is_scalar(n) && is_numeral(n)) {
    if (form == Policy::Form::Simplest && n->op == Op::Div) {
      Rational value;
      (void)evaluate_exact(n, value);
      Rational below;
      (void)evaluate_exact(n->child(1), below);
      Rational reduced;
      fmpz_set(fmpq_numref(reduced.get()), fmpq_denref(value.get()));
      if (!(below.abs() == reduced)) return "a fraction that is not in lowest terms";
    }
    return std::nullopt;
  }
  if (n->op == Op::Add || n->op == Op::Mul) {
    const auto numbers = std::count_if(n->children.begin(), n->children.end(), exact);
    if (numbers > 1)
      return n->op == Op::Add ? "a sum of numbers that is not computed"
                              : "a product of numbers that is not computed";
  }
  if ((n->op == Op::Pow || n->op == Op::Root || n->op == Op::Div || n->op == Op::Sum ||
       n->op == Op::Product || n->op == Op::Func) &&
      exact(n))
    return "an operation on numbers that is not computed";
  if (n->op == Op::Opaque) return "an integral, a derivative or a limit";
  if (form == Policy::Form::Simplest && n->op == Op::Root && is_integer(n->child(0)) &&
      n->child(0)->number == Rational(2) && is_integer(n->child(1)) &&
      holds_square(n->child(1)->number))
    return "a square inside a root";
  if (form == Policy::Form::Simplest && n->op == Op::Div && n->child(1)->op == Op::Root)
    return "a root in the denominator";
  for (const Ref child : n->children) {
    if (auto found = left_to_do(child, form)) return found;
  }
  return std::nullopt;
}

bool is_solved(Ref n) {
  if (n->op == Op::List || n->op == Op::Set)
    return std::all_of(n->children.begin(), n->children.end(), is_solved);
  if (n->op != Op::Relation) return true;
  if (std::any_of(n->relations.begin(), n->relations.end(), [](Rel r) { return r != Rel::Eq; }))
    return true;
  const Ref left = n->child(0);
  const bool name = left->op == Op::Symbol || left->op == Op::Apply || left->op == Op::Tuple;
  bool opaque = false;
  return name || conclusion(n)->op == Op::Symbol || variables_of(n, opaque).empty();
}

}  // namespace

std::optional<std::string> wrong_form(Ref gold, Ref answer, Policy::Form form) {
  if (form == Policy::Form::Any) return std::nullopt;
  if (all_numerals(gold) && !all_numerals(answer)) return "a number that is not worked out";
  if (left_to_do(gold, form)) return std::nullopt;
  if (gold->op == Op::Relation && is_solved(gold) && !is_solved(answer))
    return "an equation that is not solved";
  return left_to_do(conclusion(answer), form);
}

}  // namespace assay::checkers::math
