// Each rule rewrites the answer in the gold's terms and asks the core again, so that a policy never
// has an equality of its own.

#include "checkers/math/policies.h"

#include <algorithm>
#include <array>

#include "checkers/math/derivative.h"
#include "checkers/math/scalar.h"
#include "checkers/math/structure.h"

namespace assay::checkers::math {
namespace {

constexpr std::size_t kMaxRenamed = 3;

std::vector<std::string> names_in(Ref n) {
  bool opaque = false;
  return variables_of(n, opaque);
}

// One-to-one, in every order: at most six.
std::optional<Outcome> with_other_names(Ref gold, Ref answer, Context& context) {
  const std::vector<std::string> wanted = names_in(gold);
  const std::vector<std::string> given = names_in(answer);
  if (wanted == given || wanted.size() != given.size() || wanted.size() > kMaxRenamed)
    return std::nullopt;
  Arena& arena = context.arena;
  Ref neutral = answer;  // two steps, so that x and y may change places
  for (std::size_t i = 0; i < given.size(); ++i)
    neutral = substituted(neutral, given[i], arena.symbol("renamed " + std::to_string(i)), arena);
  std::vector<std::size_t> order(wanted.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  do {
    Ref renamed = neutral;
    for (std::size_t i = 0; i < order.size(); ++i) {
      renamed = substituted(renamed, "renamed " + std::to_string(i), arena.symbol(wanted[order[i]]),
                            arena);
    }
    Outcome same = decide(gold, renamed, context);
    if (same.equal == Truth::Yes) {
      same.reason += " (with other names of the variables)";
      return same;
    }
  } while (std::next_permutation(order.begin(), order.end()));
  return std::nullopt;
}

bool is_constant_name(const std::string& name) {
  static constexpr auto kNames =
      std::to_array<std::string_view>({"C", "c", "K", "C_1", "c_1", "C_0"});
  return std::find(kNames.begin(), kNames.end(), name) != kNames.end();
}

struct Family {
  Ref body = nullptr;    // without the constant
  std::string constant;  // its name; empty if there is none
  std::string variable;  // the one variable of the body
};

// F(x) + C. The rest of the sum holds one variable and no other constant by such a name.
std::optional<Family> family(Ref n, Arena& arena) {
  if (!is_scalar(n)) return std::nullopt;
  Family f;
  std::vector<Ref> rest;
  const std::vector<Ref> terms = n->op == Op::Add ? n->children : std::vector<Ref>{n};
  for (const Ref term : terms) {
    if (f.constant.empty() && terms.size() > 1 && term->op == Op::Symbol &&
        is_constant_name(term->name)) {
      f.constant = term->name;
    } else {
      rest.push_back(term);
    }
  }
  f.body = rest.size() == 1 ? rest[0] : arena.make(Op::Add, std::move(rest));
  const std::vector<std::string> names = names_in(f.body);
  if (names.size() != 1 || names[0] == f.constant) return std::nullopt;
  f.variable = names[0];
  return f;
}

std::optional<Outcome> with_other_constant(Ref gold, Ref answer, Context& context) {
  const std::optional<Family> g = family(gold, context.arena);
  const std::optional<Family> a = g ? family(answer, context.arena) : std::nullopt;
  if (!a || g->constant.empty() || g->variable != a->variable) return std::nullopt;
  if (!a->constant.empty() && a->constant != g->constant) {
    Outcome same = decide(g->body, a->body, context);
    if (same.equal == Truth::Yes) {
      same.reason += " (the constant of integration has another name)";
      return same;
    }
  }
  if (!context.policy.integration_constant) return std::nullopt;
  const Ref d = derivative_of(context.arena.sub(g->body, a->body), g->variable, context.arena);
  if (d == nullptr) return std::nullopt;
  Outcome constant = decide(d, context.arena.number(0), context);
  if (constant.equal != Truth::Yes) return std::nullopt;
  constant.reason = "the derivatives agree: " + constant.reason;
  return constant;
}

}  // namespace

std::optional<Outcome> accept_by_policy(Ref gold, Ref answer, Context& context) {
  if (auto outcome = with_other_constant(gold, answer, context)) return outcome;
  if (!context.policy.variable_names) return with_other_names(gold, answer, context);
  return std::nullopt;
}

}  // namespace assay::checkers::math
