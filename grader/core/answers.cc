// Kind "answer": nothing runs. The answer is taken from the text and compared with each gold, and
// the first that is equal decides; or, where the golds are parts, with all of them together.
//
// A gold that cannot be read is a defect of the problem and becomes an error (a null reward), as
// does a comparison that a failure of ours cut short, unless another gold proves the answer right.
// An answer that cannot be decided is Undecided, which is not accepted.

#include <optional>
#include <string>
#include <utility>

#include "grader/core/aggregate.h"
#include "grader/core/comparison.h"
#include "grader/core/job.h"
#include "grader/core/quote.h"

namespace assay::grader {
namespace {

namespace math = checkers::math;

/// Answers quoted in a grade.
constexpr std::size_t kMaxExtracted = 4096;

struct Judged {
  Verdict verdict = Verdict::WrongAnswer;
  math::Decision decision;
};

Result<Judged> judge_parts(const AnswerProblem& problem, std::string_view answer) {
  Result<math::Decision> decision = compare_answer_parts(problem.golds, answer, problem.policy);
  if (!decision) {
    return failure(std::move(decision).error());
  }
  if (decision->gold_unparsed) {
    return failure(ErrorCode::BadProblem, "a gold cannot be read: " + decision->reason);
  }
  Verdict verdict = Verdict::Undecided;
  if (decision->equal) {
    verdict = *decision->equal ? Verdict::Accepted : Verdict::WrongAnswer;
  }
  return Judged{verdict, *std::move(decision)};
}

Result<Judged> judge(const AnswerProblem& problem, std::string_view answer) {
  if (problem.all_golds) {
    return judge_parts(problem, answer);
  }
  Judged best;
  std::optional<Error> failed;
  for (const std::string& gold : problem.golds) {
    Result<math::Decision> compared = compare_answers(gold, answer, problem.policy);
    if (!compared) {
      failed = std::move(compared).error();
      continue;
    }
    if (compared->equal == true) {
      return Judged{Verdict::Accepted, *std::move(compared)};
    }
    if (compared->gold_unparsed) {
      failed.emplace(ErrorCode::BadProblem, "the gold \"" + quote_line(gold, 200) +
                                                "\" cannot be read: " + compared->reason);
    } else if (!compared->equal) {
      best = Judged{Verdict::Undecided, *std::move(compared)};
    } else if (best.verdict != Verdict::Undecided) {
      best.decision = *std::move(compared);
    }
  }
  if (failed) {
    return failure(*std::move(failed));
  }
  return best;
}

Result<void> check_golds(const AnswerProblem& problem) {
  if (problem.golds.empty()) {
    return failure(ErrorCode::BadProblem, "problem.gold: there is none");
  }
  if (problem.golds.size() > kMaxGradedTests) {
    return failure(ErrorCode::BadProblem, "problem.gold: too many");
  }
  return {};
}

}  // namespace

Result<void> grade_answer(const Job& job, const AnswerProblem& problem, Grade& grade) {
  Result<void> fine = check_golds(problem);
  if (!fine) {
    return fine;
  }
  const std::optional<std::string>& text = job.submission.completion;
  if (!text) {
    return failure(ErrorCode::BadSubmission,
                   "submission: an answer problem takes {\"completion\": text}");
  }
  grade.total = 1;
  const std::optional<math::Extracted> extracted = math::extract_answer(*text, problem.extraction);
  if (!extracted) {
    grade.verdict = Verdict::NoAnswer;
    grade.message = "there is no answer in the text";
    return {};
  }
  grade.extracted = quote(extracted->answer, kMaxExtracted);
  Result<Judged> judged = judge(problem, extracted->answer);
  if (!judged) {
    return failure(std::move(judged).error());
  }
  grade.verdict = judged->verdict;
  grade.passed = judged->verdict == Verdict::Accepted ? 1 : 0;
  grade.reward = grade.passed;
  grade.method = math::name(judged->decision.method);
  grade.step = judged->decision.step;
  grade.gold_read = quote(judged->decision.gold_read, kMaxExtracted);
  grade.answer_read = quote(judged->decision.answer_read, kMaxExtracted);
  grade.message = quote(judged->decision.reason, kMaxMessage);
  return {};
}

}  // namespace assay::grader
