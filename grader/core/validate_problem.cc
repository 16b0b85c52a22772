// What can be said of a problem without running anything: are the expected answers themselves
// accepted, do tests repeat or contradict each other, and would a program that ignores its input
// pass?
//
// Limits: a constant answer is looked for among the problem's own answers only; each is judged
// against the tests until one refuses it, at most kMaxConstantTrials judgements in all.

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>
#include <set>
#include <utility>

#include "grader/core/package.h"
#include "grader/core/value_codec.h"

namespace assay::grader {
namespace {

using checkers::Outcome;
using checkers::Value;

constexpr std::size_t kMaxConstantTrials = 20'000;

/// The findings of one problem, as they come up.
class StaticChecks {
 public:
  std::vector<Finding> take() { return std::move(findings_); }

  void check(const StdioProblem& problem) {
    if (no_tests(problem.tests.size())) {
      return;
    }
    if (problem.judge) {
      return;  // what it accepts is seen when solutions are run
    }
    const auto checker = checkers::make_checker(problem.checker);
    if (!checker) {
      error("checker", checker.error().message());
      return;
    }
    const auto accepts = [&](const StdioTest& test, std::string_view output) {
      const auto judged = (*checker)->judge({test.input, test.answer, output});
      return judged && judged->outcome == Outcome::Accepted;
    };
    std::map<std::string_view, const StdioTest*> by_input;
    for (const StdioTest& test : problem.tests) {
      const auto judged = (*checker)->judge({test.input, test.answer, test.answer});
      if (!judged) {
        error(test.name, judged.error().message());
      } else if (judged->outcome != Outcome::Accepted) {
        error(test.name, "the checker does not accept the answer itself: " + judged->message);
      } else if (accepts(test, "")) {
        warn(test.name, "an empty output is accepted");
      }
      const auto [first, is_new] = by_input.try_emplace(test.input, &test);
      if (!is_new) {
        repeated(test.name, first->second->name, accepts(*first->second, test.answer));
      }
    }
    look_for_constant(problem.tests, [&](const StdioTest& test, const StdioTest& other) {
      return accepts(test, other.answer);
    });
  }

  void check(const FunctionProblem& problem) {
    if (no_tests(problem.tests.size())) {
      return;
    }
    const auto accepts = [&](const FunctionTest& test, const Value& result) {
      return checkers::compare_values(test.expected, result, problem.policy).outcome ==
             Outcome::Accepted;
    };
    std::map<std::string, const FunctionTest*> by_input;
    for (const FunctionTest& test : problem.tests) {
      if (!accepts(test, test.expected)) {
        error(test.name, "the expected value does not equal itself (is it opaque?): " +
                             checkers::describe(test.expected));
      }
      const auto [first, is_new] = by_input.try_emplace(arguments(test), &test);
      if (!is_new) {
        repeated(test.name, first->second->name, accepts(*first->second, test.expected));
      }
    }
    look_for_constant(problem.tests, [&](const FunctionTest& test, const FunctionTest& other) {
      return accepts(test, other.expected);
    });
  }

  void check(const AssertsProblem& problem) {
    if (problem.test.find_first_not_of(" \t\r\n") == std::string::npos) {
      error("test", "is empty");
    } else if (problem.test.find("assert") == std::string::npos) {
      warn("test", "holds no assertion");
    }
    if (problem.shared) {
      warn("isolation",
           "test and submission share a process: code that looks for the test finds it");
    }
    for (const auto& [name, fields] : problem.value_types) {
      note("value_types", "the operators of " + name + " are the submission's: " +
                              (fields.empty() ? "two are equal if they are the same object"
                                              : "assert on its fields as well"));
    }
  }

  void check(const ProgramProblem& problem) {
    if (problem.test.find_first_not_of(" \t\r\n") == std::string::npos) {
      error("test", "is empty");
    }
    note("isolation", "test and submission share a process: see docs/SECURITY.md");
  }

  void check(const InteractiveProblem& problem) { no_tests(problem.tests.size()); }

  void check(const AnswerProblem& problem) {
    if (problem.golds.empty()) {
      error("gold", "there is none");
    }
    for (std::size_t i = 0; i < problem.golds.size(); ++i) {
      const std::string where = problem.golds.size() == 1 ? "gold" : fmt::format("gold[{}]", i);
      const std::string& gold = problem.golds[i];
      const auto itself = checkers::math::compare(gold, gold, problem.policy);
      if (itself.gold_unparsed) {
        error(where, "cannot be read: " + itself.reason);
      } else if (itself.equal != true) {
        error(where, "is not decided to equal itself: " + itself.reason);
      }
      for (std::size_t j = 0; j < i; ++j) {
        if (checkers::math::compare(problem.golds[j], gold, problem.policy).equal == true) {
          note(where, fmt::format("says the same as gold[{}]", j));
          break;
        }
      }
    }
  }

 private:
  void add(Finding::Severity severity, std::string where, std::string message) {
    findings_.push_back({severity, std::move(where), std::move(message)});
  }
  void error(std::string where, std::string message) {
    add(Finding::Severity::Error, std::move(where), std::move(message));
  }
  void warn(std::string where, std::string message) {
    add(Finding::Severity::Warning, std::move(where), std::move(message));
  }
  void note(std::string where, std::string message) {
    add(Finding::Severity::Note, std::move(where), std::move(message));
  }

  bool no_tests(std::size_t count) {
    if (count == 0) {
      error("tests", "there is none");
    }
    return count == 0;
  }

  void repeated(const std::string& name, const std::string& first, bool agrees) {
    if (agrees) {
      warn(name, "has the input of " + first);
    } else {
      error(name, "has the input of " + first + " but another answer, which is not accepted there");
    }
  }

  /// `accepts(test, other)`: would the answer of `other` pass `test`?
  template <typename Test, typename Accepts>
  void look_for_constant(const std::vector<Test>& tests, const Accepts& accepts) {
    std::size_t trials = 0;
    for (const Test& candidate : tests) {
      const bool passes_all = std::ranges::all_of(tests, [&](const Test& test) {
        return ++trials <= kMaxConstantTrials && accepts(test, candidate);
      });
      if (passes_all && tests.size() > 1) {
        warn("tests", "the answer of " + candidate.name +
                          " is accepted for every test: a program that ignores its input passes");
        return;
      }
    }
  }

  static std::string arguments(const FunctionTest& test) {
    nlohmann::json all = nlohmann::json::array();
    for (const Value& value : test.args) {
      all.push_back(value_to_json(value));
    }
    for (const auto& [key, value] : test.kwargs) {
      all.push_back({key, value_to_json(value)});
    }
    return all.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
  }

  std::vector<Finding> findings_;
};

}  // namespace

Validation validate_problem(const Problem& problem) {
  StaticChecks checks;
  std::visit([&](const auto& body) { checks.check(body); }, problem.body);
  return {.findings = checks.take(), .solutions_run = 0};
}

}  // namespace assay::grader
