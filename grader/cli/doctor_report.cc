// Finding out: the walls by the sandbox's own probe, each language by running its hello program in
// the box, exactly as a submission would be run.

#include "grader/cli/doctor_report.h"

#include <sys/sysinfo.h>
#include <sys/utsname.h>
#include <unistd.h>

#include <algorithm>

#include "grader/cli/machine.h"
#include "grader/core/ahead.h"
#include "grader/core/languages.h"
#include "grader/core/quote.h"
#include "grader/core/toolchains.h"

namespace assay::cli {
namespace {

constexpr std::size_t kMaxProblem = 500;

HostHealth examine_hardware() {
  HostHealth host;
  utsname kernel{};
  if (::uname(&kernel) == 0) {
    host.kernel = std::string(kernel.sysname) + " " + kernel.release;
  }
  host.root = ::geteuid() == 0;
  host.cores = usable_cores();
  struct sysinfo info{};
  if (::sysinfo(&info) == 0) {
    host.memory = {static_cast<std::int64_t>(info.totalram) * info.mem_unit};
  }
  return host;
}

/// Why the hello program did not do what it should; empty if it did.
std::string hello_problem(const grader::Language& language, const grader::RunOutcome& outcome) {
  const auto quoted = [](const std::string& text) { return grader::quote_line(text, kMaxProblem); };
  if (!outcome.compiled) {
    return "hello does not compile: " + quoted(outcome.compile_message);
  }
  const sandbox::Report& report = outcome.report;
  if (report.verdict != sandbox::Verdict::Ok) {
    return "hello ends with " + std::string(name(report.verdict)) + ": " +
           quoted(report.detail + " " + report.err);
  }
  if (report.out != language.hello_output) {
    return "hello prints \"" + quoted(report.out) + "\"";
  }
  return "";
}

void examine_language(const grader::Language& language, Machine& machine,
                      grader::Toolchains& toolchains, LanguageHealth& health) {
  health.version = toolchains.version(language, {});
  grader::RunRequest request;
  request.submission.language = language.name;
  request.submission.files = {{"", language.hello_source}};
  const auto before = std::chrono::steady_clock::now();
  Result<grader::RunOutcome> outcome = machine.grader->run(request);
  const auto elapsed = std::chrono::steady_clock::now() - before;
  if (!outcome) {
    health.problem = grader::quote_line(outcome.error().message(), kMaxProblem);
    return;
  }
  health.problem = hello_problem(language, *outcome);
  health.run = outcome->report.usage.wall;
  if (language.compile) {
    health.compile = {std::max(std::chrono::nanoseconds(elapsed) - health.run.value,
                               std::chrono::nanoseconds(0))};
  }
}

/// Whether something that could be made ahead of compilations has not been.
std::string advice_for(const grader::Language& language) {
  const Result<grader::AheadFolder> folder =
      grader::AheadFolder::open(grader::AheadFolder::default_path());
  for (const grader::AheadStep& step : grader::ahead_steps(language)) {
    if (!folder || !folder->find(grader::ahead_name(step))) {
      return "faster after `assay prepare`";
    }
  }
  return "";
}

void examine_languages(DoctorReport& report, Machine* machine) {
  Result<grader::Languages> languages = grader::Languages::load("");
  if (!languages) {
    report.problems.push_back(languages.error().message());
    return;
  }
  std::optional<grader::Runner> runner;
  std::optional<grader::Toolchains> toolchains;
  if (machine != nullptr) {
    runner.emplace(*machine->executor);
    toolchains.emplace(*runner);
  }
  for (const grader::Language& language : languages->all()) {
    LanguageHealth health{.name = language.name,
                          .display = language.display,
                          .tool = language.tool,
                          .version = "",
                          .advice = advice_for(language),
                          .problem = "",
                          .compile = {},
                          .run = {}};
    const Result<const grader::Language*> installed = languages->find_installed(language.name);
    if (!installed) {
      health.problem = installed.error().message();
    } else if (machine == nullptr) {
      health.problem = "not tried: the sandbox does not start";
    } else {
      examine_language(language, *machine, *toolchains, health);
    }
    report.languages.push_back(std::move(health));
  }
}

}  // namespace

bool DoctorReport::can_serve() const {
  return tier && *tier >= tier_of(kDefaultTier) &&
         std::ranges::any_of(languages, [](const LanguageHealth& l) { return l.problem.empty(); });
}

DoctorReport examine_host() {
  DoctorReport report;
  report.host = examine_hardware();
  Result<sandbox::HostReport> walls = sandbox::probe_host();
  if (walls) {
    report.walls = std::move(*walls);
  } else {
    report.problems.push_back(walls.error().message());
  }
  Result<Machine> machine = start_machine(1, sandbox::Tier::Confined);
  if (machine) {
    report.tier = machine->executor->tier();
  } else {
    report.problems.push_back(machine.error().message());
  }
  examine_languages(report, machine ? &*machine : nullptr);
  return report;
}

}  // namespace assay::cli
