// A zygote is asked for by the second run that could use it, since a box that runs a kind but once
// (`assay run`) would pay for it in vain. Runs start cold meanwhile; nobody waits for a zygote. One
// that dies is replaced a few times (somebody may have killed it, or memory was short) and then
// given up for this box: a module that cannot be imported will not be there the next time either.

#include "sandbox/zygote.h"

#include <poll.h>
#include <signal.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <fstream>
#include <sstream>

#include "sandbox/message.h"

extern "C" {
extern const char assay_clone_image[];  // warm_images.S
extern const char assay_clone_image_end[];
extern const char assay_warm_script[];
extern const char assay_warm_script_end[];
extern const char assay_warm_end_script[];
extern const char assay_warm_end_script_end[];
extern const char assay_rehearsal_script[];
extern const char assay_rehearsal_script_end[];
}

namespace assay::sandbox {
namespace {

using Clock = std::chrono::steady_clock;

constexpr std::size_t kMaxZygotes = 6;  // a box; 10 MiB each and what they import
constexpr int kMaxDeaths = 3;
constexpr std::size_t kMaxSeen = 8;  // kinds that ran once
constexpr std::chrono::seconds kBirthTimeout{20};
constexpr std::uint64_t kMaxTouched = std::uint64_t{64} << 20;  // more than any rehearsal's
constexpr Bytes kLeastRoom = Bytes::mib(8);  // for a program; a cold interpreter takes as much
constexpr std::size_t kMaxNames = std::size_t{1} << 20;

std::string_view between(const char* begin, const char* end) {
  return {begin, static_cast<std::size_t>(end - begin)};
}

std::string preload_list(const Warm& warm) {
  std::string list;
  for (const std::string& module : warm.modules) {
    list += module + '\n';
  }
  return list;
}

/// What clones rehearse with: the preload, our program, and the first calls.
std::string rehearsal_of(const Warm& warm) {
  std::string text;
  for (const std::string& module : warm.modules) {
    text += "import " + module + '\n';
  }
  text += between(assay_rehearsal_script, assay_rehearsal_script_end);
  return text + warm.script;
}

Result<std::string> order_body(const Spec& spec) {
  Packer body;
  body.u32(static_cast<std::uint32_t>(spec.argv.size()));
  for (const std::string& text : spec.argv) {
    body.bytes(text);
  }
  body.u32(static_cast<std::uint32_t>(spec.env.size() + 1));
  for (const std::string& text : spec.env) {
    body.bytes(text);
  }
  body.bytes("PYTHONPATH=/box");
  body.u32(static_cast<std::uint32_t>(spec.warm->files.size() + 6));
  body.bytes("sitecustomize.py");
  body.bytes(between(assay_warm_script, assay_warm_script_end));
  body.bytes("assay_end.py");
  body.bytes(between(assay_warm_end_script, assay_warm_end_script_end));
  body.bytes("assay_clone.so");
  body.bytes(between(assay_clone_image, assay_clone_image_end));
  body.bytes("assay_preload");
  body.bytes(preload_list(*spec.warm));
  body.bytes("assay_first_calls");
  body.bytes(spec.warm->script);
  body.bytes("assay_rehearsal");
  body.bytes(rehearsal_of(*spec.warm));
  for (const File& file : spec.warm->files) {
    Result<std::string> content = file.content.bytes();
    if (!content) {
      return failure(std::move(content).error());
    }
    body.bytes(file.name);
    body.bytes(*content);
  }
  return std::string(body.body());
}

/// The process id behind a pidfd, as this process sees it (proc_pid_fdinfo(5)).
Result<pid_t> pid_of(const UniqueFd& process) {
  std::ifstream info("/proc/self/fdinfo/" + std::to_string(process.get()));
  std::string word;
  while (info >> word) {
    if (pid_t pid = 0; word == "Pid:" && info >> pid && pid > 0) {
      return pid;
    }
  }
  return failure(ErrorCode::Sandbox, "a zygote without a process id");
}

bool is_passed(const Spec& spec, int number) {
  return std::any_of(spec.passed.begin(), spec.passed.end(),
                     [&](const PassedFd& passed) { return passed.number == number; });
}

/// What `import` would call a file or folder of this name: "a" for "a.py", "a/b.py" and
/// "a.abi3.so".
std::string module_of(std::string_view file) {
  return std::string(file.substr(0, file.find_first_of("./")));
}

}  // namespace

Zygote::Zygote(const Spec& spec, UniqueFd socket, UniqueFd process, Cgroup* cgroup)
    : argv_(spec.argv),
      env_(spec.env),
      warm_(spec.warm),
      socket_(std::move(socket)),
      process_(std::move(process)),
      cgroup_(cgroup) {}

Zygote::~Zygote() { end(); }

void Zygote::end() {
  if (process_) {
    (void)::syscall(SYS_pidfd_send_signal, process_.get(), SIGKILL, nullptr, 0);
  }
  socket_.reset();
  state_ = State::Dead;
}

Result<std::unique_ptr<Zygote>> Zygote::start(int control, const Spec& spec, Cgroup* cgroup) {
  Result<SocketPair> sockets = make_socket_pair();
  if (!sockets) {
    return failure(std::move(sockets).error());
  }
  Result<std::string> body = order_body(spec);
  if (!body) {
    return failure(std::move(body).error());
  }
  if (Result<void> sent = send_message(control, wire::Kind::Zygote, *body, {sockets->theirs.get()});
      !sent) {
    return failure(std::move(sent).error());
  }
  Result<Incoming> born = receive_message(control, Clock::now() + kBirthTimeout);
  if (!born) {
    return failure(std::move(born).error());
  }
  if (born->kind != wire::Kind::Born || born->fds.size() != 1) {
    return failure(ErrorCode::Sandbox, "a forker did not give birth to a zygote");
  }
  std::unique_ptr<Zygote> zygote(
      new Zygote(spec, std::move(sockets->ours), std::move(born->fds.front()), cgroup));
  if (cgroup != nullptr) {
    Result<pid_t> pid = pid_of(zygote->process_);
    Result<void> parked = pid ? cgroup->park(*pid) : failure(std::move(pid).error());
    if (!parked) {
      return failure(std::move(parked).error());
    }
  }
  if (Result<void> gone = send_message(zygote->socket_.get(), wire::Kind::Go, {}); !gone) {
    return failure(std::move(gone).error());
  }
  return zygote;
}

bool Zygote::is_of(const Spec& spec) const {
  return (warm_ == spec.warm || *warm_ == *spec.warm) && argv_ == spec.argv && env_ == spec.env;
}

bool Zygote::suits(const Spec& spec) const {
  if (is_passed(spec, 0) || is_passed(spec, 1) || spec.limits.memory < touched_ + kLeastRoom) {
    return false;
  }
  return std::none_of(spec.files.begin(), spec.files.end(), [&](const File& file) {
    return std::binary_search(modules_.begin(), modules_.end(), module_of(file.name));
  });
}

Result<void> Zygote::become_ready() {
  Result<Incoming> message = receive_message(socket_.get(), Clock::now());
  if (!message) {
    return failure(std::move(message).error());
  }
  wire::Warmed warmed;
  if (message->kind != wire::Kind::Warmed || message->fds.size() != 1 || !message->read(warmed)) {
    return failure(ErrorCode::Sandbox, "a zygote answered out of turn");
  }
  touched_ = {static_cast<std::int64_t>(std::min(warmed.touched, kMaxTouched))};
  std::string names(kMaxNames, '\0');
  const ssize_t got = ::pread(message->fds.front().get(), names.data(), names.size(), 0);
  if (got <= 0) {
    return failure(ErrorCode::Sandbox, "a zygote without modules");
  }
  names.resize(static_cast<std::size_t>(got));
  std::istringstream words(names);
  for (std::string name; words >> name;) {
    modules_.push_back(name);
  }
  std::sort(modules_.begin(), modules_.end());
  if (cgroup_ != nullptr) {
    Result<pid_t> pid = pid_of(process_);
    if (!pid) {
      return failure(std::move(pid).error());
    }
    return cgroup_->lodge(*pid);
  }
  return {};
}

void Zygote::look() {
  pollfd poll{socket_.get(), POLLIN, 0};
  if (state_ == State::Dead || ::poll(&poll, 1, 0) == 0) {
    return;
  }
  // Once it is ready a zygote says nothing more: what can be read then is its end.
  if (state_ == State::Warming && become_ready()) {
    state_ = State::Ready;
  } else {
    end();
  }
}

Result<void> Zygote::order_clone(int link, int cgroup_directory, std::uint32_t payload,
                                 std::string_view filter) {
  const wire::Clone clone{payload, cgroup_directory >= 0 ? 1U : 0U};
  Packer body;
  body.bytes({reinterpret_cast<const char*>(&clone), sizeof clone});
  body.bytes(filter);
  std::vector<int> fds{link};
  if (cgroup_directory >= 0) {
    fds.push_back(cgroup_directory);
  }
  Result<void> sent = send_message(socket_.get(), wire::Kind::Clone, body.body(), fds);
  if (!sent) {
    end();
  }
  return sent;
}

bool Zygotes::was_seen(const Spec& spec) {
  const auto same = [&](const Kind& kind) {
    return *kind.warm == *spec.warm && kind.argv == spec.argv && kind.env == spec.env;
  };
  if (std::any_of(seen_.begin(), seen_.end(), same)) {
    return true;
  }
  if (seen_.size() >= kMaxSeen) {
    seen_.pop_back();
  }
  seen_.push_front({spec.argv, spec.env, spec.warm});
  return false;
}

Zygote* Zygotes::find_or_start(int control, const Spec& spec, Cgroup* cgroup,
                               const std::function<bool()>& clear_forker) {
  if (!spec.warm) {
    return nullptr;
  }
  auto found = std::find_if(entries_.begin(), entries_.end(),
                            [&](const Entry& entry) { return entry.zygote->is_of(spec); });
  if (found != entries_.end()) {
    entries_.splice(entries_.begin(), entries_, found);
    Entry& entry = entries_.front();
    entry.zygote->look();
    if (!entry.zygote->dead()) {
      return entry.zygote->ready() && entry.zygote->suits(spec) ? entry.zygote.get() : nullptr;
    }
    if (++entry.deaths >= kMaxDeaths) {
      entry.deaths = kMaxDeaths;
      return nullptr;
    }
  }
  if ((found == entries_.end() && !was_seen(spec)) || !clear_forker()) {
    return nullptr;
  }
  Result<std::unique_ptr<Zygote>> started = Zygote::start(control, spec, cgroup);
  if (!started) {
    return nullptr;
  }
  if (found != entries_.end()) {
    entries_.front().zygote = std::move(*started);
    return nullptr;
  }
  if (entries_.size() >= kMaxZygotes) {
    entries_.pop_back();
  }
  entries_.push_front({std::move(*started), 0});
  return nullptr;
}

int Zygotes::ready_count() const {
  return static_cast<int>(std::count_if(entries_.begin(), entries_.end(),
                                        [](const Entry& entry) { return entry.zygote->ready(); }));
}

}  // namespace assay::sandbox
