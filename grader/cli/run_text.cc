// One line of verdict and usage; more only where there is something to say.

#include "grader/cli/run_text.h"

#include <fmt/format.h>

#include "grader/cli/text.h"
#include "grader/core/quote.h"

namespace assay::cli {
namespace {

std::string ending(const sandbox::Report& report) {
  if (report.exit_code) {
    return fmt::format("  exit {}", *report.exit_code);
  }
  return report.signal ? fmt::format("  signal {}", *report.signal) : "";
}

}  // namespace

std::string run_text(const grader::RunOutcome& outcome, const Console& console) {
  constexpr std::size_t kMaxMessage = 1 << 16;
  if (!outcome.compiled) {
    return quoted_lines(outcome.compile_message, kMaxMessage, 0) +
           console.paint(Colour::Red, "compile_error") + "\n";
  }
  const sandbox::Report& report = outcome.report;
  std::string text;
  for (const sandbox::CollectedFile& file : report.files) {
    if (!file.refused.empty()) {
      text += quoted_lines(file.name + ": not collected: " + file.refused, kMaxMessage, 0);
    }
  }
  for (const std::string& call : report.refused_calls) {
    text += fmt::format("refused system call  {}\n", call);
  }
  if (report.out_truncated || report.err_truncated) {
    text += "output is cut at the limit\n";
  }
  if (report.leftover_processes > 0) {
    text += fmt::format("{} processes were left behind and killed\n", report.leftover_processes);
  }
  const bool ok = report.verdict == sandbox::Verdict::Ok;
  text += console.paint(ok ? Colour::Green : Colour::Red, sandbox::name(report.verdict));
  text += ending(report);
  text += fmt::format("  cpu {}  wall {}  memory {}  tier {}\n", time_text(report.usage.cpu.value),
                      time_text(report.usage.wall.value), size_text(report.usage.memory_peak),
                      sandbox::name(report.tier));
  return ok ? text : text + quoted_lines(report.detail, kMaxMessage, 2);
}

std::string passed_through(std::string_view out, bool to_terminal) {
  constexpr std::size_t kMaxGrowth = 3;  // A byte that is not shown becomes U+FFFD.
  return to_terminal ? grader::quote(out, out.size() * kMaxGrowth) : std::string(out);
}

}  // namespace assay::cli
