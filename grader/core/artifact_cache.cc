// A least-recently-used map with single flight: a list in order of use, an index into it, and a set
// of the keys that somebody is making. Values are shared pointers, so that eviction never pulls an
// executable out from under a run.

#include "grader/core/artifact_cache.h"

#include <algorithm>

namespace assay::grader {
namespace {

Bytes size_of(const Compiled& compiled) {
  Bytes size{static_cast<std::int64_t>(compiled.message.size())};
  for (const sandbox::File& file : compiled.files) {
    size = size + Bytes{file.content.size()};
  }
  return size;
}

}  // namespace

Result<ArtifactCache::Value> ArtifactCache::get(const std::string& key, const Maker& make,
                                                const std::stop_token& stop) {
  std::unique_lock lock(mutex_);
  while (true) {
    if (Value value = find(key)) {
      ++stats_.hits;
      return value;
    }
    if (!under_way_.contains(key)) {
      break;
    }
    if (!made_.wait(lock, stop, [&] { return !under_way_.contains(key); })) {
      return failure(ErrorCode::Cancelled, "withdrawn while an equal compile step was under way");
    }
  }
  ++stats_.misses;
  under_way_.insert(key);
  lock.unlock();
  const UnderWay under_way{*this, key};
  Result<Value> made = make();
  if (made && (*made)->cacheable) {
    lock.lock();
    remember(key, *made);
    lock.unlock();
  }
  return made;
}

ArtifactCache::UnderWay::~UnderWay() {
  {
    const std::lock_guard lock(cache.mutex_);
    cache.under_way_.erase(key);
  }
  cache.made_.notify_all();
}

ArtifactCache::Value ArtifactCache::find(const std::string& key) {
  const auto found = index_.find(key);
  if (found == index_.end()) {
    return nullptr;
  }
  recent_.splice(recent_.begin(), recent_, found->second);
  return found->second->value;
}

void ArtifactCache::remember(const std::string& key, const Value& value) {
  const Bytes size = size_of(*value);
  const std::size_t files = std::max<std::size_t>(1, value->files.size());
  if (size > capacity_ || files > most_files_) {
    return;
  }
  recent_.push_front({key, value, size, files});
  index_[key] = recent_.begin();
  stats_.held = stats_.held + size;
  stats_.files += files;
  while (stats_.held > capacity_ || stats_.files > most_files_) {
    stats_.held = stats_.held - recent_.back().size;
    stats_.files -= recent_.back().files;
    index_.erase(recent_.back().key);
    recent_.pop_back();
  }
}

ArtifactCache::Stats ArtifactCache::stats() const {
  const std::lock_guard lock(mutex_);
  Stats stats = stats_;
  stats.entries = static_cast<std::int64_t>(recent_.size());
  return stats;
}

}  // namespace assay::grader
