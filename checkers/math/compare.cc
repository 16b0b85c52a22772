// The public comparison: read both sides whole, decide, and say how.

#include <flint/flint.h>

#include <algorithm>

#include "checkers/math/context.h"
#include "checkers/math/limits.h"
#include "checkers/math/math.h"
#include "checkers/math/reading.h"
#include "checkers/math/structure.h"

namespace assay::checkers::math {
namespace {

constexpr std::size_t kMaxReason = 1024;

std::string shown(const Reading& r) {
  if (r.root != nullptr) return to_text(r.root);
  return {};
}

// "B" against "(B) 12", "b" against "B".
std::optional<Outcome> decide_choices(const Reading& gold, const Reading& answer,
                                      const Policy& policy) {
  if (gold.choice == '\0' || answer.choice == '\0') return std::nullopt;
  const bool bare = !gold.choice_has_text && !answer.choice_has_text;
  const bool letters =
      bare || (policy.choice_text && gold.choice_has_text != answer.choice_has_text);
  if (!letters) return std::nullopt;
  if (gold.choice == answer.choice) {
    return Outcome::yes(Method::Text,
                        bare ? "the same choice" : "the same choice, one side with its text");
  }
  return bare ? Outcome::no(Method::Text, "different choices")
              : Outcome::no(Method::Text, "different choices, one side with its text");
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

Outcome decide_readings(std::string_view gold_text, std::string_view answer_text,
                        const Reading& gold, const Reading& answer, Context& context) {
  if (const auto choice = decide_choices(gold, answer, context.policy)) return *choice;
  if (gold.root != nullptr && answer.root != nullptr) {
    Outcome outcome = decide(gold.root, answer.root, context);
    if (outcome.equal == Truth::Yes) return outcome;
    if (const auto comma = decide_commas(gold_text, answer_text, gold, answer, context))
      return *comma;
    if (gold.text == answer.text)
      return Outcome::yes(Method::Text, "written the same (" + outcome.reason + ")");
    if (outcome.equal == Truth::No) return outcome;
    if (!gold.text.empty() && normal_tokens(gold.text, context.policy.ignore_case) ==
                                  normal_tokens(answer.text, context.policy.ignore_case)) {
      return Outcome::yes(Method::Text, "written the same (" + outcome.reason + ")");
    }
    return outcome;
  }
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

}  // namespace

Decision compare(std::string_view gold, std::string_view answer, const Policy& policy) {
  Arena arena;
  Context context{.arena = arena,
                  .policy = policy,
                  .deadline = std::chrono::steady_clock::now() + policy.deadline};
  const Reading left = read_answer(gold, policy, arena);
  const Reading right = read_answer(answer, policy, arena);
  const Outcome outcome = decide_readings(gold, answer, left, right, context);
  Decision decision;
  if (outcome.equal != Truth::Unknown) decision.equal = outcome.equal == Truth::Yes;
  decision.method = outcome.method;
  decision.reason = outcome.reason.substr(0, kMaxReason);
  decision.gold_read = shown(left);
  decision.answer_read = shown(right);
  decision.gold_unparsed = left.root == nullptr;
  return decision;
}

}  // namespace assay::checkers::math
