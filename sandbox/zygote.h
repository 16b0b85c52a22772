#pragma once

// Warm interpreters of one box, from the supervisor's side (the protocol is told in wire.h, what is
// shared between their clones in docs/SECURITY.md).

#include <functional>
#include <list>
#include <memory>
#include <string>
#include <vector>

#include "base/result.h"
#include "base/unique_fd.h"
#include "sandbox/cgroup.h"
#include "sandbox/sandbox.h"

namespace assay::sandbox {

/// One zygote: a process that is warming up, ready, or dead. Ends with its object.
class Zygote {
 public:
  /// Has the forker behind `control` clone it, and sets it going; does not wait until it is warm.
  /// Errors: Sandbox.
  static Result<std::unique_ptr<Zygote>> start(int control, const Spec& spec, Cgroup* cgroup);
  ~Zygote();
  Zygote(const Zygote&) = delete;
  Zygote& operator=(const Zygote&) = delete;

  /// Whether it was started with the command, environment and preload of `spec`.
  bool is_of(const Spec& spec) const;
  /// Whether what a clone has in memory is what a cold start of `spec` would find: no file of the
  /// program's hides a module, and its streams are of the kind that the interpreter saw; and
  /// whether there is room for it below the limit.
  bool suits(const Spec& spec) const;
  /// Looks, without waiting, whether it has become warm or has died.
  void look();
  bool ready() const { return state_ == State::Ready; }
  bool dead() const { return state_ == State::Dead; }
  /// What each clone has in memory before it is released, beside what it shares.
  Bytes touched() const { return touched_; }
  /// Orders a clone. Errors: Sandbox (it is dead, and dead() from now on).
  Result<void> order_clone(int link, int cgroup_directory, std::uint32_t payload,
                           std::string_view filter);
  void end();

 private:
  enum class State { Warming, Ready, Dead };
  Zygote(const Spec& spec, UniqueFd socket, UniqueFd process, Cgroup* cgroup);
  Result<void> become_ready();

  std::vector<std::string> argv_;
  std::vector<std::string> env_;
  std::shared_ptr<const Warm> warm_;
  UniqueFd socket_;
  UniqueFd process_;  ///< A pidfd.
  Cgroup* cgroup_;    ///< Null in tier rootless; outlives the zygote.
  State state_ = State::Warming;
  Bytes touched_;
  std::vector<std::string> modules_;  ///< Sorted: first parts of the names in sys.modules.
};

/// The zygotes of a box, the one last used in front. Thread compatible.
class Zygotes {
 public:
  /// The zygote for `spec` if there is one that is ready and suits it. Starts one that is missing
  /// when a second run of its kind comes (asking the forker behind `control`, which owes no other
  /// answer once `clear_forker` has been called and said true) and then says null, as it does while
  /// that warms up and if it cannot be had.
  Zygote* find_or_start(int control, const Spec& spec, Cgroup* cgroup,
                        const std::function<bool()>& clear_forker);
  /// How many are alive and warm.
  int ready_count() const;

 private:
  struct Entry {
    std::unique_ptr<Zygote> zygote;
    int deaths = 0;
  };
  /// What tells one kind of zygote from another.
  struct Kind {
    std::vector<std::string> argv;
    std::vector<std::string> env;
    std::shared_ptr<const Warm> warm;
  };
  /// Whether a run of this kind came before; remembers it.
  bool was_seen(const Spec& spec);

  std::list<Entry> entries_;
  std::list<Kind> seen_;  ///< The latest first.
};

}  // namespace assay::sandbox
