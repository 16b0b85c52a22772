#include "sandbox/forker/landlock.h"

#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

namespace assay::sandbox::forker {
namespace {

constexpr long kCreateRuleset = 444;
constexpr long kAddRule = 445;
constexpr long kRestrictSelf = 446;
constexpr int kPathBeneath = 1;

constexpr std::uint64_t kExecute = 1U << 0;
constexpr std::uint64_t kWriteFile = 1U << 1;
constexpr std::uint64_t kReadFile = 1U << 2;
constexpr std::uint64_t kReadDir = 1U << 3;
constexpr std::uint64_t kMakeCharacterDevice = 1U << 6;
constexpr std::uint64_t kMakeSocket = 1U << 9;
constexpr std::uint64_t kMakeBlockDevice = 1U << 11;
constexpr std::uint64_t kTruncate = 1U << 14;
constexpr std::uint64_t kForFiles = kExecute | kWriteFile | kReadFile | kTruncate;

constexpr std::uint64_t kBindTcp = 1U << 0;
constexpr std::uint64_t kConnectTcp = 1U << 1;
constexpr std::uint64_t kScopeAbstractSockets = 1U << 0;
constexpr std::uint64_t kScopeSignals = 1U << 1;

struct RulesetAttributes {
  std::uint64_t files = 0;
  std::uint64_t network = 0;
  std::uint64_t scoped = 0;
};

struct __attribute__((packed)) PathBeneath {
  std::uint64_t allowed = 0;
  std::int32_t parent = -1;
};

// The rights on files that an ABI has: 13 at first, then REFER, TRUNCATE and IOCTL_DEV.
std::uint64_t all_rights(std::uint32_t abi) {
  const unsigned count = abi >= 5 ? 16 : abi >= 3 ? 15 : abi == 2 ? 14 : 13;
  return (std::uint64_t{1} << count) - 1;
}

int create(const RulesetAttributes& attributes, std::size_t size) {
  return static_cast<int>(::syscall(kCreateRuleset, &attributes, size, 0));
}

}  // namespace

int make_ruleset(std::uint32_t abi) {
  RulesetAttributes attributes;
  attributes.files = all_rights(abi);
  if (abi >= 4) {
    attributes.network = kBindTcp | kConnectTcp;
  }
  if (abi >= 6) {
    attributes.scoped = kScopeAbstractSockets | kScopeSignals;
  }
  const std::size_t members = abi >= 6 ? 3 : abi >= 4 ? 2 : 1;
  return create(attributes, members * sizeof(std::uint64_t));
}

int make_signal_ruleset() {
  RulesetAttributes attributes;
  attributes.scoped = kScopeSignals;
  return create(attributes, sizeof attributes);
}

bool allow(int ruleset, int path, Access access, std::uint32_t abi) {
  struct stat status;
  if (::fstat(path, &status) != 0) {
    return false;
  }
  PathBeneath rule;
  rule.parent = path;
  switch (access) {
    case Access::Read:
      rule.allowed = kExecute | kReadFile | kReadDir;
      break;
    case Access::ReadWrite:
      rule.allowed = kReadFile | kWriteFile;
      break;
    case Access::All:
      rule.allowed = all_rights(abi) & ~(kMakeCharacterDevice | kMakeBlockDevice | kMakeSocket);
      break;
  }
  if (!S_ISDIR(status.st_mode)) {
    rule.allowed &= kForFiles;
  }
  return ::syscall(kAddRule, ruleset, kPathBeneath, &rule, 0) == 0;
}

bool restrict_self(int ruleset) { return ::syscall(kRestrictSelf, ruleset, 0) == 0; }

}  // namespace assay::sandbox::forker
