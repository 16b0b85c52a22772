// Every way in which a run can end, and what each piece of evidence may and may not prove.

#include <csignal>
#include <string>

#include "sandbox/verdict.h"
#include "tests/support/catch.h"

namespace {

using namespace assay;
using namespace assay::sandbox;

int exited(int code) { return code << 8; }

Evidence ended(int status) {
  Evidence evidence;
  evidence.has_cgroup = true;
  evidence.wait_status = status;
  evidence.cpu.value = std::chrono::milliseconds(10);
  evidence.memory_peak = Bytes::mib(1);
  return evidence;
}

Evidence stopped(Stop stop) {
  Evidence evidence = ended(0);
  evidence.wait_status.reset();
  evidence.stop = stop;
  return evidence;
}

Verdict verdict_of(const Evidence& evidence) { return classify(evidence).verdict; }

}  // namespace

TEST_CASE("verdict: status 0 within the limits is Ok") {
  const Classified result = classify(ended(0));
  CHECK(result.verdict == Verdict::Ok);
  CHECK(result.exit_code == 0);
  CHECK_FALSE(result.signal);
  CHECK(result.detail.empty());
}

TEST_CASE("verdict: an exit code alone is never more than RuntimeError") {
  for (int code = 1; code < 256; ++code) {
    const Classified result = classify(ended(exited(code)));
    CHECK(result.verdict == Verdict::RuntimeError);
    CHECK(result.exit_code == code);
    CHECK_FALSE(result.signal);
  }
}

TEST_CASE("verdict: a signal alone is never more than RuntimeError") {
  for (int signal = 1; signal < 65; ++signal) {
    const Classified result = classify(ended(signal));
    INFO("signal " << signal);
    CHECK(result.verdict == Verdict::RuntimeError);
    CHECK(result.signal == signal);
    CHECK_FALSE(result.exit_code);
  }
}

TEST_CASE("verdict: the core-dump bit of a wait status does not hide the signal") {
  CHECK(classify(ended(SIGSEGV | 0x80)).signal == SIGSEGV);
}

TEST_CASE("verdict: an OOM kill is MemoryLimit however the main process ended") {
  for (const int status : {0, exited(1), exited(137), static_cast<int>(SIGKILL)}) {
    Evidence evidence = ended(status);
    evidence.oom_kills = 1;
    evidence.memory_peak = evidence.limits.memory;
    CHECK(verdict_of(evidence) == Verdict::MemoryLimit);
    CHECK_FALSE(host_ran_out_of_memory(evidence));
  }
}

TEST_CASE("verdict: an OOM kill comes before the bounds that we enforce") {
  for (const Stop stop : {Stop::Cpu, Stop::Wall, Stop::Output, Stop::Memory}) {
    Evidence evidence = stopped(stop);
    evidence.oom_kills = 1;
    CHECK(verdict_of(evidence) == Verdict::MemoryLimit);
  }
}

TEST_CASE("verdict: with a cgroup, a peak at the limit without an OOM kill is no MemoryLimit") {
  Evidence evidence = ended(SIGKILL);
  evidence.memory_peak = evidence.limits.memory;
  CHECK(verdict_of(evidence) == Verdict::RuntimeError);
}

TEST_CASE("verdict: without a cgroup, a peak over the limit is MemoryLimit and one at it is not") {
  Evidence evidence = ended(0);
  evidence.has_cgroup = false;
  evidence.memory_peak = evidence.limits.memory;
  CHECK(verdict_of(evidence) == Verdict::Ok);
  evidence.memory_peak.count += 1;
  CHECK(verdict_of(evidence) == Verdict::MemoryLimit);
}

TEST_CASE("verdict: an OOM kill far below the limit is the host's, and no verdict") {
  Evidence evidence = ended(SIGKILL);
  evidence.oom_kills = 1;
  evidence.limits.memory = Bytes::mib(400);
  evidence.memory_peak = Bytes::mib(299);
  CHECK(host_ran_out_of_memory(evidence));
  evidence.memory_peak = Bytes::mib(300);
  CHECK_FALSE(host_ran_out_of_memory(evidence));
  evidence.oom_kills = 0;
  evidence.memory_peak = Bytes::mib(1);
  CHECK_FALSE(host_ran_out_of_memory(evidence));
}

TEST_CASE("verdict: processor time over its limit is TimeLimit even when the run ended by itself") {
  Evidence evidence = ended(0);
  evidence.cpu = evidence.limits.cpu;
  CHECK(verdict_of(evidence) == Verdict::Ok);
  evidence.cpu.value += std::chrono::nanoseconds(1);
  CHECK(verdict_of(evidence) == Verdict::TimeLimit);
  CHECK(classify(evidence).exit_code == 0);
}

TEST_CASE("verdict: SIGXCPU decides nothing, the time that was used does") {
  Evidence evidence = ended(SIGXCPU);
  CHECK(verdict_of(evidence) == Verdict::RuntimeError);
  evidence.cpu.value = evidence.limits.cpu.value + std::chrono::seconds(1);
  CHECK(verdict_of(evidence) == Verdict::TimeLimit);
}

TEST_CASE("verdict: the wall limit is IdleLimit, unless processor time was used up as well") {
  Evidence evidence = stopped(Stop::Wall);
  CHECK(verdict_of(evidence) == Verdict::IdleLimit);
  evidence.cpu.value = evidence.limits.cpu.value + std::chrono::milliseconds(1);
  CHECK(verdict_of(evidence) == Verdict::TimeLimit);
}

TEST_CASE("verdict: what ended over its wall limit before anybody looked is IdleLimit too") {
  Evidence evidence = ended(exited(0));
  evidence.wall = evidence.limits.wall;
  CHECK(verdict_of(evidence) == Verdict::Ok);
  evidence.wall.value += std::chrono::nanoseconds(1);
  CHECK(verdict_of(evidence) == Verdict::IdleLimit);
}

TEST_CASE("verdict: what was stopped has neither exit code nor signal") {
  for (const Stop stop : {Stop::Cpu, Stop::Wall, Stop::Output, Stop::Memory, Stop::Violation}) {
    const Classified result = classify(stopped(stop));
    CHECK_FALSE(result.exit_code);
    CHECK_FALSE(result.signal);
    CHECK(result.verdict != Verdict::Ok);
    CHECK(result.verdict != Verdict::RuntimeError);
  }
}

TEST_CASE("verdict: a stream over its bound is OutputLimit and says which") {
  Evidence evidence = stopped(Stop::Output);
  evidence.stop_detail = "wrote more than 10 bytes to stderr";
  const Classified result = classify(evidence);
  CHECK(result.verdict == Verdict::OutputLimit);
  CHECK(result.detail == evidence.stop_detail);
}

TEST_CASE("verdict: SIGXFSZ is OutputLimit only with a file of that size to show") {
  Evidence evidence = ended(SIGXFSZ);
  CHECK(verdict_of(evidence) == Verdict::RuntimeError);
  evidence.file_at_limit = true;
  CHECK(verdict_of(evidence) == Verdict::OutputLimit);
  CHECK(classify(evidence).signal == SIGXFSZ);
}

TEST_CASE("verdict: a large file does not excuse another signal") {
  Evidence evidence = ended(SIGSEGV);
  evidence.file_at_limit = true;
  CHECK(verdict_of(evidence) == Verdict::RuntimeError);
}

TEST_CASE("verdict: a full disk makes a failure OutputLimit and a success nothing") {
  Evidence evidence = ended(exited(1));
  evidence.disk_full = true;
  CHECK(verdict_of(evidence) == Verdict::OutputLimit);
  CHECK(classify(evidence).exit_code == 1);
  evidence.wait_status = 0;
  CHECK(verdict_of(evidence) == Verdict::Ok);
}

TEST_CASE("verdict: a call that kills comes before everything else") {
  Evidence evidence = stopped(Stop::Violation);
  evidence.stop_detail = "tried reboot";
  evidence.oom_kills = 3;
  evidence.cpu.value = std::chrono::hours(1);
  CHECK(verdict_of(evidence) == Verdict::SecurityViolation);
  CHECK(classify(evidence).detail == "tried reboot");
}

TEST_CASE("verdict: a program of the submission that cannot be executed is RuntimeError") {
  Evidence evidence = stopped(Stop::None);
  evidence.exec_error = ENOEXEC;
  const Classified result = classify(evidence);
  CHECK(result.verdict == Verdict::RuntimeError);
  CHECK(result.detail.find("Exec format error") != std::string::npos);
  CHECK_FALSE(result.exit_code);
}
