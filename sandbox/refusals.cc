#include "sandbox/refusals.h"

#include <linux/audit.h>
#include <linux/seccomp.h>
#include <poll.h>
#include <sys/ioctl.h>

#include <cerrno>
#include <cstring>

#include "sandbox/bpf_evaluator.h"

namespace assay::sandbox {
namespace {

bool is_kill(std::uint32_t value) {
  const std::uint32_t action = value & SECCOMP_RET_ACTION_FULL;
  return action == SECCOMP_RET_KILL_PROCESS || action == SECCOMP_RET_KILL_THREAD;
}

std::string name_of(const seccomp_data& data) {
#if defined(__x86_64__)
  constexpr std::uint32_t kNative = AUDIT_ARCH_X86_64;
#else
  constexpr std::uint32_t kNative = AUDIT_ARCH_AARCH64;
#endif
  if (data.arch != kNative) {
    return "foreign_architecture:" + std::to_string(data.nr);
  }
  return syscall_name(data.nr);
}

}  // namespace

Result<std::shared_ptr<const LoadedPolicy>> PolicyStore::get(Profile profile) {
  const std::scoped_lock lock(mutex_);
  const auto index = static_cast<std::size_t>(profile);
  if (index >= loaded_.size()) {
    loaded_.resize(index + 1);
  }
  if (!loaded_[index]) {
    Result<Policy> rules = build_policy(profile, Kills::Kill);
    Result<Policy> installed = build_policy(profile, Kills::Notify);
    if (!rules || !installed) {
      return failure((rules ? installed : rules).error());
    }
    auto loaded = std::make_shared<LoadedPolicy>();
    loaded->rules = std::move(rules->program);
    loaded->installed = std::move(installed->program);
    loaded_[index] = std::move(loaded);
  }
  return loaded_[index];
}

std::optional<std::string> Refusals::answer_one() {
  seccomp_notif request{};
  if (::ioctl(listener_.get(), SECCOMP_IOCTL_NOTIF_RECV, &request) != 0) {
    // ENOENT: the caller was killed meanwhile. Anything else: nobody is left to ask.
    if (errno != ENOENT && errno != EINTR) {
      listener_.reset();
    }
    return std::nullopt;
  }
  std::string name = name_of(request.data);
  const Result<std::uint32_t> verdict = evaluate_filter(rules_, request.data);
  const bool deadly = !verdict || is_kill(*verdict);
  if (deadly) {
    names_.insert(name);
    return name;
  }
  const Ruling ruling = ruling_on(request, *verdict);
  if (ruling.kind == Ruling::Kind::Refuse && names_.size() < kMaxNames) {
    names_.insert(std::move(name));
  }
  respond(request, ruling);
  return std::nullopt;
}

Ruling Refusals::ruling_on(const seccomp_notif& request, std::uint32_t filtered) {
  if (broker_ == nullptr || filtered != SECCOMP_RET_ALLOW || !broker_->decides(request.data.nr)) {
    return {};
  }
  return broker_->rule(listener_.get(), request);
}

void Refusals::respond(const seccomp_notif& request, const Ruling& ruling) {
  seccomp_notif_resp response{};
  response.id = request.id;
  switch (ruling.kind) {
    case Ruling::Kind::Refuse:
      response.error = -EPERM;
      break;
    case Ruling::Kind::Proceed:
      response.flags = SECCOMP_USER_NOTIF_FLAG_CONTINUE;
      ++ruled_;
      break;
    case Ruling::Kind::Return:
      response.error = -ruling.error;
      ++ruled_;
      break;
  }
  (void)::ioctl(listener_.get(), SECCOMP_IOCTL_NOTIF_SEND, &response);
  if (ruled_ >= kMaxRulings) {
    listener_.reset();
  }
}

std::vector<std::string> Refusals::names() const { return {names_.begin(), names_.end()}; }

}  // namespace assay::sandbox
