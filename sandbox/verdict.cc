#include "sandbox/verdict.h"

#include <signal.h>
#include <string.h>
#include <sys/wait.h>

#include <system_error>

namespace assay::sandbox {
namespace {

std::string milliseconds(CpuTime time) {
  return std::to_string(std::chrono::round<std::chrono::milliseconds>(time.value).count()) + " ms";
}

std::string mebibytes(Bytes bytes) {
  return std::to_string(bytes.count / Bytes::mib(1).count) + " MiB";
}

std::string signal_name(int signal) {
  const char* name = ::sigabbrev_np(signal);
  return name != nullptr ? std::string("SIG") + name : "signal " + std::to_string(signal);
}

std::optional<Classified> by_memory(const Evidence& evidence) {
  const std::string limit = " its limit of " + mebibytes(evidence.limits.memory);
  if (evidence.oom_kills > 0) {
    return Classified{Verdict::MemoryLimit, "killed at" + limit, {}, {}};
  }
  if (evidence.stop == Stop::Memory ||
      (!evidence.has_cgroup && evidence.memory_peak > evidence.limits.memory)) {
    return Classified{
        Verdict::MemoryLimit, "used " + mebibytes(evidence.memory_peak) + ", over" + limit, {}, {}};
  }
  return std::nullopt;
}

std::optional<Classified> by_bound(const Evidence& evidence) {
  if (evidence.stop == Stop::Output) {
    return Classified{Verdict::OutputLimit, evidence.stop_detail, {}, {}};
  }
  if (evidence.stop == Stop::Cpu || evidence.cpu > evidence.limits.cpu) {
    return Classified{
        Verdict::TimeLimit, "used " + milliseconds(evidence.cpu) + " of processor time", {}, {}};
  }
  if (evidence.stop == Stop::Wall || evidence.wall > evidence.limits.wall) {
    return Classified{Verdict::IdleLimit,
                      "still there at the wall-time limit, having used " +
                          milliseconds(evidence.cpu) + " of processor time",
                      {},
                      {}};
  }
  return std::nullopt;
}

Classified by_signal(const Evidence& evidence, int signal) {
  Classified result{Verdict::RuntimeError, "killed by " + signal_name(signal), {}, signal};
  if (signal == SIGXFSZ && evidence.file_at_limit) {
    result.verdict = Verdict::OutputLimit;
    result.detail = "a file reached its limit of " + mebibytes(evidence.limits.file_size);
  }
  return result;
}

Classified by_end(const Evidence& evidence) {
  if (evidence.exec_error) {
    return {Verdict::RuntimeError,
            "cannot be executed: " + std::generic_category().message(*evidence.exec_error),
            {},
            {}};
  }
  const int status = evidence.wait_status.value_or(0);
  Classified result;
  if (WIFSIGNALED(status)) {
    result = by_signal(evidence, WTERMSIG(status));
  } else {
    result.exit_code = WEXITSTATUS(status);
    if (*result.exit_code == 0) {
      return result;
    }
    result.verdict = Verdict::RuntimeError;
    result.detail = "exited with status " + std::to_string(*result.exit_code);
  }
  if (result.verdict == Verdict::RuntimeError && evidence.disk_full) {
    result.verdict = Verdict::OutputLimit;
    result.detail += "; its disk was full";
  }
  return result;
}

void add_end(const Evidence& evidence, Classified& result) {
  if (evidence.stop != Stop::None || !evidence.wait_status) {
    return;
  }
  if (WIFSIGNALED(*evidence.wait_status)) {
    result.signal = WTERMSIG(*evidence.wait_status);
  } else {
    result.exit_code = WEXITSTATUS(*evidence.wait_status);
  }
}

}  // namespace

bool host_ran_out_of_memory(const Evidence& evidence) {
  const std::int64_t limit = evidence.limits.memory.count;
  return evidence.oom_kills > 0 && evidence.memory_peak.count < limit - limit / 4;
}

Classified classify(const Evidence& evidence) {
  if (evidence.stop == Stop::Violation) {
    return {Verdict::SecurityViolation, evidence.stop_detail, {}, {}};
  }
  for (const auto& rule : {by_memory, by_bound}) {
    if (std::optional<Classified> result = rule(evidence)) {
      add_end(evidence, *result);
      return std::move(*result);
    }
  }
  return by_end(evidence);
}

}  // namespace assay::sandbox
