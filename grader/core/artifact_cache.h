#pragma once

#include <condition_variable>
#include <functional>
#include <list>
#include <map>
#include <memory>
#include <mutex>
#include <set>
#include <stop_token>
#include <string>
#include <vector>

#include "base/result.h"
#include "base/units.h"
#include "sandbox/sandbox.h"

namespace assay::grader {

/// What a compile step ended with. Immutable once made, hence shared without copying.
struct Compiled {
  sandbox::Verdict verdict = sandbox::Verdict::Ok;  ///< Ok: `files` can be run.
  std::vector<sandbox::File> files;
  std::string message;             ///< The compiler's words, quoted and bounded.
  std::vector<std::string> flags;  ///< What the sources tried while they were compiled.
  CpuTime cpu;
  WallTime wall;
  Bytes memory;
  sandbox::Tier tier = sandbox::Tier::Full;
  bool cacheable = true;  ///< False for what load could have caused (a time limit).
};

/// Remembers compile results by content. Holds at most `capacity` bytes of artifacts and at most
/// `files` of them, each of which is an open descriptor; a result without a file counts as one. The
/// least recently used go first; a run that still uses them keeps them alive. Equal requests at the
/// same time compile once: the others wait for the first. Thread safe.
class ArtifactCache {
 public:
  explicit ArtifactCache(Bytes capacity, std::size_t files = kMaxFiles)
      : capacity_(capacity), most_files_(files) {}

  using Value = std::shared_ptr<const Compiled>;
  using Maker = std::function<Result<Value>()>;

  /// The value under `key`, or what `make` returns, which is then remembered if it is cacheable. An
  /// Error of `make` goes to its own caller alone; one who waited then makes it himself. Errors:
  /// those of `make`; Cancelled.
  Result<Value> get(const std::string& key, const Maker& make, const std::stop_token& stop);

  struct Stats {
    std::int64_t hits = 0;
    std::int64_t misses = 0;
    std::int64_t entries = 0;
    std::size_t files = 0;
    Bytes held;
  };
  Stats stats() const;

  static constexpr std::size_t kMaxFiles = 4096;

 private:
  struct Entry {
    std::string key;
    Value value;
    Bytes size;
    std::size_t files;
  };
  /// Lets those who wait go on, be it at an exception (no memory).
  struct UnderWay {
    ArtifactCache& cache;
    const std::string& key;
    ~UnderWay();
  };
  Value find(const std::string& key);
  void remember(const std::string& key, const Value& value);

  const Bytes capacity_;
  const std::size_t most_files_;
  mutable std::mutex mutex_;
  std::condition_variable_any made_;
  std::list<Entry> recent_;  ///< Most recently used first.
  std::map<std::string, std::list<Entry>::iterator, std::less<>> index_;
  std::set<std::string, std::less<>> under_way_;
  Stats stats_;
};

}  // namespace assay::grader
