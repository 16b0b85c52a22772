// The steps that the kinds which run programs have in common: extract, validate, compile.

#include "grader/core/job.h"

#include <algorithm>
#include <string>
#include <utility>

#include "grader/core/aggregate.h"
#include "grader/core/flags.h"

namespace assay::grader {

SubmissionRules python_only() { return {.languages = {"python"}, .default_language = "python"}; }

Result<void> check_test_count(std::size_t count) {
  if (count == 0) {
    return failure(ErrorCode::BadProblem, "problem.tests: there is no test");
  }
  if (count > kMaxGradedTests) {
    return failure(ErrorCode::BadProblem, "problem.tests: " + std::to_string(count) +
                                              " tests; at most " + std::to_string(kMaxGradedTests) +
                                              " are taken");
  }
  return {};
}

Result<Prepared> prepare_in_box(Services& services, const Submission& submission,
                                const SubmissionRules& rules, const std::stop_token& stop) {
  if (!submission.archive) {
    return prepare(submission, rules, services.languages);
  }
  Result<std::vector<SourceFile>> files = services.unpacker.unpack(*submission.archive, stop);
  if (!files) {
    return failure(std::move(files).error());
  }
  Submission unpacked;
  unpacked.language = submission.language;
  unpacked.main = submission.main;
  unpacked.files = *std::move(files);
  Result<Prepared> prepared = prepare(unpacked, rules, services.languages);
  if (prepared && submission.main.empty()) {
    const std::string& usual = prepared->language->source_name;
    if (std::ranges::any_of(prepared->files,
                            [&](const SourceFile& file) { return file.name == usual; })) {
      prepared->main = usual;
    }
  }
  return prepared;
}

Result<Built> build(Services& services, const Job& job, const SubmissionRules& rules,
                    Grade& grade) {
  Result<Prepared> prepared = prepare_in_box(services, job.submission, rules, job.stop);
  if (!prepared) {
    return failure(std::move(prepared).error());
  }
  if (prepared->language == nullptr) {
    grade.verdict = Verdict::NoAnswer;
    grade.message = "there is no code in the text";
    return Built{};
  }
  const Language& language = *prepared->language;
  grade.provenance.toolchain = services.toolchains.version(language, job.stop);
  Result<Sources> sources = make_sources(language, prepared->files, prepared->main);
  if (!sources) {
    return failure(std::move(sources).error());
  }
  Result<std::shared_ptr<const Compiled>> compiled = services.compiler.compile(*sources, job.stop);
  if (!compiled) {
    return failure(std::move(compiled).error());
  }
  const Compiled& program = **compiled;
  for (const std::string& flag : program.flags) {
    add_flag(grade.flags, flag);
  }
  grade.compile_cpu = program.cpu;
  grade.compile_wall = program.wall;
  grade.tier = std::min(grade.tier, program.tier);
  if (program.verdict != sandbox::Verdict::Ok) {
    set_compile_error(grade, program);
    return Built{};
  }
  return Built{*std::move(sources), *std::move(compiled)};
}

}  // namespace assay::grader
