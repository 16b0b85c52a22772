// The public comparison: read both sides whole, decide, and say how.

#include <flint/flint.h>

#include <algorithm>

#include "checkers/math/calculus.h"
#include "checkers/math/choices.h"
#include "checkers/math/context.h"
#include "checkers/math/derivative.h"
#include "checkers/math/form.h"
#include "checkers/math/limits.h"
#include "checkers/math/math.h"
#include "checkers/math/policies.h"
#include "checkers/math/reading.h"
#include "checkers/math/scalar.h"
#include "checkers/math/structure.h"
#include "checkers/math/work.h"

namespace assay::checkers::math {
namespace {

constexpr std::size_t kMaxReason = 1024;

std::string shown(const Reading& r) {
  if (r.root != nullptr) return to_text(r.root);
  return {};
}

bool holds_i(Ref n) {
  return n->op == Op::I || std::any_of(n->children.begin(), n->children.end(), holds_i);
}

std::string shown_choice(const Reading& r) {
  return std::string("choice ") + r.choice + (r.choice_text.empty() ? "" : ": " + r.choice_text);
}

// 1,5 against 1.5, 100,0000 against 1000000, 125,343 against \{125, 343\}: the digits of one side
// may be read in another way that the other side, which has only one, agrees with.
std::optional<Outcome> decide_commas(std::string_view gold_text, std::string_view answer_text,
                                     const Reading& gold, const Reading& answer, Context& context) {
  if (!context.policy.comma_or_point || context.policy.decimal_comma) return std::nullopt;
  const std::vector<Ref> left = other_readings(gold_text, context.arena);
  const std::vector<Ref> right = other_readings(answer_text, context.arena);
  if (left.empty() == right.empty()) return std::nullopt;
  for (const Ref reading : left.empty() ? right : left) {
    Outcome outcome =
        left.empty() ? decide(gold.root, reading, context) : decide(reading, answer.root, context);
    if (outcome.equal != Truth::Yes) continue;
    outcome.reason += " (with the other reading of the comma)";
    return outcome;
  }
  return std::nullopt;
}

// "5 m" against "5 cm" or 5: letters behind a number are a unit where the other side holds no
// variables.
std::optional<Outcome> decide_letter_units(const Reading& gold, const Reading& answer,
                                           Context& context) {
  const auto plain = [](Ref n) {
    bool opaque = false;
    return is_scalar(n) && variables_of(n, opaque).empty();
  };
  const Ref left = plain(gold.root) ? nullptr : unit_reading(gold.text, context.arena);
  const Ref right = plain(answer.root) ? nullptr : unit_reading(answer.text, context.arena);
  if ((left == nullptr) == (right == nullptr)) return std::nullopt;
  if (!plain(left == nullptr ? gold.root : answer.root)) return std::nullopt;
  Outcome outcome =
      decide(left == nullptr ? gold.root : left, right == nullptr ? answer.root : right, context);
  if (outcome.equal != Truth::Yes) return std::nullopt;
  outcome.reason += " (with letters read as a unit)";
  return outcome;
}

// 3 + 4j, 3 + 4I against 3 + 4i: the letter is the unit where the other side has the unit and no
// such letter.
std::optional<Outcome> decide_imaginary(Ref gold, Ref answer, Context& context) {
  if (!is_scalar(gold) || !is_scalar(answer) || holds_i(gold) == holds_i(answer))
    return std::nullopt;
  const bool swap = holds_i(answer);
  const Ref lettered = swap ? gold : answer;
  const Ref other = swap ? answer : gold;
  if (lettered->op == Op::Symbol) return std::nullopt;
  bool opaque = false;
  const std::vector<std::string> names = variables_of(lettered, opaque);
  const std::vector<std::string> taken = variables_of(other, opaque);
  for (const char* letter : {"j", "I"}) {
    const auto has = [&](const std::vector<std::string>& all) {
      return std::find(all.begin(), all.end(), letter) != all.end();
    };
    if (!has(names) || has(taken)) continue;
    const Ref unit = substituted(lettered, letter, context.arena.make(Op::I), context.arena);
    Outcome outcome = swap ? decide(unit, other, context) : decide(other, unit, context);
    if (outcome.equal != Truth::Yes) return std::nullopt;
    outcome.reason += std::string(" (with ") + letter + " as the imaginary unit)";
    return outcome;
  }
  return std::nullopt;
}

Outcome decide_roots(std::string_view gold_text, std::string_view answer_text, const Reading& gold,
                     const Reading& answer, Context& context) {
  Outcome outcome = decide(gold.root, answer.root, context);
  if (outcome.equal == Truth::Yes) return outcome;
  if (const auto comma = decide_commas(gold_text, answer_text, gold, answer, context))
    return *comma;
  if (const auto imaginary = decide_imaginary(gold.root, answer.root, context)) return *imaginary;
  if (const auto unit = decide_letter_units(gold, answer, context)) return *unit;
  if (const auto allowed = accept_by_policy(gold.root, answer.root, context)) return *allowed;
  if (gold.text == answer.text)
    return Outcome::yes(Method::Text, "written the same (" + outcome.reason + ")");
  if (outcome.equal == Truth::No) return outcome;
  if (!gold.text.empty() && normal_tokens(gold.text, context.policy.ignore_case) ==
                                normal_tokens(answer.text, context.policy.ignore_case)) {
    return Outcome::yes(Method::Text, "written the same (" + outcome.reason + ")");
  }
  return outcome;
}

Outcome decide_readings(std::string_view gold_text, std::string_view answer_text,
                        const Reading& gold, const Reading& answer, Context& context) {
  if (const auto choice = decide_choices(gold, answer, context)) return *choice;
  if (gold.root != nullptr && answer.root != nullptr)
    return decide_roots(gold_text, answer_text, gold, answer, context);
  if (gold.empty) return {Truth::Unknown, Method::Unparsed, "the gold is empty"};
  if (answer.empty) return Outcome::no(Method::Text, "the answer is empty");
  Outcome outcome{Truth::Unknown, Method::Unparsed, {}};
  if (gold.root == nullptr) outcome.reason = "the gold could not be read: " + gold.error;
  if (answer.root == nullptr) {
    outcome.reason +=
        (outcome.reason.empty() ? "" : "; ") + ("the answer could not be read: " + answer.error);
  }
  if (!gold.text.empty() && !answer.text.empty() && gold.text.size() <= kMaxTextBytes &&
      normal_tokens(gold.text, context.policy.ignore_case) ==
          normal_tokens(answer.text, context.policy.ignore_case)) {
    return Outcome::yes(Method::Text, "written the same (" + outcome.reason + ")");
  }
  return outcome;
}

// The step that a method alone tells.
std::string_view usual_step(Method method) {
  switch (method) {
    case Method::Exact:
      return "exact arithmetic";
    case Method::Certified:
      return "balls";
    case Method::Tested:
      return "sample points";
    case Method::Structural:
      return "structure";
    case Method::Text:
      return "words";
    case Method::Undecided:
    case Method::Unparsed:
      break;
  }
  return {};
}

// FLINT and Arb keep caches for each thread; they go with it.
struct FlintCaches {
  FlintCaches() = default;
  FlintCaches(const FlintCaches&) = delete;
  FlintCaches& operator=(const FlintCaches&) = delete;
  ~FlintCaches() { flint_cleanup(); }
};

Decision finished(std::string_view gold, std::string_view answer, Reading left, Reading right,
                  Context& context) {
  static thread_local const FlintCaches caches;
  (void)caches;
  Decision decision;
  decision.gold_read = shown(left);
  decision.answer_read = shown(right);
  decision.gold_unparsed = left.root == nullptr;
  const Ref gold_as_written = left.root;
  const Ref answer_as_written = right.root;
  for (Reading* side : {&left, &right}) {
    if (side->root != nullptr) side->root = computed(side->root, context);
  }
  Outcome outcome = decide_readings(gold, answer, left, right, context);
  // An unknown part may have sent a comparison down another road: only a proof of equality stands.
  decision.failed = context.worker_failed && outcome.equal != Truth::Yes;
  if (decision.failed) outcome = Outcome::unknown("no worker could be had for exact arithmetic");
  if (outcome.equal == Truth::Yes && outcome.method != Method::Text && gold_as_written != nullptr &&
      answer_as_written != nullptr) {
    if (const auto fault = wrong_form(gold_as_written, answer_as_written, context.policy.form))
      outcome = Outcome::no(Method::Structural,
                            "the values are equal, but the policy asks for another form: " + *fault)
                    .by("policy form");
  }
  if (outcome.method == Method::Text && (left.choice != '\0') && (right.choice != '\0')) {
    decision.gold_read = shown_choice(left);
    decision.answer_read = shown_choice(right);
  }
  if (outcome.equal != Truth::Unknown) decision.equal = outcome.equal == Truth::Yes;
  decision.method = outcome.method;
  decision.reason = outcome.reason.substr(0, kMaxReason);
  decision.step = outcome.step.empty() ? usual_step(outcome.method) : outcome.step;
  return decision;
}

}  // namespace

Decision compare(std::string_view gold, std::string_view answer, const Policy& policy) {
  const WorkBudget budget;
  Arena arena;
  Context context{.arena = arena,
                  .policy = policy,
                  .deadline = std::chrono::steady_clock::now() + policy.deadline};
  Reading left = read_answer(gold, policy, arena);
  Reading right = read_answer(answer, policy, arena);
  return finished(gold, answer, std::move(left), std::move(right), context);
}

Decision compare_parts(std::span<const std::string> golds, std::string_view answer,
                       const Policy& policy) {
  if (golds.size() == 1) return compare(golds[0], answer, policy);
  const WorkBudget budget;
  Arena arena;
  Context context{.arena = arena,
                  .policy = policy,
                  .deadline = std::chrono::steady_clock::now() + policy.deadline};
  Reading all;
  std::vector<Ref> parts;
  for (const std::string& gold : golds) {
    const Reading part = read_answer(gold, policy, arena);
    if (part.root == nullptr) all.error = part.error;
    parts.push_back(part.root);
  }
  if (parts.empty()) all.empty = true;
  if (all.error.empty() && !parts.empty()) {
    Node* list = arena.make(Op::List, std::move(parts));
    list->name = ",";
    all.root = list;
  }
  return finished({}, answer, std::move(all), read_answer(answer, policy, arena), context);
}

}  // namespace assay::checkers::math
