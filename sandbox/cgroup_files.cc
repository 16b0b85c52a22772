// Control files are small and their content is atomic per read, so each is read in one go. The
// sites (cgroup_site.cc) and both versions build on this.

#include "sandbox/cgroup_files.h"

#include <dirent.h>
#include <fcntl.h>
#include <signal.h>
#include <sys/random.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <charconv>
#include <chrono>
#include <memory>
#include <sstream>
#include <thread>

#include "sandbox/cgroup.h"

namespace assay::sandbox {
namespace {

constexpr std::string_view kPrefix = "assay-";

std::optional<std::int64_t> number(std::string_view text) {
  std::int64_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end == text.data()) {
    return std::nullopt;
  }
  return value;
}

std::vector<std::string> split(std::string_view text, char separator) {
  std::vector<std::string> parts;
  while (true) {
    const std::size_t end = text.find(separator);
    parts.emplace_back(text.substr(0, end));
    if (end == std::string_view::npos) {
      return parts;
    }
    text.remove_prefix(end + 1);
  }
}

std::vector<std::string> entries_of(const std::string& path) {
  const std::unique_ptr<DIR, int (*)(DIR*)> directory(::opendir(path.c_str()), ::closedir);
  std::vector<std::string> names;
  while (directory) {
    const dirent* entry = ::readdir(directory.get());
    if (entry == nullptr) {
      break;
    }
    names.emplace_back(entry->d_name);
  }
  return names;
}

/// When a process began, in ticks since the machine's start (field 22 of proc_pid_stat(5)): with
/// it, a process id names one process for good. Nothing where that is hidden, or it is gone.
std::optional<std::int64_t> start_of(int pid) {
  Result<std::string> stat = read_file("/proc/" + std::to_string(pid) + "/stat");
  const std::size_t name_end = stat ? stat->rfind(')') : std::string::npos;
  if (name_end == std::string::npos) {
    return std::nullopt;
  }
  constexpr int kFieldsBetween = 19;  // from the state, field 3, to field 22
  std::istringstream words(stat->substr(name_end + 1));
  std::string word;
  for (int i = 0; i <= kFieldsBetween; ++i) {
    words >> word;
  }
  return number(word);
}

std::uint64_t own_pid_namespace() {
  struct stat status{};
  return ::stat("/proc/self/ns/pid", &status) == 0 ? status.st_ino : 0;
}

// Servers in PID namespaces of their own can have the same process id and the same parent group;
// and an id is given to another process one day. So: start, namespace, and a random number.
const std::string& process_token() {
  static const std::string token = [] {
    std::uint32_t random = 0;
    (void)::getrandom(&random, sizeof random, 0);
    return std::to_string(start_of(::getpid()).value_or(0)) + "." +
           std::to_string(own_pid_namespace()) + "." + std::to_string(random);
  }();
  return token;
}

/// Whether the process that made a group of this name is surely no more. Once that is so it stays
/// so, and nobody makes that name again: what follows from it cannot come too late.
bool is_ownerless(std::string_view name) {
  const std::optional<int> owner = owner_of(name);
  if (!owner) {
    return false;
  }
  const std::vector<std::string> token = split(split(name, '-')[2], '.');
  const bool is_told = token.size() == 3;
  if (is_told && token[1] != std::to_string(own_pid_namespace())) {
    return false;  // not a process that we could see
  }
  if (::kill(*owner, 0) != 0 && errno == ESRCH) {
    return true;
  }
  const std::optional<std::int64_t> start = is_told ? start_of(*owner) : std::nullopt;
  return start && token[0] != std::to_string(*start);
}

}  // namespace

Result<ControlFile> ControlFile::open(const std::string& directory, const char* name, int flags) {
  ControlFile file;
  file.path_ = directory + "/" + name;
  file.fd_.reset(::open(file.path_.c_str(), flags | O_CLOEXEC));
  if (!file.fd_) {
    return failure(Error::from_errno(ErrorCode::Sandbox, "open " + file.path_, errno));
  }
  return file;
}

Result<std::string> ControlFile::read() const {
  std::array<char, 4096> buffer{};
  const ssize_t got = ::pread(fd_.get(), buffer.data(), buffer.size(), 0);
  if (got < 0) {
    return failure(Error::from_errno(ErrorCode::Sandbox, "read " + path_, errno));
  }
  return std::string(buffer.data(), static_cast<std::size_t>(got));
}

Result<std::int64_t> ControlFile::read_number() const {
  Result<std::string> text = read();
  if (!text) {
    return failure(std::move(text).error());
  }
  const std::optional<std::int64_t> value = number(*text);
  if (!value) {
    return failure(ErrorCode::Sandbox, "no number in " + path_);
  }
  return *value;
}

Result<void> ControlFile::write(std::string_view text) const {
  if (::pwrite(fd_.get(), text.data(), text.size(), 0) != static_cast<ssize_t>(text.size())) {
    return failure(Error::from_errno(ErrorCode::Sandbox,
                                     "write " + std::string(text) + " to " + path_, errno));
  }
  return {};
}

std::optional<std::int64_t> keyed_number(std::string_view text, std::string_view key) {
  for (const std::string& line : split(text, '\n')) {
    if (line.size() > key.size() && line.starts_with(key) && line[key.size()] == ' ') {
      return number(std::string_view(line).substr(key.size() + 1));
    }
  }
  return std::nullopt;
}

std::map<std::string, std::string> parse_memberships(std::string_view text) {
  std::map<std::string, std::string> memberships;
  for (const std::string& line : split(text, '\n')) {
    const std::size_t first = line.find(':');
    const std::size_t second = first == std::string::npos ? first : line.find(':', first + 1);
    if (second == std::string::npos) {
      continue;
    }
    for (const std::string& controller :
         split(std::string_view(line).substr(first + 1, second - first - 1), ',')) {
      memberships[controller] = line.substr(second + 1);
    }
  }
  return memberships;
}

std::vector<CgroupMount> parse_cgroup_mounts(std::string_view mountinfo) {
  std::vector<CgroupMount> mounts;
  for (const std::string& line : split(mountinfo, '\n')) {
    std::istringstream words(line);
    std::string skip, root, point, word;
    words >> skip >> skip >> skip >> root >> point;
    while (words >> word && word != "-") {
    }
    std::string type, source, options;
    words >> type >> source >> options;
    if (type == "cgroup2") {
      mounts.push_back({true, root, point, {}});
    } else if (type == "cgroup") {
      mounts.push_back({false, root, point, split(options, ',')});
    }
  }
  return mounts;
}

std::optional<std::string> directory_of(const CgroupMount& mount, const std::string& path) {
  if (mount.root == "/") {
    return path == "/" ? mount.point : mount.point + path;
  }
  if (path == mount.root) {
    return mount.point;
  }
  if (path.starts_with(mount.root) && path[mount.root.size()] == '/') {
    return mount.point + path.substr(mount.root.size());
  }
  return std::nullopt;
}

std::string cgroup_name(int slot, unsigned serial) {
  return std::string(kPrefix) + std::to_string(::getpid()) + "-" + process_token() + "-" +
         std::to_string(slot) + "-" + std::to_string(serial);
}

std::optional<int> owner_of(std::string_view directory_name) {
  if (!directory_name.starts_with(kPrefix)) {
    return std::nullopt;
  }
  const std::vector<std::string> parts = split(directory_name.substr(kPrefix.size()), '-');
  const std::optional<std::int64_t> pid = number(parts.front());
  if (parts.size() < 2 || !pid || *pid <= 0 || *pid > INT32_MAX ||
      parts.front() != std::to_string(*pid)) {
    return std::nullopt;
  }
  return static_cast<int>(*pid);
}

std::string without_self(const std::string& path) {
  const std::size_t slash = path.rfind('/');
  if (slash == std::string::npos || !path.ends_with("-self") ||
      !owner_of(std::string_view(path).substr(slash + 1))) {
    return path;
  }
  return slash == 0 ? "/" : path.substr(0, slash);
}

void remove_group(const std::string& directory) {
  constexpr int kAttempts = 200;
  for (int attempt = 0; attempt < kAttempts; ++attempt) {
    if (::rmdir(directory.c_str()) == 0 || errno != EBUSY) {
      return;
    }
    std::this_thread::sleep_for(std::chrono::milliseconds(1));
  }
}

void remove_stale_groups(const std::string& parent) {
  for (const std::string& name : entries_of(parent)) {
    if (!is_ownerless(name)) {
      continue;
    }
    const std::string group = parent + "/" + name;
    for (const std::string& run : entries_of(group)) {  // version 2: the runs below the box
      if (run.starts_with("run-") || run == "forker") {
        ::rmdir((group + "/" + run).c_str());
      }
    }
    ::rmdir(group.c_str());
  }
}

Result<std::string> read_file(const std::string& path) {
  const UniqueFd fd(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
  std::string text;
  std::array<char, 4096> buffer{};
  ssize_t got = fd ? 1 : -1;
  while (got > 0) {
    got = ::read(fd.get(), buffer.data(), buffer.size());
    if (got > 0) {
      text.append(buffer.data(), static_cast<std::size_t>(got));
    }
  }
  if (got < 0) {
    return failure(Error::from_errno(ErrorCode::Io, "reading " + path, errno));
  }
  return text;
}

}  // namespace assay::sandbox
