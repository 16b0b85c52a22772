// Constants that balls could not tell apart: most are equal, and this is where that is proved.

#include "checkers/math/constants.h"

#include "checkers/math/ball.h"
#include "checkers/math/exact.h"
#include "checkers/math/postfix.h"
#include "checkers/math/worker.h"

namespace assay::checkers::math {
namespace {

// Part of the deadline is kept for what has to be done around the worker.
constexpr std::chrono::milliseconds kReserve{50};

// floor(pi) -> 3, max(sqrt 3, 1) -> sqrt 3: what a certified enclosure decides.
Ref resolved(Ref n, Arena& arena) {
  if (n->op == Op::Func &&
      (n->func == Func::Floor || n->func == Func::Ceil || n->func == Func::Sgn)) {
    Ball x;
    if (evaluate_ball(n, x, 192) && arb_is_exact(x.real()) != 0 && arb_is_zero(x.imag()) != 0 &&
        arb_is_int(x.real()) != 0) {
      Rational value;
      arf_get_fmpz(fmpq_numref(value.get()), arb_midref(x.real()), ARF_RND_DOWN);
      return arena.number(value);
    }
  }
  if (n->op == Op::Func && (n->func == Func::Max || n->func == Func::Min)) {
    Ref best = n->child(0);
    for (const Ref candidate : n->children) {
      Ball x;
      Ball y;
      if (!evaluate_ball(best, x, 192) || !evaluate_ball(candidate, y, 192)) return n;
      const bool first = arb_ge(x.real(), y.real()) != 0;
      const bool second = arb_le(x.real(), y.real()) != 0;
      if (!first && !second && !same_tree(best, candidate)) return n;
      if (n->func == Func::Max ? second : first) best = candidate;
    }
    return best;
  }
  if (n->op == Op::Pow && n->child(1)->op == Op::Func && n->child(1)->func == Func::Log) {
    const Ref base = n->child(1)->child(1);
    const Ref argument = n->child(1)->child(0);
    if (same_tree(n->child(0), base)) return resolved(argument, arena);  // a^(log_a b) is b
    // a^(log_b c) is c^(log_b a) for positive numbers
    Rational a;
    Rational power;
    if (evaluate_exact(n->child(0), a) == ExactStatus::Ok && a.sign() > 0 &&
        evaluate_exact(argument, a) == ExactStatus::Ok && a.sign() > 0 &&
        evaluate_exact(arena.func(Func::Log, {n->child(0), base}), power) == ExactStatus::Ok)
      return arena.make(Op::Pow, {argument, arena.number(power)});
  }
  if (n->children.empty()) return n;
  std::vector<Ref> children;
  bool changed = false;
  for (const Ref child : n->children) {
    children.push_back(resolved(child, arena));
    changed = changed || children.back() != child;
  }
  if (!changed) return n;
  Node* copy = arena.make(n->op);
  *copy = *n;
  copy->children = std::move(children);
  return copy;
}

}  // namespace

Outcome decide_constants(Ref a, Ref b, Context& context) {
  a = resolved(a, context.arena);
  b = resolved(b, context.arena);
  Rational x;
  Rational y;
  if (evaluate_exact(a, x) == ExactStatus::Ok && evaluate_exact(b, y) == ExactStatus::Ok) {
    return x == y ? Outcome::yes(Method::Certified, "both are " + x.text())
                  : Outcome::no(Method::Certified, x.text() + " is not " + y.text());
  }
  if (same_tree(a, b))
    return Outcome::yes(Method::Certified, "both are " + to_text(a).substr(0, 100));
  const std::optional<std::string> program = comparison_program(a, b, context.arena);
  if (!program) return Outcome::unknown("the values agree to 300 bits, and that is no proof");
  switch (run_in_worker(*program, context.deadline - kReserve)) {
    case Constants::Equal:
      return Outcome::yes(Method::Certified,
                          "the two constants are equal in exact algebraic arithmetic");
    case Constants::Different:
      return Outcome::no(Method::Certified,
                         "the two constants differ in exact algebraic arithmetic");
    case Constants::Unknown:
      break;
    case Constants::Failed:
      context.worker_failed = true;
      return Outcome::unknown("no worker could be had for exact arithmetic");
  }
  return Outcome::unknown(
      "the values agree to 300 bits, but exact arithmetic did not end in time or cannot decide");
}

}  // namespace assay::checkers::math
