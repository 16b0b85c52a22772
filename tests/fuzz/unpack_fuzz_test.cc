// The fuzz target as an ordinary test: archives of every format, each cut short and mutated a fixed
// number of times.

#include <cstdint>
#include <random>

#include "grader/unpack/stream.h"
#include "tests/support/catch.h"
#include "tests/unit/unpack_support.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace {

using assay::unpack::test::pack;

void run(const std::string& bytes) {
  LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size());
}

std::vector<std::string> seeds() {
  std::vector<std::string> list;
  for (const int format : {ARCHIVE_FORMAT_ZIP, ARCHIVE_FORMAT_TAR_USTAR, ARCHIVE_FORMAT_TAR_GNUTAR,
                           ARCHIVE_FORMAT_TAR_PAX_INTERCHANGE}) {
    list.push_back(
        pack({{"main.c", "int main;"}, {"d", "", AE_IFDIR}, {"d/\xc3\xa9", "x"}}, format));
    list.push_back(pack({{"l", "", AE_IFLNK, "../x"}, {"l/x", "y"}}, format));
  }
  for (const int filter :
       {ARCHIVE_FILTER_GZIP, ARCHIVE_FILTER_BZIP2, ARCHIVE_FILTER_XZ, ARCHIVE_FILTER_ZSTD}) {
    list.push_back(pack({{"a", std::string(5000, 'a')}}, ARCHIVE_FORMAT_TAR_USTAR, filter));
  }
  list.push_back(assay::unpack::to_stream({{"a", "b"}, {"c", ""}}));
  return list;
}

void mutate(std::string& bytes, std::mt19937& random) {
  const auto below = [&](std::size_t bound) {
    return std::uniform_int_distribution<std::size_t>(0, bound - 1)(random);
  };
  const std::size_t at = below(bytes.size());
  switch (below(4)) {
    case 0:
      bytes.erase(at, below(20));
      break;
    case 1:
      bytes.insert(at, bytes.substr(below(bytes.size()), below(600)));
      break;
    default:
      bytes[at] = static_cast<char>(below(256));
  }
  if (bytes.empty()) {
    bytes = "x";
  }
}

}  // namespace

TEST_CASE("archives: seeds, cut anywhere near their ends, hold what the target asserts") {
  for (const std::string& seed : seeds()) {
    run(seed);
    for (std::size_t size = 0; size < seed.size(); size += size < 200 ? 1 : 97) {
      run(seed.substr(0, size));
    }
  }
}

TEST_CASE("archives: a fixed number of mutations") {
  constexpr unsigned kSeed = 20261122;
  constexpr int kExecutions = 5'000;
  std::mt19937 random(kSeed);
  const std::vector<std::string> all = seeds();
  for (int i = 0; i < kExecutions; ++i) {
    std::string bytes = all[static_cast<std::size_t>(i) % all.size()];
    for (int change = 0; change <= i % 4; ++change) {
      mutate(bytes, random);
    }
    run(bytes);
  }
}
