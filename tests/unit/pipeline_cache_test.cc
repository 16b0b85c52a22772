// ArtifactCache: content goes in once, bounded, and equal requests at a time make one.

#include <atomic>
#include <chrono>
#include <string>
#include <thread>
#include <vector>

#include "grader/core/artifact_cache.h"
#include "tests/support/catch.h"

namespace assay::grader {
namespace {

using namespace std::chrono_literals;
using Value = ArtifactCache::Value;

Value compiled(std::size_t size, bool cacheable = true) {
  auto value = std::make_shared<Compiled>();
  Result<sandbox::Blob> blob = sandbox::Blob::from(std::string(size, 'x'));
  REQUIRE(blob.has_value());
  value->files.push_back({.name = "program", .content = *std::move(blob)});
  value->cacheable = cacheable;
  return value;
}

struct Counted {
  ArtifactCache cache{Bytes::kib(10)};
  int made = 0;
  Result<Value> get(const std::string& key, std::size_t size = 1024, bool cacheable = true) {
    return cache.get(key,
                     [&]() -> Result<Value> {
                       ++made;
                       return compiled(size, cacheable);
                     },
                     {});
  }
};

TEST_CASE("artifact cache: the second request for a key is not made again") {
  Counted counted;
  const Result<Value> first = counted.get("a");
  const Result<Value> second = counted.get("a");
  REQUIRE((first.has_value() && second.has_value()));
  CHECK(first->get() == second->get());
  CHECK(counted.made == 1);
  CHECK(counted.cache.stats().hits == 1);
  CHECK(counted.cache.stats().held == Bytes::kib(1));
}

TEST_CASE("artifact cache: over its bytes the least recently used goes first") {
  Counted counted;
  REQUIRE(counted.get("a", 4096).has_value());
  REQUIRE(counted.get("b", 4096).has_value());
  REQUIRE(counted.get("a", 4096).has_value());  // a is now the more recent
  REQUIRE(counted.get("c", 4096).has_value());
  CHECK(counted.cache.stats().held <= Bytes::kib(10));
  counted.made = 0;
  REQUIRE(counted.get("a", 4096).has_value());
  CHECK(counted.made == 0);
  REQUIRE(counted.get("b", 4096).has_value());
  CHECK(counted.made == 1);
}

TEST_CASE("artifact cache: what is exactly as large as the cache fits, one byte more does not") {
  Counted counted;
  REQUIRE(counted.get("fits", 10 * 1024).has_value());
  CHECK(counted.cache.stats().entries == 1);
  const Result<Value> large = counted.get("large", 10 * 1024 + 1);
  REQUIRE(large.has_value());  // it is handed out all the same
  CHECK(counted.cache.stats().entries == 1);
  REQUIRE(counted.get("large", 10 * 1024 + 1).has_value());
  CHECK(counted.made == 3);
}

Value without_files() { return std::make_shared<const Compiled>(); }

Value with_files(std::size_t count) {
  auto value = std::make_shared<Compiled>();
  for (std::size_t i = 0; i < count; ++i) {
    value->files.push_back({.name = std::to_string(i)});
  }
  return value;
}

TEST_CASE("artifact cache: entries without bytes are bounded by number") {
  ArtifactCache cache(Bytes::mib(1));
  for (std::size_t i = 0; i < ArtifactCache::kMaxFiles + 10; ++i) {
    const auto make = []() -> Result<Value> { return without_files(); };
    REQUIRE(cache.get(std::to_string(i), make, {}).has_value());
  }
  CHECK(cache.stats().entries == static_cast<std::int64_t>(ArtifactCache::kMaxFiles));
}

TEST_CASE("artifact cache: files are bounded by number, for each is a descriptor") {
  ArtifactCache cache(Bytes::mib(1), 5);
  const auto put = [&](const std::string& key, std::size_t files) {
    REQUIRE(cache.get(key, [&]() -> Result<Value> { return with_files(files); }, {}).has_value());
  };
  put("two", 2);
  put("three", 3);
  CHECK(cache.stats().files == 5);
  put("one", 1);
  CHECK(cache.stats().files == 4);
  CHECK(cache.stats().entries == 2);
  put("exactly", 5);
  CHECK(cache.stats().entries == 1);
  put("too many", 6);
  CHECK(cache.stats().entries == 1);
  CHECK(cache.stats().files == 5);
}

TEST_CASE("artifact cache: what load could have caused is made again") {
  Counted counted;
  REQUIRE(counted.get("slow", 10, /*cacheable=*/false).has_value());
  REQUIRE(counted.get("slow", 10, /*cacheable=*/false).has_value());
  CHECK(counted.made == 2);
}

TEST_CASE("artifact cache: equal requests at the same time are made once") {
  ArtifactCache cache(Bytes::mib(1));
  std::atomic<int> made{0};
  std::atomic<int> served{0};
  {
    std::vector<std::jthread> threads;
    for (int i = 0; i < 8; ++i) {
      threads.emplace_back([&] {
        const Result<Value> value = cache.get("same",
                                              [&]() -> Result<Value> {
                                                ++made;
                                                std::this_thread::sleep_for(30ms);
                                                return compiled(10);
                                              },
                                              {});
        served += value.has_value() ? 1 : 0;
      });
    }
  }
  CHECK(made == 1);
  CHECK(served == 8);
}

TEST_CASE(
    "artifact cache: an error of ours goes to its own request; the one that waited tries itself") {
  ArtifactCache cache(Bytes::mib(1));
  std::atomic<int> made{0};
  const ArtifactCache::Maker make = [&]() -> Result<Value> {
    if (++made == 1) {
      std::this_thread::sleep_for(50ms);
      return failure(ErrorCode::Sandbox, "no slot");
    }
    return compiled(10);
  };
  std::optional<Result<Value>> first;
  std::jthread leader([&] { first.emplace(cache.get("k", make, {})); });
  while (made == 0) {
    std::this_thread::sleep_for(1ms);
  }
  const Result<Value> second = cache.get("k", make, {});
  leader.join();
  CHECK_FALSE(first->has_value());
  CHECK(second.has_value());
}

TEST_CASE("artifact cache: one that waits can be withdrawn") {
  ArtifactCache cache(Bytes::mib(1));
  std::atomic<bool> started{false};
  std::atomic<bool> go{false};
  std::jthread leader([&] {
    (void)cache.get("k",
                    [&]() -> Result<Value> {
                      started = true;
                      while (!go) {
                        std::this_thread::sleep_for(1ms);
                      }
                      return compiled(10);
                    },
                    {});
  });
  while (!started) {
    std::this_thread::sleep_for(1ms);
  }
  std::stop_source stop;
  stop.request_stop();
  const Result<Value> waiting =
      cache.get("k", []() -> Result<Value> { return compiled(10); }, stop.get_token());
  REQUIRE_FALSE(waiting.has_value());
  CHECK(waiting.error().code() == ErrorCode::Cancelled);
  go = true;
}

}  // namespace
}  // namespace assay::grader
