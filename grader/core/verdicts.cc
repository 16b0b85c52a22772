// The names of protocol v1 for verdicts and kinds, and how a run of the sandbox is called in a
// grade. Names are never changed once published: rewards recorded by users refer to them.

#include "grader/core/verdicts.h"

#include <array>

namespace assay::grader {
namespace {

constexpr std::array kVerdicts = {
    Verdict::Accepted,     Verdict::PartiallyAccepted, Verdict::WrongAnswer,
    Verdict::CompileError, Verdict::RuntimeError,      Verdict::TimeLimit,
    Verdict::IdleLimit,    Verdict::MemoryLimit,       Verdict::OutputLimit,
    Verdict::NoAnswer,     Verdict::SecurityViolation, Verdict::Undecided,
};

struct KindName {
  std::string_view operator()(const StdioProblem&) const { return "stdio"; }
  std::string_view operator()(const FunctionProblem&) const { return "function"; }
  std::string_view operator()(const AssertsProblem&) const { return "asserts"; }
  std::string_view operator()(const AnswerProblem&) const { return "answer"; }
  std::string_view operator()(const ProgramProblem&) const { return "program"; }
  std::string_view operator()(const InteractiveProblem&) const { return "interactive"; }
};

}  // namespace

std::string_view name(Verdict verdict) {
  switch (verdict) {
    case Verdict::Accepted:
      return "accepted";
    case Verdict::PartiallyAccepted:
      return "partially_accepted";
    case Verdict::WrongAnswer:
      return "wrong_answer";
    case Verdict::CompileError:
      return "compile_error";
    case Verdict::RuntimeError:
      return "runtime_error";
    case Verdict::TimeLimit:
      return "time_limit";
    case Verdict::IdleLimit:
      return "idle_limit";
    case Verdict::MemoryLimit:
      return "memory_limit";
    case Verdict::OutputLimit:
      return "output_limit";
    case Verdict::SecurityViolation:
      return "security_violation";
    case Verdict::NoAnswer:
      return "no_answer";
    case Verdict::Undecided:
      return "undecided";
  }
  return "undecided";
}

std::optional<Verdict> verdict_from_name(std::string_view text) {
  for (const Verdict verdict : kVerdicts) {
    if (name(verdict) == text) {
      return verdict;
    }
  }
  return std::nullopt;
}

std::string_view kind_name(const Problem& problem) { return std::visit(KindName{}, problem.body); }

bool is_separate(const Problem& problem) {
  const auto* asserts = std::get_if<AssertsProblem>(&problem.body);
  return !std::holds_alternative<ProgramProblem>(problem.body) &&
         (asserts == nullptr || !asserts->shared);
}

std::optional<Verdict> failed_run(sandbox::Verdict verdict) {
  switch (verdict) {
    case sandbox::Verdict::Ok:
      return std::nullopt;
    case sandbox::Verdict::RuntimeError:
      return Verdict::RuntimeError;
    case sandbox::Verdict::TimeLimit:
      return Verdict::TimeLimit;
    case sandbox::Verdict::IdleLimit:
      return Verdict::IdleLimit;
    case sandbox::Verdict::MemoryLimit:
      return Verdict::MemoryLimit;
    case sandbox::Verdict::OutputLimit:
      return Verdict::OutputLimit;
    case sandbox::Verdict::SecurityViolation:
      return Verdict::SecurityViolation;
  }
  return Verdict::RuntimeError;
}

Verdict judged(checkers::Outcome outcome) {
  switch (outcome) {
    case checkers::Outcome::Accepted:
      return Verdict::Accepted;
    case checkers::Outcome::Partial:
      return Verdict::PartiallyAccepted;
    case checkers::Outcome::Wrong:
      return Verdict::WrongAnswer;
    case checkers::Outcome::NoAnswer:
      return Verdict::NoAnswer;
    case checkers::Outcome::Undecided:
      return Verdict::Undecided;
  }
  return Verdict::Undecided;
}

}  // namespace assay::grader
