// See proc_pid_stat(5). Files below /proc/PID/task/TID/children would tell more directly, but not
// every kernel has them.

#include "sandbox/process_tree.h"

#include <dirent.h>
#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <map>
#include <set>

#include "base/listing.h"
#include "base/unique_fd.h"

namespace assay::sandbox {
namespace {

constexpr std::size_t kMaxListed = 65536;  // a bound on the time that one listing takes
constexpr int kMaxGenerations = 4096;
// Words of stat after the command: the state is 1.
constexpr int kParent = 2;
constexpr int kGroup = 3;
constexpr int kThreads = 18;

pid_t parent_of(int proc, pid_t pid) {
  return static_cast<pid_t>(
      stat_number(read_proc_file(proc, std::to_string(pid) + "/stat"), kParent));
}

using Families = std::multimap<pid_t, TreeProcess>;  // by parent

Families all_processes(int proc) {
  Families families;
  const Listing listing = list(UniqueFd(::openat(proc, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC)));
  while (listing && families.size() < kMaxListed) {
    const dirent* const entry = ::readdir(listing.get());
    if (entry == nullptr) {
      break;
    }
    if (entry->d_name[0] < '1' || entry->d_name[0] > '9') {
      continue;
    }
    const std::string stat = read_proc_file(proc, std::string(entry->d_name) + "/stat");
    TreeProcess process;
    process.pid = static_cast<pid_t>(std::stoi(entry->d_name));
    process.group = static_cast<pid_t>(stat_number(stat, kGroup));
    process.threads = static_cast<int>(stat_number(stat, kThreads));
    families.emplace(static_cast<pid_t>(stat_number(stat, kParent)), process);
  }
  return families;
}

}  // namespace

std::string read_proc_file(int proc, const std::string& path) {
  const UniqueFd fd(::openat(proc, path.c_str(), O_RDONLY | O_CLOEXEC));
  std::array<char, 4096> buffer{};
  const ssize_t got = fd ? ::read(fd.get(), buffer.data(), buffer.size()) : 0;
  return std::string(buffer.data(), static_cast<std::size_t>(std::max<ssize_t>(got, 0)));
}

long long stat_number(std::string_view stat, int n) {
  std::size_t at = stat.rfind(')');
  for (int i = 0; i < n && at != std::string_view::npos; ++i) {
    at = stat.find(' ', at + 1);
  }
  long long value = 0;
  if (at != std::string_view::npos) {
    stat.remove_prefix(at + 1);
    std::from_chars(stat.data(), stat.data() + stat.size(), value);
  }
  return value;
}

std::vector<TreeProcess> processes_below(int proc, pid_t root) {
  const Families families = all_processes(proc);
  std::vector<TreeProcess> tree;
  std::set<pid_t> seen{root};  // parents are read one after the other: a stale pair may be a circle
  std::vector<pid_t> todo{root};
  while (!todo.empty()) {
    const auto [begin, end] = families.equal_range(todo.back());
    todo.pop_back();
    for (auto at = begin; at != end; ++at) {
      if (seen.insert(at->second.pid).second) {
        tree.push_back(at->second);
        todo.push_back(at->second.pid);
      }
    }
  }
  return tree;
}

bool is_below(int proc, pid_t root, pid_t pid) {
  for (int i = 0; i < kMaxGenerations && pid > 1; ++i) {
    pid = parent_of(proc, pid);
    if (pid == root) {
      return true;
    }
  }
  return false;
}

}  // namespace assay::sandbox
