// Flags are kept as a short list without repeats: a grade over hundreds of tests says each once.

#include "grader/core/flags.h"

#include <algorithm>

namespace assay::grader {

void add_flag(std::vector<std::string>& flags, std::string_view flag) {
  if (flags.size() < kMaxFlags && std::ranges::find(flags, flag) == flags.end()) {
    flags.emplace_back(flag);
  }
}

void add_run_flags(std::vector<std::string>& flags, const sandbox::Report& report) {
  for (const std::string& call : report.refused_calls) {
    add_flag(flags, std::string(kRefusedCall) + call);
  }
  for (const std::string& path : report.read_outside) {
    add_flag(flags, std::string(kReadOutside) + path);
  }
  if (report.leftover_processes > 0) {
    add_flag(flags, kLeftoverProcesses);
  }
}

void add_compile_flags(std::vector<std::string>& flags, const sandbox::Report& report) {
  for (const std::string& call : report.refused_calls) {
    add_flag(flags, std::string(kCompileRefusedCall) + call);
  }
  for (const std::string& path : report.read_outside) {
    add_flag(flags, std::string(kCompileReadOutside) + path);
  }
}

}  // namespace assay::grader
