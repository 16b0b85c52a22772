#pragma once

// Which user and group ids a box runs under, inside and outside of its user namespace.

#include <sys/types.h>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace assay::sandbox {

inline constexpr std::uint32_t kPayloadId = 1000;  ///< The program's uid and gid, inside.
inline constexpr std::uint32_t kKeeperId = 1001;   ///< Forker's and init's, where there are two.

/// The identity of one box.
struct Identity {
  std::uint32_t keeper = kPayloadId;
  std::uint32_t payload = kPayloadId;
  std::uint32_t keeper_outside = 0;  ///< The keeper's uid as this process sees it.
  std::string uid_map;               ///< For /proc/PID/uid_map, see user_namespaces(7).
  std::string gid_map;
  bool deny_setgroups = true;  ///< An unprivileged map needs it, and keeps our groups.
};

/// One line of /proc/self/uid_map.
struct IdRange {
  std::uint32_t inside = 0;
  std::uint32_t outside = 0;
  std::uint32_t count = 0;
};
std::vector<IdRange> parse_id_map(std::string_view text);

/// Two ids of our own namespace that no other box of ours and hardly anyone else uses: from a high
/// range, told apart by `serial`. Nothing where the ranges have no room (then a box would share ids
/// with real users).
struct IdPair {
  std::uint32_t keeper = 0;
  std::uint32_t payload = 0;
};
std::optional<IdPair> choose_ids(const std::vector<IdRange>& ranges, std::uint32_t serial);

/// The identity of box number `serial` of this process. As root (CAP_SETUID and CAP_SETGID) keeper
/// and payload are two ids that own nothing; as an ordinary user both are that user's single id,
/// without a capability. Errors: Unsupported (root who may not map other ids: the program would
/// run as root's own id).
Result<Identity> make_identity(std::uint32_t serial);

/// The user of the runs of slot number `serial` in tier confined: one that owns nothing if this
/// process may become it, else nothing (they are of our own user). Errors: Unsupported (root who
/// may not become another).
Result<std::optional<std::uint32_t>> own_user(std::uint32_t serial);

}  // namespace assay::sandbox
