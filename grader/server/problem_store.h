#pragma once

// Problems by name: read once, held until their files change.

#include <chrono>
#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "grader/core/package.h"

namespace assay::grader {

/// Thread safe.
class ProblemStore {
 public:
  virtual ~ProblemStore() = default;
  /// Errors: NotFound, BadProblem, TooLarge, Io.
  virtual Result<std::shared_ptr<const Package>> find(std::string_view name) = 0;
};

/// Packages below search folders. A package's files are looked at (names, sizes, times; not
/// content) at most once in `recheck`, and it is read again when they differ.
class PackageStore : public ProblemStore {
 public:
  /// What is held at most; the one that was asked for longest ago goes first.
  static constexpr std::size_t kMaxPackages = 4096;

  explicit PackageStore(std::vector<std::string> folders,
                        std::chrono::milliseconds recheck = std::chrono::seconds(1))
      : folders_(std::move(folders)), recheck_(recheck) {}

  Result<std::shared_ptr<const Package>> find(std::string_view name) override;

 private:
  using Clock = std::chrono::steady_clock;
  struct Entry {
    std::shared_ptr<const Package> package;
    std::uint64_t fingerprint = 0;
    Clock::time_point checked;
    Clock::time_point used;
  };
  std::shared_ptr<const Package> fresh(std::string_view name, Clock::time_point now);
  void remember(std::string_view name, Entry entry);

  const std::vector<std::string> folders_;
  const std::chrono::milliseconds recheck_;
  std::mutex mutex_;
  std::map<std::string, Entry, std::less<>> entries_;
};

}  // namespace assay::grader
