#pragma once

// Decides, in tier confined, about the calls that neither the filter nor Landlock can judge.

#include <linux/seccomp.h>
#include <sys/types.h>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "sandbox/work_dir.h"

namespace assay::sandbox {

/// What becomes of a call that waits for an answer.
struct Ruling {
  enum class Kind {
    Refuse,   ///< EPERM, and its name goes into the report.
    Proceed,  ///< The kernel does it; right only where all that matters is in registers.
    Return,   ///< It was done here: 0, or `error`.
  };
  Kind kind = Kind::Refuse;
  int error = 0;
};

/// One run's. Answers in the supervisor's thread; never blocks. Thread compatible.
class Broker {
 public:
  struct Run {
    int proc = -1;   ///< The host's /proc.
    pid_t init = 0;  ///< The run's processes descend from it.
    int box = -1;
    int tmp = -1;
    std::string box_path = {};
    std::string tmp_path = {};
    std::optional<std::uint32_t> user = {};
    std::uint32_t abi = 0;  ///< Landlock's.
  };
  explicit Broker(Run run);

  bool decides(int nr) const;
  /// `listener`: to see that the caller still waits, once its files in /proc are open.
  Ruling rule(int listener, const seccomp_notif& request);

 private:
  struct Change;  // of a mode or of times
  Ruling change(int listener, const seccomp_notif& request);
  Ruling apply(int target, const Change& change);
  Ruling signal(const seccomp_notif& request);
  Ruling signal_process(pid_t target, int number);
  bool has_group(pid_t group);
  int open_target(const std::string& caller, const Change& change);
  std::string absolute(const std::string& caller, const Change& change) const;

  Run run_;
  std::vector<int> calls_;
};

}  // namespace assay::sandbox
