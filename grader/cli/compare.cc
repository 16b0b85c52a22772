// assay compare: are two answers the same? Nothing runs, so no sandbox is started.

#include <nlohmann/json.hpp>
#include <ostream>

#include "grader/cli/commands.h"
#include "grader/cli/exit_code.h"
#include "grader/cli/inputs.h"
#include "grader/cli/text.h"
#include "grader/core/codec_parse.h"
#include "grader/core/comparison.h"
#include "grader/core/json_codec.h"

namespace assay::cli {
namespace {

namespace math = checkers::math;

constexpr int kExitUndecided = 2;
constexpr std::size_t kMaxShown = 4096;

constexpr const char* kFooter =
    "GOLD is the answer that is known to be right. An ANSWER of - is read from standard input.\n"
    "Texts may begin with one dash (-5); put -- before one that begins with two.\n"
    "\n"
    "Examples:\n"
    "  assay compare '\\frac{1}{2}' 0.5\n"
    "  assay compare --explain '\\sqrt{8}' '2\\sqrt{2}'\n"
    "  assay compare --policy rel_tol=1e-3 '\\pi' 3.1416\n"
    "  assay compare --extract 18 - < solution.txt\n"
    "\n"
    "Exit codes: 0 equal, 1 different, 2 undecided, or something could not be read.\n"
    "docs/MATH.md argues for the policies and their defaults.";

/// {"key": value} from "key=value" texts: a value is JSON where it is (true, 0.01), else text.
Result<nlohmann::json> policy_object(const std::vector<std::string>& settings) {
  nlohmann::json object = nlohmann::json::object();
  for (const std::string& setting : settings) {
    const std::size_t equals = setting.find('=');
    if (equals == 0 || equals == std::string::npos) {
      return failure(ErrorCode::BadRequest, "--policy " + setting + ": expected key=value");
    }
    const std::string value = setting.substr(equals + 1);
    const Result<nlohmann::json> parsed = grader::parse_json(value);
    object[setting.substr(0, equals)] = parsed ? *parsed : nlohmann::json(value);
  }
  return object;
}

std::string verdict_of(const math::Decision& decision) {
  if (!decision.equal) {
    return std::string(math::name(decision.method));  // undecided, unparsed
  }
  return *decision.equal ? "equal" : "different";
}

Colour colour_of(const math::Decision& decision) {
  if (!decision.equal) {
    return Colour::Yellow;
  }
  return *decision.equal ? Colour::Green : Colour::Red;
}

class CompareCommand : public Command {
 public:
  std::string_view name() const override { return "compare"; }
  std::string_view summary() const override { return "Tell whether two answers are the same"; }

  void declare(CommandLine& line) override {
    line.texts("GOLD ANSWER", texts_);
    line.flag("--explain", explain_, "Show how each side was read and which step decided");
    line.flag("--extract", extract_, "ANSWER is a model's text: take the answer out of it first");
    line.options("--policy", "KEY=VALUE", policy_,
                 "What may differ, as in rel_tol=0.01 (repeatable)");
    line.flag("--json", json_, "Print the protocol's answer");
    line.footer(kFooter);
  }

  int run(Console& console) override {
    if (texts_.size() != 2) {
      console.err << "assay compare: expected GOLD and ANSWER, got " << texts_.size()
                  << " texts\nassay compare --help tells more.\n";
      return kExitBadInput;
    }
    Result<math::Policy> policy = read_policy();
    if (!policy) {
      return complain(console, name(), policy.error());
    }
    Result<std::string> answer = read_answer();
    if (!answer) {
      return complain(console, name(), answer.error());
    }
    const Result<math::Decision> decision = grader::compare_answers(texts_[0], *answer, *policy);
    if (!decision) {
      return complain(console, name(), decision.error());
    }
    show(*decision, *answer, console);
    if (!decision->equal) {
      return kExitUndecided;
    }
    return *decision->equal ? kExitYes : kExitNo;
  }

 private:
  Result<math::Policy> read_policy() const {
    Result<nlohmann::json> object = policy_object(policy_);
    if (!object) {
      return failure(std::move(object).error());
    }
    return grader::math_policy_from_json(*object);
  }

  Result<std::string> read_answer() const {
    std::string text = texts_[1];
    if (text == "-") {
      Result<std::string> input = read_input(text);
      if (!input) {
        return failure(std::move(input).error());
      }
      text = std::move(*input);
    }
    if (!extract_) {
      return text;
    }
    std::optional<math::Extracted> found = math::extract_answer(text);
    if (!found) {
      return failure(ErrorCode::BadRequest, "there is no answer in the text");
    }
    return std::move(found->answer);
  }

  void show(const math::Decision& decision, const std::string& answer, Console& console) const {
    if (json_) {
      console.out << json_line(grader::decision_to_json(decision, explain_));
      return;
    }
    if (explain_) {
      explain_side("gold", texts_[0], decision.gold_read, console);
      explain_side("answer", answer, decision.answer_read, console);
      console.out << "method\n  " << math::name(decision.method) << ": "
                  << math::meaning(decision.method) << "\n";
      console.out << "decided by\n  " << (decision.step.empty() ? "nothing" : decision.step)
                  << "\n";
    }
    console.out << console.paint(colour_of(decision), verdict_of(decision));
    if (decision.equal) {
      console.out << "  (" << math::name(decision.method) << ")";
    }
    const std::string reason = quoted_lines(decision.reason, kMaxShown, 0);
    console.out << (reason.empty() ? "\n" : "  " + reason);
  }

  static void explain_side(const char* side, const std::string& given, const std::string& read,
                           Console& console) {
    console.out << side << "\n  given    " << quoted_lines(given, kMaxShown, 0);
    console.out << "  read as  "
                << (read.empty() ? "(could not be read)\n" : quoted_lines(read, kMaxShown, 0));
  }

  std::vector<std::string> texts_;
  std::vector<std::string> policy_;
  bool explain_ = false;
  bool extract_ = false;
  bool json_ = false;
};

}  // namespace

std::unique_ptr<Command> make_compare_command() { return std::make_unique<CompareCommand>(); }

}  // namespace assay::cli
