// Kind "program": a whole-program suite in a language that has no second box yet (C++, Java,
// JavaScript, ...). Test and submission share a process, so separate is false; what is kept apart:
//
// - Nothing passes by leaving early: only a completion token of this run, written by our part of
// the
//   program when the test is over, makes it accepted. The token comes on standard input, which is
//   read and closed before code of the submission's runs; printing cannot forge it.
// - Where a C or C++ test declares what it uses, the submission is compiled in a box that does not
//   hold the test and linked so that it can define what the test declares and nothing else.
// - What can be counted (assertions) is counted, and a failed one has failed whoever catches it.
//
// grader/languages/program/ has our part of each program; docs/SECURITY.md says what remains.

#include <re2/re2.h>

#include <algorithm>
#include <utility>

#include "grader/core/aggregate.h"
#include "grader/core/content_hash.h"
#include "grader/core/flags.h"
#include "grader/core/harness.h"
#include "grader/core/job.h"
#include "grader/core/quote.h"

namespace assay::grader {
namespace {

using Files = Language::ProgramHarness::Files;

constexpr std::string_view kFailed = "failed\n";

void replace_all(std::string& text, std::string_view what, std::string_view with) {
  for (std::size_t at = text.find(what); at != std::string::npos; at = text.find(what, at)) {
    text.replace(at, what.size(), with);
    at += with.size();
  }
}

/// A template with its placeholders filled; what is put in last is not looked at again.
std::string filled(std::string text, const ProgramProblem& problem, const std::string& together,
                   const std::string& main) {
  const std::size_t test = text.find("@TEST@");
  std::string tail;
  if (test != std::string::npos) {
    tail = problem.test + text.substr(test + std::string_view("@TEST@").size());
    text.resize(test);
  }
  replace_all(text, "@DECLARATIONS@",
              problem.declarations.empty() ? together : problem.declarations);
  replace_all(text, "@SOURCE@", main);
  return text + tail;
}

std::vector<SourceFile> harness_files(const Files& templates, const ProgramProblem& problem,
                                      const std::string& together, const std::string& main) {
  std::vector<SourceFile> files;
  for (const auto& [name, text] : templates) {
    files.push_back({name, filled(text, problem, together, main)});
  }
  return files;
}

/// The name that a file without one should have (Java wants a public class in a file of its name).
void name_main(const std::string& pattern, const Language& language, Prepared& prepared) {
  std::string stem;
  if (pattern.empty() || prepared.files.size() != 1 ||
      prepared.files.front().name != language.source_name ||
      !RE2::PartialMatch(prepared.files.front().content, pattern, &stem)) {
    return;
  }
  prepared.files.front().name = stem + language.extensions.front();
  prepared.main = prepared.files.front().name;
}

/// One test program on its way from sources to a run.
class TestProgram {
 public:
  TestProgram(Services& services, const Job& job, const ProgramProblem& problem,
              const Language& language, Grade& grade)
      : services_(services),
        job_(job),
        problem_(problem),
        harness_(*language.program),
        language_(language),
        grade_(grade) {
    if (harness_.run) {
      language_.run = *harness_.run;
    }
  }

  /// The sources and what was made of them; without a program the grade is complete.
  Result<Built> build(Prepared prepared) {
    name_main(harness_.main_name, language_, prepared);
    const bool apart = harness_.apart && !problem_.declarations.empty();
    std::vector<SourceFile> files = std::move(prepared.files);
    std::vector<sandbox::File> objects;
    std::string made_of;
    if (apart) {
      Result<Built> code =
          compile(std::move(files), harness_.apart_files, prepared.main, harness_.apart, {}, {});
      if (!code || !code->program) {
        return code;
      }
      files.clear();
      objects = code->program->files;
      made_of = code->sources.content_hash;
    }
    const std::optional<Language::Step>& own = harness_.compile;
    return compile(std::move(files), harness_.files, prepared.main, own ? own : language_.compile,
                   std::move(objects), made_of);
  }

  Result<TestGrade> run(const Built& built) {
    const std::string token = random_token();
    Result<sandbox::Blob> input = sandbox::Blob::from(token);
    if (!input) {
      return failure(std::move(input).error());
    }
    sandbox::Spec spec = run_spec(built.sources, built.program->files,
                                  harness_.source.empty() ? built.sources.main : harness_.source,
                                  job_.problem.limits);
    spec.input = *std::move(input);
    spec.capture_channel = true;
    Result<sandbox::Report> report = services_.runner.run(spec, job_.stop);
    if (!report) {
      return failure(std::move(report).error());
    }
    account(grade_, *report);
    TestGrade test = test_from_report("test", *report, job_.options.full_detail);
    judge(*report, token, test);
    return test;
  }

 private:
  Result<Built> compile(std::vector<SourceFile> files, const Files& templates,
                        const std::string& main, const std::optional<Language::Step>& step,
                        std::vector<sandbox::File> objects, const std::string& made_of) {
    language_.compile = step;
    for (SourceFile& file : harness_files(templates, problem_, harness_.together, main)) {
      files.push_back(std::move(file));
    }
    Result<Sources> sources = make_sources(language_, files, main);
    if (!sources) {
      return failure(std::move(sources).error());
    }
    if (!harness_.together.empty()) {
      // The main file and our own are not compiled by themselves: one is included, ours are known.
      std::erase_if(sources->compiled, [&](const std::string& name) {
        return name == main || name.starts_with(kHarnessPrefix);
      });
    }
    sources->files.insert(sources->files.end(), objects.begin(), objects.end());
    sources->content_hash = ContentHash().add(sources->content_hash).add(made_of).finish();
    Result<std::shared_ptr<const Compiled>> compiled =
        services_.compiler.compile(*sources, job_.stop);
    if (!compiled) {
      return failure(std::move(compiled).error());
    }
    const Compiled& program = **compiled;
    for (const std::string& flag : program.flags) {
      add_flag(grade_.flags, flag);
    }
    grade_.compile_cpu = grade_.compile_cpu + program.cpu;
    grade_.compile_wall = grade_.compile_wall + program.wall;
    grade_.tier = std::min(grade_.tier, program.tier);
    if (program.verdict != sandbox::Verdict::Ok) {
      set_compile_error(grade_, program);
      return Built{};
    }
    return Built{*std::move(sources), *std::move(compiled)};
  }

  /// The token and the count that stand on the channel: "<token> 12\n", "<token> -\n".
  void judge(const sandbox::Report& report, const std::string& token, TestGrade& test) {
    const std::string_view channel = report.channel;
    if (report.verdict != sandbox::Verdict::Ok &&
        report.verdict != sandbox::Verdict::RuntimeError) {
      set_failed_run(test, report);
      return;
    }
    if (channel.starts_with(token + " ")) {
      judge_complete(report, channel.substr(token.size() + 1), test);
      return;
    }
    test.verdict = Verdict::WrongAnswer;
    if (channel == kFailed) {
      test.message = quote("the test failed: " + report.err, kMaxMessage);
    } else if (!channel.empty()) {
      add_flag(grade_.flags, kForgedChannel);
      test.message = "the result channel carries what the test did not write";
    } else if (report.verdict != sandbox::Verdict::Ok) {
      set_failed_run(test, report);
    } else {
      add_flag(grade_.flags, kEarlyExit);
      test.verdict = Verdict::RuntimeError;
      test.message = "the program ended before the test did";
    }
  }

  void judge_complete(const sandbox::Report& report, std::string_view count, TestGrade& test) {
    const std::size_t end = count.find('\n');
    if (end == std::string_view::npos || end + 1 != count.size()) {
      add_flag(grade_.flags, kOutputAfterVerdict);
      test.verdict = Verdict::WrongAnswer;
      test.message = "the result channel carries more than the result";
      return;
    }
    if (report.verdict != sandbox::Verdict::Ok) {
      set_failed_run(test, report);
      return;
    }
    const bool expected =
        !harness_.counts.empty() && problem_.test.find(harness_.counts) != std::string::npos;
    if (expected && count == "0\n") {
      test.verdict = Verdict::WrongAnswer;
      test.message = "no assertion was reached";
      return;
    }
    test.verdict = Verdict::Accepted;
    test.score = 1;
  }

  Services& services_;
  const Job& job_;
  const ProgramProblem& problem_;
  const Language::ProgramHarness& harness_;
  Language language_;  ///< With the steps of a test program.
  Grade& grade_;
};

}  // namespace

Result<void> grade_program(Services& services, const Job& job, const ProgramProblem& problem,
                           Grade& grade) {
  grade.total = 1;
  const Result<const Language*> language = services.languages.find_installed(problem.language);
  if (!language) {
    return failure(language.error());
  }
  if (!(*language)->program) {
    return failure(ErrorCode::Unsupported,
                   "problem.language: test programs in " + (*language)->display +
                       " are not supported (or their tools are not installed here)");
  }
  const SubmissionRules rules{.languages = {problem.language},
                              .default_language = problem.language};
  Result<Prepared> prepared = prepare_in_box(services, job.submission, rules, job.stop);
  if (!prepared) {
    return failure(std::move(prepared).error());
  }
  if (prepared->language == nullptr) {
    grade.verdict = Verdict::NoAnswer;
    grade.message = "there is no code in the text";
    return {};
  }
  grade.provenance.toolchain = services.toolchains.version(**language, job.stop);
  TestProgram program(services, job, problem, **language, grade);
  Result<Built> built = program.build(*std::move(prepared));
  if (!built) {
    return failure(std::move(built).error());
  }
  if (!built->program) {
    return {};
  }
  Result<TestGrade> test = program.run(*built);
  if (!test) {
    return failure(std::move(test).error());
  }
  grade.tests.push_back(*std::move(test));
  aggregate(grade, 1, job.problem.reward);
  return {};
}

}  // namespace assay::grader
