#include <algorithm>
#include <map>

#include "sandbox/host_settings.h"
#include "tests/support/catch.h"

namespace assay::sandbox {
namespace {

using Files = std::map<std::string, std::string>;

/// What is found fault with: names of settings.
std::vector<std::string> faults(const Files& files, bool root) {
  std::vector<std::string> names;
  const auto read = [&](const std::string& path) -> std::optional<std::string> {
    const auto found = files.find(path);
    return found == files.end() ? std::nullopt : std::optional(found->second);
  };
  for (const Capability& each : judge_host_settings(read, root)) {
    CHECK_FALSE(each.detail.empty());
    if (!each.available) {
      names.push_back(each.name);
    }
  }
  return names;
}

using Names = std::vector<std::string>;

}  // namespace

TEST_CASE("host settings: a kernel without them, or with sound ones, gives no fault") {
  CHECK(faults({}, false).empty());
  CHECK(faults({{"/proc/sys/kernel/core_pattern", "core\n"},
                {"/proc/sys/user/max_user_namespaces", "15000\n"},
                {"/proc/sys/kernel/unprivileged_userns_clone", "1\n"},
                {"/proc/sys/kernel/apparmor_restrict_unprivileged_userns", "0\n"},
                {"/proc/sys/kernel/yama/ptrace_scope", "1\n"},
                {"/proc/self/mountinfo", "22 1 0:20 / /proc rw,nosuid - proc proc rw\n"}},
               false)
            .empty());
}

TEST_CASE("host settings: each that matters is named") {
  CHECK(faults({{"/proc/sys/kernel/core_pattern", "|/usr/share/apport/apport %p\n"}}, true) ==
        Names{"core dumps are not piped"});
  CHECK(faults({{"/proc/sys/user/max_user_namespaces", "0\n"}}, true) ==
        Names{"user.max_user_namespaces"});
  CHECK(faults({{"/proc/self/mountinfo",
                 "21 1 0:1 / /dev rw - devtmpfs dev rw\n"
                 "22 1 0:20 / /proc rw,relatime - proc proc rw,hidepid=invisible\n"}},
               true) == Names{"hidepid of /proc"});
  CHECK(faults({{"/proc/self/mountinfo", "22 1 0:20 / /proc rw - proc proc rw,hidepid=2,gid=3\n"}},
               true) == Names{"hidepid of /proc"});
}

TEST_CASE("host settings: what binds ordinary users only is no fault for root") {
  const Files files{{"/proc/sys/kernel/unprivileged_userns_clone", "0\n"},
                    {"/proc/sys/kernel/apparmor_restrict_unprivileged_userns", "1\n"},
                    {"/proc/sys/kernel/yama/ptrace_scope", "2\n"}};
  CHECK(faults(files, true).empty());
  CHECK(faults(files, false) == Names{"kernel.unprivileged_userns_clone",
                                      "kernel.apparmor_restrict_unprivileged_userns",
                                      "kernel.yama.ptrace_scope"});
}

}  // namespace assay::sandbox
