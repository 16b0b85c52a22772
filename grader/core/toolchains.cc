// The first line that a tool prints about itself; Java prints it to standard error.

#include "grader/core/toolchains.h"

#include "grader/core/limits.h"
#include "grader/core/quote.h"
#include "grader/core/run_plan.h"

namespace assay::grader {

sandbox::Spec version_spec(const Language& language) {
  const Language::Step& step = language.compile ? *language.compile : language.run;
  sandbox::Spec spec;
  spec.limits = compile_limits(step);
  const CommandValues values{
      .source = {}, .sources = {}, .tool = language.tool, .memory = spec.limits.memory};
  spec.argv = substitute(language.version_command, values);
  spec.env = substitute(step.env, values);
  spec.root = step.root;
  spec.profile = step.profile;
  spec.gives_way = true;
  return spec;
}

std::string Toolchains::version(const Language& language, const std::stop_token& stop) {
  {
    const std::lock_guard lock(mutex_);
    const auto known = versions_.find(language.name);
    if (known != versions_.end()) {
      return known->second;
    }
  }
  if (language.version_command.empty()) {
    return "unknown";
  }
  // Two threads may both ask the first time: harmless, and nobody waits under the lock.
  const Result<sandbox::Report> report = runner_.run(version_spec(language), stop);
  if (!report || report->verdict != sandbox::Verdict::Ok) {
    return "unknown";
  }
  const std::string_view said = report->out.empty() ? report->err : report->out;
  std::string version = quote_line(first_line(said), kMaxVersion);
  if (version.empty()) {
    return "unknown";
  }
  const std::lock_guard lock(mutex_);
  return versions_.emplace(language.name, std::move(version)).first->second;
}

}  // namespace assay::grader
