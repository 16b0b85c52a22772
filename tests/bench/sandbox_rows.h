#pragma once

// What bench_sandbox measures: programs (the columns of its table) and systems that run them (its
// rows). Adding one is adding a function and naming it in all_programs() or all_systems().

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "sandbox/sandbox.h"

namespace assay::bench {

struct Program {
  std::string name;
  int weight = 1;                 ///< Measured rounds / weight times: about its run time in ms.
  bool throughput = false;        ///< Whether its runs a second are measured as well.
  std::vector<std::string> argv;  ///< On the host, for systems without a root of their own.
  sandbox::Spec spec;             ///< In a box.
};

/// The programs that this host can run.
std::vector<Program> all_programs();

/// A program that leaves a thousand sleeping processes behind; it writes when it has made them.
Program thousand_leftovers();

/// Runs a program once, to its end; `worker` tells concurrent callers apart. Ends the benchmark if
/// the program does not do what it should.
struct System {
  std::string name;
  std::function<void(const Program&, int worker)> run;
};

/// Bare processes, the peers that are installed, and `executor`.
std::vector<System> all_systems(sandbox::Executor& executor);

/// Runs it in a box, to the expected end.
sandbox::Report run_in_box(sandbox::Executor& executor, const sandbox::Spec& spec);
/// The same, and hands back how long that took, in milliseconds.
double timed_run(sandbox::Executor& executor, const sandbox::Spec& spec);

[[noreturn]] void give_up(const std::string& why);

}  // namespace assay::bench
