#include "grader/server/problem_store.h"

#include <sys/stat.h>

#include <algorithm>
#include <filesystem>
#include <functional>
#include <system_error>
#include <utility>

namespace assay::grader {
namespace {

// Folders are trusted (the server's operator chose them), so that a fingerprint need not resist an
// attacker. The bound stands against a folder that someone pointed at "/" by mistake.
constexpr int kMaxFilesLookedAt = 20'000;

void mix(std::uint64_t& hash, std::uint64_t value) {
  // The 64-bit finaliser of MurmurHash3, over the running value.
  hash ^= value + 0x9e3779b97f4a7c15ULL + (hash << 6U) + (hash >> 2U);
  hash ^= hash >> 33U;
  hash *= 0xff51afd7ed558ccdULL;
  hash ^= hash >> 33U;
}

void mix_file(std::uint64_t& hash, const std::string& path) {
  struct stat status{};
  if (::lstat(path.c_str(), &status) != 0) {
    return;
  }
  mix(hash, std::hash<std::string>{}(path));
  mix(hash, static_cast<std::uint64_t>(status.st_size));
  mix(hash, static_cast<std::uint64_t>(status.st_ino));
  mix(hash, static_cast<std::uint64_t>(status.st_mtim.tv_sec));
  mix(hash, static_cast<std::uint64_t>(status.st_mtim.tv_nsec));
}

/// Of the package's folder in every search folder: also a new one that now comes first is a change.
/// Sums per file, since a directory's order is not fixed.
std::uint64_t fingerprint_of(std::string_view name, const std::vector<std::string>& folders) {
  namespace fs = std::filesystem;
  std::uint64_t sum = 0;
  int files = 0;
  for (const std::string& folder : folders) {
    std::error_code error;
    fs::recursive_directory_iterator each(fs::path(folder) / name, error);
    for (; !error && each != fs::recursive_directory_iterator() && files < kMaxFilesLookedAt;
         each.increment(error), ++files) {
      std::uint64_t one = 1;
      mix_file(one, each->path().string());
      sum += one;
    }
  }
  return sum;
}

bool is_plain_name(std::string_view name) {
  return !name.empty() && name.front() != '.' && name.find('/') == std::string_view::npos &&
         name.find('\0') == std::string_view::npos;
}

}  // namespace

std::shared_ptr<const Package> PackageStore::fresh(std::string_view name, Clock::time_point now) {
  const std::lock_guard lock(mutex_);
  const auto found = entries_.find(name);
  if (found == entries_.end() || now - found->second.checked >= recheck_) {
    return nullptr;
  }
  found->second.used = now;
  return found->second.package;
}

void PackageStore::remember(std::string_view name, Entry entry) {
  const std::lock_guard lock(mutex_);
  entries_.insert_or_assign(std::string(name), std::move(entry));
  if (entries_.size() > kMaxPackages) {
    entries_.erase(std::min_element(
        entries_.begin(), entries_.end(),
        [](const auto& a, const auto& b) { return a.second.used < b.second.used; }));
  }
}

Result<std::shared_ptr<const Package>> PackageStore::find(std::string_view name) {
  const Clock::time_point now = Clock::now();
  if (std::shared_ptr<const Package> known = fresh(name, now)) {
    return known;
  }
  // Looked at before it is read: a change in between is found the next time.
  const std::uint64_t fingerprint = is_plain_name(name) ? fingerprint_of(name, folders_) : 0;
  {
    const std::lock_guard lock(mutex_);
    const auto found = entries_.find(name);
    if (found != entries_.end() && found->second.fingerprint == fingerprint) {
      found->second.checked = now;
      found->second.used = now;
      return found->second.package;
    }
  }
  Result<Package> package = find_package(name, folders_);
  if (!package) {
    return failure(std::move(package).error());
  }
  auto held = std::make_shared<const Package>(*std::move(package));
  remember(name, {.package = held, .fingerprint = fingerprint, .checked = now, .used = now});
  return held;
}

}  // namespace assay::grader
