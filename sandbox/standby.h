#pragma once

// Interpreters started ahead, each for one run, from the supervisor's side (the protocol is told in
// wire.h, the other end is forker/hold.cc).

#include <memory>
#include <string>
#include <vector>

#include "base/result.h"
#include "sandbox/run.h"
#include "sandbox/sandbox.h"

namespace assay::sandbox {

/// All that a standby has taken from the run that it was started for and cannot change any more: a
/// run of an equal kind may have it.
class StandbyKind {
 public:
  /// Null if `spec` asks for none, or for something that cannot be had: the clone of a zygote, a
  /// number that the link has, hardly a descriptor.
  static std::shared_ptr<const StandbyKind> of(const Spec& spec, const Limits& limits);
  bool operator==(const StandbyKind&) const = default;

 private:
  std::vector<std::string> argv_;
  std::vector<std::string> env_;
  Profile profile_ = Profile::Native;
  Standby standby_;
  std::vector<int> numbers_;          ///< Of descriptors beyond the standard ones.
  std::vector<std::int64_t> limits_;  ///< Those that are not set again by the request.
};

/// Has the payload of `place` start the interpreter of `spec`; does not wait for it. Errors:
/// Sandbox, Io.
Result<void> start_standby(const Spec& spec, const Limits& limits, const RunPlace& place);

/// Waits until the standby of `init` has started; it took its time before this, and is given no
/// more than a cold start. `reaped`: it and its init are gone, and that was their last message.
/// Errors: Sandbox (it never will).
Result<void> await_standby(const ArmedInit& init, bool& reaped);

/// Whether this host has memory to spare for what may be in vain.
bool memory_to_spare();

}  // namespace assay::sandbox
