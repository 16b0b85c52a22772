// Two ids a box where we may have them: init then cannot be signalled, limited or slowed down by
// the program through a right of "same user". With a single id those walls are the PID namespace (a
// process 1), seccomp (prlimit64 and the scheduler's calls on oneself only) and dumpable.

#include "sandbox/identity.h"

#include <linux/capability.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <algorithm>
#include <fstream>
#include <sstream>

namespace assay::sandbox {
namespace {

// Above what distributions give to people (60000), containers (to 65535 each) and subordinate ids
// (from 100000, some thousand ranges of 65536 at most), below 2^31 for the sake of signed ids.
constexpr std::uint32_t kPreferred = 1'800'000'000;
constexpr std::uint32_t kBoxes = 100'000'000;
constexpr std::uint32_t kBoxesPerProcess = 64;
constexpr std::uint32_t kFirstUnprivileged = 20'000;

std::string read_text(const char* path) {
  std::ifstream file(path);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

bool has_capability(int capability) {
  __user_cap_header_struct header{_LINUX_CAPABILITY_VERSION_3, 0};
  __user_cap_data_struct sets[2] = {};
  if (::syscall(SYS_capget, &header, sets) != 0) {
    return false;
  }
  return (sets[capability / 32].effective >> (capability % 32) & 1U) != 0;
}

std::string map_line(std::uint32_t inside, std::uint32_t outside) {
  return std::to_string(inside) + " " + std::to_string(outside) + " 1\n";
}

Identity own_identity() {
  Identity identity;
  identity.keeper_outside = ::geteuid();
  identity.uid_map = map_line(kPayloadId, ::geteuid());
  identity.gid_map = map_line(kPayloadId, ::getegid());
  return identity;
}

Result<bool> may_choose_ids() {
  const bool may = has_capability(CAP_SETUID) && has_capability(CAP_SETGID);
  if (!may && ::geteuid() == 0) {
    return failure(ErrorCode::Unsupported,
                   "root without CAP_SETUID and CAP_SETGID: start Assay as an ordinary user");
  }
  return may;
}

std::optional<IdPair> chosen_ids(const char* map, std::uint32_t serial) {
  const std::uint32_t unique =
      static_cast<std::uint32_t>(::getpid()) * kBoxesPerProcess + serial % kBoxesPerProcess;
  return choose_ids(parse_id_map(read_text(map)), unique);
}

Error no_ids() {
  return {ErrorCode::Unsupported, "no unprivileged user id to be had (/proc/self/uid_map)"};
}

}  // namespace

Result<std::optional<std::uint32_t>> own_user(std::uint32_t serial) {
  Result<bool> may_choose = may_choose_ids();
  if (!may_choose) {
    return failure(std::move(may_choose).error());
  }
  if (!*may_choose) {
    return std::optional<std::uint32_t>();
  }
  // One number is user and group: it must be free in both.
  const auto uids = chosen_ids("/proc/self/uid_map", serial);
  const auto gids = chosen_ids("/proc/self/gid_map", serial);
  if (!uids || !gids || uids->payload != gids->payload) {
    return failure(no_ids());
  }
  return std::optional(uids->payload);
}

std::vector<IdRange> parse_id_map(std::string_view text) {
  std::vector<IdRange> ranges;
  std::istringstream lines{std::string(text)};
  IdRange range;
  while (lines >> range.inside >> range.outside >> range.count) {
    ranges.push_back(range);
  }
  return ranges;
}

std::optional<IdPair> choose_ids(const std::vector<IdRange>& ranges, std::uint32_t serial) {
  for (const IdRange& range : ranges) {
    const std::uint64_t end = std::uint64_t{range.inside} + range.count;
    if (range.inside <= kPreferred && end >= kPreferred + 2 * std::uint64_t{kBoxes}) {
      const std::uint32_t first = kPreferred + 2 * (serial % kBoxes);
      return IdPair{first, first + 1};
    }
  }
  for (const IdRange& range : ranges) {  // a container's map: the upper end of what it has
    const std::uint64_t end = std::uint64_t{range.inside} + range.count;
    const std::uint64_t begin = std::max<std::uint64_t>(range.inside, kFirstUnprivileged);
    if (end > begin + 1) {
      const std::uint64_t pairs = (end - begin) / 2;
      const auto first = static_cast<std::uint32_t>(begin + 2 * (serial % pairs));
      return IdPair{first, first + 1};
    }
  }
  return std::nullopt;
}

Result<Identity> make_identity(std::uint32_t serial) {
  Result<bool> may_choose = may_choose_ids();
  if (!may_choose) {
    return failure(std::move(may_choose).error());
  }
  if (!*may_choose) {
    return own_identity();
  }
  const auto uids = chosen_ids("/proc/self/uid_map", serial);
  const auto gids = chosen_ids("/proc/self/gid_map", serial);
  if (!uids || !gids) {
    return failure(no_ids());
  }
  Identity identity;
  identity.keeper = kKeeperId;
  identity.payload = kPayloadId;
  identity.keeper_outside = uids->keeper;
  identity.uid_map = map_line(kPayloadId, uids->payload) + map_line(kKeeperId, uids->keeper);
  identity.gid_map = map_line(kPayloadId, gids->payload) + map_line(kKeeperId, gids->keeper);
  identity.deny_setgroups = false;
  return identity;
}

}  // namespace assay::sandbox
