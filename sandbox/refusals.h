#pragma once

// Answering the system calls that a policy refuses (seccomp_unotify(2)).

#include <linux/filter.h>

#include <memory>
#include <mutex>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <vector>

#include "base/result.h"
#include "base/unique_fd.h"
#include "sandbox/broker.h"
#include "sandbox/policy.h"

namespace assay::sandbox {

/// A profile's filter in both forms.
struct LoadedPolicy {
  std::vector<sock_filter> rules;      ///< Kills::Kill; evaluated on our side.
  std::vector<sock_filter> installed;  ///< Kills::Notify.
};

/// The filters of all profiles, each built at its first use. Thread safe.
class PolicyStore {
 public:
  /// Errors: Sandbox.
  Result<std::shared_ptr<const LoadedPolicy>> get(Profile profile);

 private:
  std::mutex mutex_;
  std::vector<std::shared_ptr<const LoadedPolicy>> loaded_;
};

/// The refused calls of one run. Reads numbers and arguments from the notification, never memory.
class Refusals {
 public:
  /// Refusals have no bound, so that a deadly call after any number of them is seen: each costs the
  /// program about as much processor time as us, and its own is limited. Names have one, since x32
  /// numbers are as many as a program likes.
  static constexpr std::size_t kMaxNames = 256;
  /// After so many rulings of the broker the listener is closed: from then on the kernel itself
  /// refuses, with ENOSYS.
  static constexpr int kMaxRulings = 100'000;

  /// `broker`, if there is one, outlives it: it decides about calls that `rules` would allow.
  Refusals(UniqueFd listener, std::span<const sock_filter> rules, Broker* broker = nullptr)
      : listener_(std::move(listener)), rules_(rules), broker_(broker) {}

  /// -1 when there is nothing to wait for any more.
  int fd() const { return listener_.get(); }
  /// Answers one waiting notification with EPERM. Returns the call's name if the policy kills for
  /// it: then it is left unanswered and the run must be ended. Never blocks.
  std::optional<std::string> answer_one();
  void close() { listener_.reset(); }
  /// Each refused call once, sorted.
  std::vector<std::string> names() const;

 private:
  /// What `rules_` or the broker say.
  Ruling ruling_on(const seccomp_notif& request, std::uint32_t filtered);
  void respond(const seccomp_notif& request, const Ruling& ruling);

  UniqueFd listener_;
  std::span<const sock_filter> rules_;
  Broker* broker_ = nullptr;
  int ruled_ = 0;
  std::set<std::string> names_;
};

}  // namespace assay::sandbox
