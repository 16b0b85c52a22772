// The last station of a run: nothing of it is alive any more, so nothing here can race.

#include "sandbox/report.h"

#include <sys/wait.h>

#include <csignal>

#include "sandbox/collect.h"
#include "sandbox/verdict.h"

namespace assay::sandbox {
namespace {

CpuTime microseconds(std::uint64_t value) {
  return {std::chrono::microseconds(static_cast<std::int64_t>(value))};
}

// What was waited for, or what was seen, whichever is more.
Usage usage_without_cgroup(const RunOutcome& outcome, const wire::Reaped& reaped) {
  Usage usage;
  const bool ended = outcome.ended.has_value();
  usage.user = microseconds(ended ? outcome.ended->user_us : reaped.user_us);
  usage.system = microseconds(ended ? outcome.ended->system_us : reaped.system_us);
  usage.cpu = std::max(usage.user + usage.system, outcome.sampled_cpu);
  const std::uint64_t largest = ended ? outcome.ended->max_rss : reaped.max_rss;
  usage.memory_peak = std::max(outcome.sampled_memory, Bytes{static_cast<std::int64_t>(largest)});
  return usage;
}

std::optional<Error> own_failure(const PastRun& run, const Evidence& evidence) {
  if (run.outcome.cancelled) {
    return Error(ErrorCode::Cancelled, "the run was cancelled");
  }
  // What lies in /box is the submission's; everything else in the root is the host's.
  if (run.outcome.failed && !run.spec.argv.front().starts_with("/box/")) {
    return Error::from_errno(ErrorCode::Unsupported,
                             "cannot execute " + run.spec.argv.front() + " in the box",
                             run.outcome.failed->error);
  }
  if (host_ran_out_of_memory(evidence)) {
    return Error(ErrorCode::Sandbox, "the host ran out of memory");
  }
  // The OOM killer may take the init with the rest (memory.oom.group): that is the run's own doing.
  if (run.outcome.lost && evidence.oom_kills == 0) {
    return Error(ErrorCode::Sandbox, "the init of a run died");
  }
  return std::nullopt;
}

Evidence counted(const PastRun& run) {
  Evidence evidence;
  evidence.limits = run.limits;
  evidence.stop = run.outcome.stop;
  evidence.stop_detail = run.outcome.stop_detail;
  evidence.cpu = run.cost.usage.cpu;
  evidence.memory_peak = run.cost.usage.memory_peak;
  evidence.has_cgroup = run.tier == Tier::Full;
  evidence.oom_kills = run.cost.oom_kills;
  if (run.outcome.ended) {
    evidence.wait_status = run.outcome.ended->status;
    evidence.wall = run.cost.usage.wall;
  }
  if (run.outcome.failed) {
    evidence.exec_error = run.outcome.failed->error;
  }
  return evidence;
}

// What had not been read when the program ended may be what passes the bound.
void drain(const PastRun& run, Evidence& evidence) {
  for (Captured* stream : {&run.streams.out, &run.streams.err, &run.streams.channel}) {
    stream->drain();
    if (stream->truncated() && evidence.stop == Stop::None) {
      evidence.stop = Stop::Output;
      evidence.stop_detail =
          "wrote more than " + std::to_string(run.limits.output.count) + " bytes to a stream";
    }
  }
}

Result<void> inspect(const PastRun& run, Evidence& evidence) {
  const int status = evidence.wait_status.value_or(0);
  if (status == 0) {
    return {};
  }
  const bool by_size = WIFSIGNALED(status) && WTERMSIG(status) == SIGXFSZ;
  const Result<DiskState> disk =
      inspect_disk(run.box, run.tmp, by_size ? run.limits.file_size : Bytes{});
  if (!disk) {
    return failure(disk.error());
  }
  evidence.disk_full = disk->full && run.tier != Tier::Confined;  // else the host's own
  evidence.file_at_limit = disk->file_at_limit;
  return {};
}

// One that we stopped for its processor time had passed the guard band too.
bool is_in_doubt(const RunOutcome& outcome, Verdict verdict) {
  return (verdict == Verdict::IdleLimit && outcome.wall_in_doubt) ||
         (verdict == Verdict::TimeLimit && outcome.beside_others && outcome.stop != Stop::Cpu);
}

}  // namespace

Result<Cost> cost_of(Cgroup* cgroup, const RunOutcome& outcome, const wire::Reaped& reaped) {
  Cost cost{usage_without_cgroup(outcome, reaped), 0};
  if (cgroup != nullptr) {
    Result<CgroupCounters> counters = cgroup->counters();
    if (!counters) {
      return failure(std::move(counters).error());
    }
    cost.oom_kills = counters->oom_kills;
    cost.usage.cpu = counters->cpu;
    cost.usage.user = counters->user;
    cost.usage.system = counters->system;
    cost.usage.memory_peak = counters->memory_peak;
    cost.usage.memory_exact = true;
  }
  cost.usage.wall = outcome.wall;
  if (outcome.ended) {
    cost.usage.wall.value =
        std::chrono::nanoseconds(static_cast<std::int64_t>(outcome.ended->wall_ns));
  }
  return cost;
}

Result<Report> make_report(const PastRun& run) {
  Evidence evidence = counted(run);
  if (std::optional<Error> error = own_failure(run, evidence)) {
    return failure(std::move(*error));
  }
  drain(run, evidence);
  if (Result<void> inspected = inspect(run, evidence); !inspected) {
    return failure(std::move(inspected).error());
  }
  Result<std::vector<CollectedFile>> files =
      collect_files(run.box, run.spec.collect, run.limits.file_size, run.limits.disk);
  if (!files) {
    return failure(std::move(files).error());
  }
  Classified classified = classify(evidence);
  Report report;
  report.verdict = classified.verdict;
  report.detail = std::move(classified.detail);
  report.exit_code = classified.exit_code;
  report.signal = classified.signal;
  report.out_truncated = run.streams.out.truncated();
  report.err_truncated = run.streams.err.truncated();
  report.out = run.streams.out.take_text();
  report.err = run.streams.err.take_text();
  report.channel = run.streams.channel.take_text();
  report.usage = run.cost.usage;
  report.files = *std::move(files);
  report.refused_calls = run.refusals.names();
  report.leftover_processes =
      run.outcome.ended ? static_cast<int>(run.outcome.ended->leftovers) : 0;
  report.starved = run.outcome.starved && report.verdict == Verdict::IdleLimit;
  report.in_doubt = is_in_doubt(run.outcome, report.verdict);
  report.tier = run.tier;
  return report;
}

}  // namespace assay::sandbox
