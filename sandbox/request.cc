// The request: what take_request() in forker/request.cc reads.

#include "sandbox/request.h"

#include <fcntl.h>
#include <sys/resource.h>

#include <algorithm>
#include <array>
#include <bitset>
#include <cerrno>
#include <set>

#include "sandbox/collect.h"
#include "sandbox/message.h"

namespace assay::sandbox {
namespace {

constexpr std::int64_t kPage = 4096;
constexpr std::size_t kMaxArguments =
    std::size_t{32} * 1024;  // below kMaxStrings of forker/channel.h
constexpr std::uint64_t kSignals = 1024;
// The kernel counts what a standby took to start with the rest.
constexpr std::uint64_t kStandbySeconds = 1;
// No core file. A handler that the host's core_pattern pipes to is started all the same (core(5)).
constexpr std::uint64_t kNoCore = 0;

bool has_nul(const std::vector<std::string>& strings) {
  return std::any_of(strings.begin(), strings.end(),
                     [](const std::string& text) { return text.find('\0') != std::string::npos; });
}

Result<void> check_descriptors(const Spec& spec) {
  std::bitset<wire::kFirstFreeTarget> taken;
  taken[3] = spec.capture_channel;
  for (const PassedFd& passed : spec.passed) {
    const bool in_range = passed.number == 0 || passed.number == 1 ||
                          (passed.number >= 3 && passed.number < wire::kFirstFreeTarget);
    if (!in_range || passed.fd < 0 || taken[static_cast<std::size_t>(passed.number)]) {
      return failure(ErrorCode::BadRequest, "a passed descriptor has a number that it cannot have");
    }
    taken.set(static_cast<std::size_t>(passed.number));
  }
  return {};
}

Result<void> check_files(const Spec& spec) {
  std::vector<std::string> names;
  for (const File& file : spec.files) {
    names.push_back(file.name);
  }
  if (auto why = validate_file_names(names)) {
    return failure(ErrorCode::BadSubmission, *why);
  }
  return {};
}

// --- the body --------------------------------------------------------------------------------

/// What a message carries beside its body: borrowed descriptors, and those that live until it is
/// sent.
struct Cargo {
  std::vector<int> fds;
  std::vector<UniqueFd> owned;
};

void pack_files(const std::vector<File>& files, std::size_t begin, std::size_t end, Packer& body,
                Cargo& cargo) {
  body.u32(static_cast<std::uint32_t>(end - begin));
  for (std::size_t i = begin; i < end; ++i) {
    body.bytes(files[i].name);
    body.u64(static_cast<std::uint64_t>(files[i].content.size()));
    body.u32(files[i].executable ? 1 : 0);
    if (files[i].content.size() > 0) {
      cargo.fds.push_back(files[i].content.fd());
    }
  }
}

struct ResourceLimit {
  __rlimit_resource resource;
  std::uint64_t soft;
  std::uint64_t hard;
};

// Managed runtimes reserve address space far beyond what they use.
bool reserves_address_space(Profile profile) {
  switch (profile) {
    case Profile::Jvm:
    case Profile::Node:
    case Profile::Go:
    case Profile::Compiler:
      return true;
    case Profile::Native:
    case Profile::Python:
    case Profile::Shell:
      return false;
  }
  return true;
}

// Processor time is decided by the tree's; the process's own limit is a back-stop a second later.
// Memory likewise: sampling decides, and the address space is bounded at a multiple, so that a
// single burst between two samples cannot hurt the host.
std::vector<ResourceLimit> resource_limits(const Spec& spec, const Limits& limits,
                                           const RunPlace& place) {
  const auto bytes = [](Bytes value) { return static_cast<std::uint64_t>(value.count); };
  const auto cpu = static_cast<std::uint64_t>(std::chrono::ceil<std::chrono::seconds>(
                                                  limits.cpu.value + limits.cpu.value / kGuardBand)
                                                  .count()) +
                   (place.init.standby ? kStandbySeconds : 0);
  const std::uint64_t stack = bytes(std::min(limits.stack, limits.memory));
  const auto files = static_cast<std::uint64_t>(limits.open_files);
  std::vector<ResourceLimit> list{
      {RLIMIT_CPU, cpu + 1, cpu + 2},
      {RLIMIT_FSIZE, bytes(limits.file_size), bytes(limits.file_size)},
      {RLIMIT_NOFILE, files, files},
      {RLIMIT_STACK, stack, stack},
      {RLIMIT_SIGPENDING, kSignals, kSignals},
      {RLIMIT_CORE, kNoCore, kNoCore},
      {RLIMIT_MEMLOCK, 0, 0},
      {RLIMIT_MSGQUEUE, 0, 0},
      {RLIMIT_RTPRIO, 0, 0},
      {RLIMIT_NICE, 0, 0},
  };
  if (place.cgroup == nullptr) {
    const std::uint64_t memory = 2 * bytes(limits.memory) + bytes(Bytes::mib(512));
    // In tier confined the program may have to share its user, and the kernel would count all of
    // that user's processes: there the watch counts.
    if (!place.init.confined || place.init.confined->user) {
      const std::int64_t count = std::int64_t{limits.processes} + place.own_processes;
      const auto processes = static_cast<std::uint64_t>(count);
      list.push_back({RLIMIT_NPROC, processes, processes});
    }
    list.push_back({RLIMIT_DATA, memory, memory});
    if (!reserves_address_space(spec.profile)) {
      list.push_back({RLIMIT_AS, memory, memory});
    }
  }
  return list;
}

bool is_passed(const Spec& spec, int number) {
  return std::any_of(spec.passed.begin(), spec.passed.end(),
                     [&](const PassedFd& passed) { return passed.number == number; });
}

// An open file of its own, read-only: offset and mode are shared with no other run.
Result<UniqueFd> reopened_input(const Blob& input) {
  const std::string path = "/proc/self/fd/" + std::to_string(input.fd());
  UniqueFd fd(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
  if (!fd) {
    return failure(Error::from_errno(ErrorCode::Io, "reopening the input", errno));
  }
  return fd;
}

Result<void> open_streams(const Spec& spec, const Limits& limits, Streams& streams) {
  const std::array<std::pair<bool, Captured*>, 3> wanted{
      std::pair{!is_passed(spec, 1), &streams.out}, std::pair{true, &streams.err},
      std::pair{spec.capture_channel, &streams.channel}};
  for (const auto& [is_wanted, stream] : wanted) {
    if (!is_wanted) {
      continue;
    }
    Result<Captured> made = Captured::make(limits.output);
    if (!made) {
      return failure(std::move(made).error());
    }
    *stream = std::move(*made);
  }
  return {};
}

Result<void> pack_descriptors(const Spec& spec, const Streams& streams, Packer& body,
                              Cargo& cargo) {
  std::vector<std::pair<int, int>> list;  // ours, the program's
  if (!is_passed(spec, 0) && spec.input.size() > 0) {
    Result<UniqueFd> input = reopened_input(spec.input);
    if (!input) {
      return failure(std::move(input).error());
    }
    list.emplace_back(input->get(), 0);
    cargo.owned.push_back(std::move(*input));
  }
  for (const auto& [stream, number] :
       {std::pair{&streams.out, 1}, std::pair{&streams.err, 2}, std::pair{&streams.channel, 3}}) {
    if (stream->program_end() >= 0) {
      list.emplace_back(stream->program_end(), number);
    }
  }
  for (const PassedFd& passed : spec.passed) {
    list.emplace_back(passed.fd, passed.number);
  }
  body.u32(static_cast<std::uint32_t>(list.size()));
  for (const auto& [ours, number] : list) {
    cargo.fds.push_back(ours);
    body.u32(static_cast<std::uint32_t>(number));
  }
  return {};
}

void pack_strings(const std::vector<std::string>& strings, Packer& body) {
  body.u32(static_cast<std::uint32_t>(strings.size()));
  for (const std::string& text : strings) {
    body.bytes(text);
  }
}

/// Files, descriptors, limits and command: one Run, and as many Files before it as it takes.
Result<void> send_run(const Spec& spec, const std::vector<ResourceLimit>& resources, int socket,
                      const Streams& streams) {
  std::size_t sent_files = 0;
  while (spec.files.size() - sent_files > wire::kMaxFilesPerMessage) {
    Packer batch;
    Cargo cargo;
    const std::size_t end = sent_files + wire::kMaxFilesPerMessage;
    pack_files(spec.files, sent_files, end, batch, cargo);
    if (Result<void> sent = send_message(socket, wire::Kind::Files, batch.body(), cargo.fds);
        !sent) {
      return sent;
    }
    sent_files = end;
  }
  Packer body;
  Cargo cargo;
  pack_files(spec.files, sent_files, spec.files.size(), body, cargo);
  if (Result<void> packed = pack_descriptors(spec, streams, body, cargo); !packed) {
    return packed;
  }
  body.u32(static_cast<std::uint32_t>(resources.size()));
  for (const ResourceLimit& limit : resources) {
    body.u32(static_cast<std::uint32_t>(limit.resource));
    body.u64(limit.soft);
    body.u64(limit.hard);
  }
  pack_strings(spec.argv, body);
  pack_strings(spec.env, body);
  return send_message(socket, wire::Kind::Run, body.body(), cargo.fds);
}

}  // namespace

Result<void> check_spec(const Spec& spec) {
  if (!spec.root) {
    return failure(ErrorCode::BadRequest, "a spec without a root");
  }
  if (spec.argv.empty() || !spec.argv.front().starts_with('/')) {
    return failure(ErrorCode::BadRequest, "the program is not an absolute path in the box");
  }
  if (has_nul(spec.argv) || has_nul(spec.env)) {
    return failure(ErrorCode::BadRequest, "a NUL byte in an argument");
  }
  if (spec.argv.size() > kMaxArguments || spec.env.size() > kMaxArguments / 2) {
    return failure(ErrorCode::TooLarge, "too many arguments");
  }
  for (const std::string& pattern : spec.collect) {
    if (auto why = refuse_pattern(pattern)) {
      return failure(ErrorCode::BadSubmission, "to collect: " + *why);
    }
  }
  if (Result<void> descriptors = check_descriptors(spec); !descriptors) {
    return descriptors;
  }
  return check_files(spec);
}

Limits effective_limits(const Limits& limits) {
  Limits floor = limits;
  floor.disk.count = std::max<std::int64_t>(limits.disk.count / kPage * kPage, 4 * kPage);
  floor.inodes = std::max<std::int64_t>(limits.inodes, 8);
  floor.memory.count =
      std::max<std::int64_t>(limits.memory.count / kPage * kPage, Bytes::mib(1).count);
  floor.processes = std::max(limits.processes, 1);
  floor.open_files = std::max(limits.open_files, wire::kFirstFreeTarget);
  floor.stack.count = std::max<std::int64_t>(limits.stack.count, Bytes::kib(64).count);
  floor.output.count = std::max<std::int64_t>(limits.output.count, 0);
  floor.file_size.count = std::max<std::int64_t>(limits.file_size.count, 0);
  return floor;
}

Result<void> send_request(const Spec& spec, const Limits& limits, const RunPlace& place,
                          Streams& streams) {
  if (Result<void> opened = open_streams(spec, limits, streams); !opened) {
    return opened;
  }
  Result<void> sent =
      send_run(spec, resource_limits(spec, limits, place), place.init.socket, streams);
  for (Captured* stream : {&streams.out, &streams.err, &streams.channel}) {
    stream->close_program_end();
  }
  return sent;
}

Result<void> send_start(const Spec& spec, const Limits& limits, const RunPlace& place) {
  std::vector<ResourceLimit> resources = resource_limits(spec, limits, place);
  std::erase_if(resources, [](const ResourceLimit& limit) { return limit.resource == RLIMIT_CPU; });
  return send_run(spec, resources, place.init.socket, Streams());
}

}  // namespace assay::sandbox
