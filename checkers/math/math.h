#pragma once

// Judges mathematical answers: are these two texts the same answer? The engine's ladder and its
// policies are argued in docs/MATH.md.

#include <chrono>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "base/result.h"

namespace assay::checkers::math {

/// How a decision was reached.
enum class Method {
  Exact,       ///< Integer, rational or symbolic arithmetic: a proof.
  Certified,   ///< Disjoint balls (Arb) or Calcium: a proof.
  Tested,      ///< Agreement at sample points: strong evidence, no proof.
  Structural,  ///< The parts were decided and the structure compared.
  Text,        ///< Compared as text (choices, words).
  Undecided,   ///< A budget ran out or no method applies.
  Unparsed,    ///< A side could not be read whole.
};
/// "exact", "certified", ...: names of protocol v1.
std::string_view name(Method method);
/// What the method is worth, for people: half a sentence.
std::string_view meaning(Method method);

/// What an answer may look like and still be the same. Defaults are those of docs/MATH.md. Part of
/// a problem; JSON names are the member names.
struct Policy {
  /// May a decimal stand for an exact gold (0.333 for 1/3)? With 0 only exact equality counts;
  /// otherwise the allowed relative error.
  double rel_tol = 0;
  double abs_tol = 0;
  /// A decimal that equals the gold rounded to the gold's own number of decimals is accepted when
  /// the gold itself is written as a decimal.
  bool gold_precision = false;
  /// A number written with a decimal point stands for an exact value that it is the rounding or the
  /// truncation of, if it has at least so many significant digits (4.123105 for sqrt(17)). 0:
  /// never.
  int decimal_digits = 6;
  /// "1,5" against 1.5: a lone number whose comma cannot separate thousands may be a decimal one.
  bool comma_or_point = true;
  bool ordered =
      false;  ///< Is "1, 2" different from "2, 1" (bare lists; tuples always are ordered).
  bool require_units = false;       ///< A missing unit is an error of the answer.
  bool percent_is_fraction = true;  ///< 50% equals 1/2.
  bool percent_optional = true;     ///< 50% equals a bare 50: the sign is a unit.
  bool equation_rhs = true;         ///< "x = 5" may stand for "5" and the other way.
  bool ignore_case = true;          ///< For text answers.
  bool decimal_comma = false;       ///< "1,5" is 3/2.
  bool choice_text = true;          ///< "(B) 12" may stand for "B".
  /// What the choices say, by letter: then "12" may stand for B, and "(B) 13" does not.
  std::map<char, std::string> choices{};
  /// "x > 5" may stand for (5, infinity) and the other way.
  bool inequality_set = true;
  /// Variables have to have the gold's names; otherwise x > 5 and m > 5 are the same.
  bool variable_names = true;
  /// Antiderivatives: "+ C" may be missing in the answer, and may swallow other constants.
  bool integration_constant = false;
  /// How far an answer has to be worked out. Nothing is asked that the gold does not do itself.
  enum class Form {
    Any,        ///< Its value counts: 37 * 43 is 1591.
    Evaluated,  ///< Arithmetic that can be done is done: 28/64 and sqrt(8) pass.
    Simplest,   ///< And fractions are in lowest terms, roots without squares.
  };
  Form form = Form::Any;
  std::chrono::milliseconds deadline{1000};
};
/// "any", "evaluated", "simplest".
std::string_view name(Policy::Form form);
std::optional<Policy::Form> form_from_name(std::string_view name);

struct Decision {
  std::optional<bool> equal;  ///< Nothing: undecided, or not parsed.
  Method method = Method::Undecided;
  std::string reason;     ///< One sentence for people.
  std::string step;       ///< Which step of the ladder (docs/MATH.md) decided; empty: none did.
  std::string gold_read;  ///< Canonical text of how the gold was read; empty if unparsed.
  std::string answer_read;
  bool gold_unparsed =
      false;  ///< The gold is at fault: an error of the problem, not a wrong answer.
  /// Nothing was found out because the process that should have computed it could not be had, was
  /// killed from outside or got no processor: our failure, neither right nor wrong. Worth another
  /// try. `equal` is empty then.
  bool failed = false;
};

/// Decides within policy.deadline whatever the input. Symmetric in its two texts but for what the
/// policy names. Thread safe; never throws; nothing in the texts is ever executed.
Decision compare(std::string_view gold, std::string_view answer, const Policy& policy);

/// Several parts that the answer has to give all, in any order (the policy may ask for theirs).
Decision compare_parts(std::span<const std::string> golds, std::string_view answer,
                       const Policy& policy);

/// Where an answer is looked for in a model's text. docs/MATH.md tells the rules in full.
enum class Extraction {
  Auto,    ///< Boxed, else <answer>, else ####, else "the answer is", else "A:", else last number.
  Boxed,   ///< Only the last balanced \boxed{} or \fbox{}.
  Hashes,  ///< Only after the last "####".
  Tag,     ///< Only the last <answer>...</answer>.
  Phrase,  ///< Only "the (final) answer is ...".
  Whole,   ///< The text itself is the answer.
};
std::string_view name(Extraction rule);
std::optional<Extraction> extraction_from_name(std::string_view name);

struct Extracted {
  std::string answer;
  std::string rule;  ///< Which rule found it: "boxed", "hashes", ...
};
/// Nothing if the text holds no answer by that rule. Linear time; a text over 1 MiB is cut to its
/// last MiB.
std::optional<Extracted> extract_answer(std::string_view text, Extraction rule = Extraction::Auto);

}  // namespace assay::checkers::math
