// Runs what a package brings against what it claims. The static findings come first
// (validate_problem.cc); then each solution is graded `repeats` times, and a few probes of our own
// try what costs nothing to try: a function that does nothing, leaving early.
//
// Limits: solutions run one after the other, each bounded by the problem's limits. Repeats stop at
// the first test that fails where the reward is binary: what comes after it changes nothing.

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <source_location>
#include <utility>

#include "base/check.h"
#include "grader/core/languages.h"
#include "grader/core/limits.h"
#include "grader/core/package.h"

namespace assay::grader {
namespace {

using Severity = Finding::Severity;

/// An accepted solution that needs more than this part of its CPU limit makes the verdict a matter
/// of the machine.
constexpr double kCpuMargin = 0.5;
constexpr std::size_t kMaxListedTests = 12;

std::string quoted_message(const std::string& message) {
  constexpr std::size_t kLimit = 300;
  if (message.empty()) {
    return "";
  }
  return ": " + message.substr(0, kLimit) + (message.size() > kLimit ? "..." : "");
}

/// "wrong_answer on secret/03: expected 5, got 6".
std::string outcome(const Grade& grade) {
  const auto failed = std::ranges::find_if(
      grade.tests, [](const TestGrade& test) { return test.verdict != Verdict::Accepted; });
  if (failed == grade.tests.end()) {
    return std::string(name(grade.verdict)) + quoted_message(grade.message);
  }
  return fmt::format("{} on {}{}", name(grade.verdict), failed->name,
                     quoted_message(failed->message));
}

/// The CPU limit that a submission of this language runs under; nothing if the language is unknown.
std::optional<CpuTime> cpu_limit(const Problem& problem, const Languages& languages,
                                 const std::string& language_name) {
  const Result<const Language*> language = languages.find(language_name);
  if (!language) {
    return std::nullopt;
  }
  return run_limits(**language, problem.limits).cpu;
}

class PackageRun {
 public:
  PackageRun(const Package& package, Grader& grader, int repeats)
      : package_(package), grader_(grader), repeats_(std::max(repeats, 1)) {}

  Validation run() {
    validation_ = validate_problem(package_.problem);
    check_contents();
    for (const ClaimedSolution& solution : package_.solutions) {
      check_solution(solution);
    }
    check_coverage();
    probe();
    return std::move(validation_);
  }

 private:
  void add(Severity severity, std::string where, std::string message) {
    validation_.findings.push_back({severity, std::move(where), std::move(message)});
  }

  void check_contents() {
    const auto is_accepted = [](const ClaimedSolution& solution) {
      return solution.claimed == Verdict::Accepted;
    };
    if (std::ranges::none_of(package_.solutions, is_accepted)) {
      add(Severity::Error, "submissions/accepted", "there is no accepted solution");
    }
    if (std::ranges::all_of(package_.solutions, is_accepted)) {
      add(Severity::Warning, "submissions",
          "there is no rejected solution: do the tests tell right from wrong?");
    }
    const std::vector<StdioTest>* tests = stdio_tests();
    if (tests == nullptr) {
      return;
    }
    const auto count = [&](std::string_view group) {
      return std::ranges::count_if(
          *tests, [&](const StdioTest& test) { return test.name.starts_with(group); });
    };
    if (count("sample/") == 0) {
      add(Severity::Warning, "data/sample", "there is no sample");
    }
    if (count("secret/") == 0) {
      add(Severity::Warning, "data/secret", "every test is a sample, which a submission may know");
    }
  }

  void check_solution(const ClaimedSolution& solution) {
    std::optional<Grade> first;
    for (int repeat = 0; repeat < repeats_; ++repeat) {
      const GradeOptions options{.stop_at_first_failure = may_stop(solution.claimed, repeat),
                                 .full_detail = true};  // what each test costs
      Result<Grade> grade = grader_.grade(package_.problem, solution.submission, options);
      if (!grade) {
        not_graded(solution.path, grade.error());
        return;
      }
      if (grade->verdict != solution.claimed) {
        add(Severity::Error, solution.path,
            fmt::format("claims {}, got {}", name(solution.claimed), outcome(*grade)));
      }
      if (!first) {
        first = std::move(*grade);
      } else if (!same_verdicts(solution.path, *first, *grade)) {
        break;
      }
    }
    ++validation_.solutions_run;
    for (const std::string& about : first->notes) {
      if (std::ranges::find(validation_.findings, about, &Finding::message) ==
          validation_.findings.end()) {
        add(Severity::Warning, "test.py", about);
      }
    }
    if (solution.claimed == Verdict::Accepted) {
      check_margin(solution, *first);
    } else {
      remember_failures(*first);
    }
  }

  /// The first run goes through all tests, to see which ones catch a rejected solution; but an
  /// idle_limit one would wait out its wall limit on each. A repeat goes as far as the reward
  /// depends on.
  bool may_stop(Verdict claimed, int repeat) const {
    if (claimed == Verdict::IdleLimit) {
      return true;
    }
    return repeat > 0 && package_.problem.reward == RewardRule::Binary;
  }

  /// A missing compiler leaves a claim unproved; anything else is wrong with the package or with
  /// us.
  void not_graded(const std::string& path, const Error& error) {
    const bool toolchain = error.code() == ErrorCode::MissingToolchain;
    add(toolchain ? Severity::Warning : Severity::Error, path,
        (toolchain ? "not run: " : "cannot be graded: ") + error.message());
  }

  bool same_verdicts(const std::string& path, const Grade& first, const Grade& again) {
    const std::size_t both = std::min(first.tests.size(), again.tests.size());
    for (std::size_t i = 0; i < both; ++i) {
      const TestGrade& a = first.tests[i];
      const TestGrade& b = again.tests[i];
      if (a.verdict != b.verdict) {
        add(Severity::Error, path,
            fmt::format("repeated runs differ on {}: {}, then {}", a.name, name(a.verdict),
                        name(b.verdict)));
        return false;
      }
    }
    return true;
  }

  void check_margin(const ClaimedSolution& solution, const Grade& grade) {
    const std::optional<CpuTime> limit =
        languages_ ? cpu_limit(package_.problem, *languages_, solution.submission.language)
                   : std::nullopt;
    if (!limit || grade.tests.empty()) {
      return;
    }
    const TestGrade& slowest = *std::ranges::max_element(grade.tests, {}, &TestGrade::cpu);
    const double part = static_cast<double>(slowest.cpu.value.count()) /
                        static_cast<double>(std::max<std::int64_t>(limit->value.count(), 1));
    if (part > kCpuMargin) {
      add(Severity::Warning, solution.path,
          fmt::format("needs {:.0f} % of its CPU limit of {:.2f} s on {}", part * 100,
                      std::chrono::duration<double>(limit->value).count(), slowest.name));
    }
  }

  void remember_failures(const Grade& grade) {
    for (const TestGrade& test : grade.tests) {
      if (test.verdict != Verdict::Accepted) {
        caught_by_.insert(test.name);
      }
    }
  }

  /// The tests of data/, of the kinds that have them.
  const std::vector<StdioTest>* stdio_tests() const {
    if (const auto* stdio = std::get_if<StdioProblem>(&package_.problem.body)) {
      return &stdio->tests;
    }
    const auto* interactive = std::get_if<InteractiveProblem>(&package_.problem.body);
    return interactive == nullptr ? nullptr : &interactive->tests;
  }

  /// Names the secret tests that no rejected solution failed. Samples are there to explain.
  void check_coverage() {
    const std::vector<StdioTest>* tests = stdio_tests();
    if (tests == nullptr || caught_by_.empty()) {
      return;
    }
    std::string names;
    std::size_t count = 0;
    for (const StdioTest& test : *tests) {
      if (test.name.starts_with("secret/") && !caught_by_.contains(test.name)) {
        if (++count <= kMaxListedTests) {
          names += (names.empty() ? "" : ", ") + test.name;
        }
      }
    }
    if (count > 0) {
      add(Severity::Warning, "data/secret",
          fmt::format(
              "no rejected solution fails {}{}", names,
              count > kMaxListedTests ? fmt::format(" and {} more", count - kMaxListedTests) : ""));
    }
  }

  /// What must never be accepted, whatever the assertions.
  void probe() {
    const auto* asserts = std::get_if<AssertsProblem>(&package_.problem.body);
    if (asserts == nullptr || asserts->entry.empty() ||
        asserts->entry.find('.') != std::string::npos) {
      return;
    }
    const std::string signature = "def " + asserts->entry + "(*args, **kwargs):\n";
    try_probe("a function that returns None", signature + "    return None\n");
    try_probe("a program that ends with status 0", "import os\nos._exit(0)\n");
  }

  void try_probe(std::string_view what, std::string code) {
    Submission submission;
    submission.language = "python";
    submission.files = {{"main.py", std::move(code)}};
    const Result<Grade> grade = grader_.grade(package_.problem, submission, {});
    if (!grade) {
      not_graded("test.py", grade.error());
    } else if (grade->verdict == Verdict::Accepted) {
      add(Severity::Error, "test.py", fmt::format("{} is accepted", what));
    }
  }

  const Package& package_;
  Grader& grader_;
  const int repeats_;
  const Result<Languages> languages_ = Languages::load("");
  Validation validation_;
  std::set<std::string> caught_by_;  ///< Tests that some rejected solution failed.
};

}  // namespace

std::string_view name(Severity severity) {
  switch (severity) {
    case Severity::Error:
      return "error";
    case Severity::Warning:
      return "warning";
    case Severity::Note:
      return "note";
  }
  check_failed("a Severity outside its enumerators", std::source_location::current());
}

bool Validation::ok() const {
  return std::ranges::none_of(findings,
                              [](const Finding& f) { return f.severity == Severity::Error; });
}

Validation validate_package(const Package& package, Grader& grader, int repeats) {
  return PackageRun(package, grader, repeats).run();
}

}  // namespace assay::grader
