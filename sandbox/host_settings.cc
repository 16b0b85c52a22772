// See core(5), namespaces(7), proc(5), and admin-guide/LSM/Yama.rst of the kernel.

#include "sandbox/host_settings.h"

#include <unistd.h>

#include <cstdlib>
#include <fstream>
#include <iterator>
#include <sstream>

namespace assay::sandbox {
namespace {

std::string trimmed(std::string text) {
  text.erase(text.find_last_not_of(" \n\t") + 1);
  return text;
}

Capability core_pattern(const std::string& pattern) {
  if (pattern.starts_with('|')) {
    return {"core dumps are not piped", false,
            "kernel.core_pattern is \"" + pattern +
                "\": that handler runs as root whenever a submission crashes, and may keep its "
                "memory; sysctl kernel.core_pattern=core"};
  }
  return {"core dumps are not piped", true, "kernel.core_pattern is \"" + pattern + "\""};
}

struct Sysctl {
  const char* path;
  const char* name;
  bool (*hinders)(long value);
  const char* consequence;
  bool binds_root;
};

constexpr Sysctl kSysctls[] = {
    {"/proc/sys/user/max_user_namespaces", "user.max_user_namespaces",
     [](long value) { return value < 64; },
     "each box needs a user namespace: sysctl user.max_user_namespaces=15000", true},
    {"/proc/sys/kernel/unprivileged_userns_clone", "kernel.unprivileged_userns_clone",
     [](long value) { return value == 0; },
     "tier rootless needs it: sysctl kernel.unprivileged_userns_clone=1", false},
    {"/proc/sys/kernel/apparmor_restrict_unprivileged_userns",
     "kernel.apparmor_restrict_unprivileged_userns", [](long value) { return value != 0; },
     "tier rootless needs a profile for assay that has \"userns,\", or this to be 0", false},
    {"/proc/sys/kernel/yama/ptrace_scope", "kernel.yama.ptrace_scope",
     [](long value) { return value >= 2; },
     "tier confined cannot change modes and times for a program then, so linkers fail: 0 or 1 is "
     "needed",
     false},
};

Capability judge(const Sysctl& sysctl, const std::string& value, bool root) {
  const bool fine =
      !sysctl.hinders(std::strtol(value.c_str(), nullptr, 10)) || (root && !sysctl.binds_root);
  return {sysctl.name, fine, fine ? value : value + ": " + sysctl.consequence};
}

// The options of the mount at /proc: the field after " - type source".
std::optional<Capability> hidepid(const std::string& mountinfo) {
  std::istringstream lines(mountinfo);
  for (std::string line; std::getline(lines, line);) {
    const std::size_t dash = line.find(" - proc ");
    if (dash == std::string::npos || line.find(" /proc ") == std::string::npos) {
      continue;
    }
    const std::size_t option = line.find("hidepid=", dash);
    const std::string value =
        option == std::string::npos
            ? "0"
            : line.substr(option + 8, line.find_first_of(", ", option + 8) - option - 8);
    const bool fine = value == "0" || value == "off" || value == "1" || value == "noaccess";
    return Capability{"hidepid of /proc", fine,
                      fine ? value
                           : value +
                                 ": tier confined cannot see processes that made themselves "
                                 "undumpable; mount /proc without it"};
  }
  return std::nullopt;
}

std::optional<std::string> read_whole(const std::string& path) {
  std::ifstream file(path);
  if (!file) {
    return std::nullopt;
  }
  return std::string(std::istreambuf_iterator<char>(file), {});
}

}  // namespace

std::vector<Capability> judge_host_settings(const ReadFile& read, bool root) {
  std::vector<Capability> list;
  if (const auto pattern = read("/proc/sys/kernel/core_pattern")) {
    list.push_back(core_pattern(trimmed(*pattern)));
  }
  for (const Sysctl& sysctl : kSysctls) {
    if (const auto value = read(sysctl.path)) {
      list.push_back(judge(sysctl, trimmed(*value), root));
    }
  }
  if (const auto mounts = read("/proc/self/mountinfo")) {
    if (std::optional<Capability> hidden = hidepid(*mounts)) {
      list.push_back(std::move(*hidden));
    }
  }
  return list;
}

std::vector<Capability> host_settings() {
  return judge_host_settings(read_whole, ::geteuid() == 0);
}

}  // namespace assay::sandbox
