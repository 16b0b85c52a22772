// The fuzz targets as an ordinary test: the golden pairs and the texts of tests/fuzz/corpus as
// seeds, and a fixed number of mutations of them. The libFuzzer builds search further.

#include "tests/fuzz/math_fuzz.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>
#include <string>
#include <vector>

#include "tests/support/catch.h"
#include "tests/support/skip.h"

namespace assay::test {
namespace {

namespace fs = std::filesystem;

std::vector<std::string> pair_seeds() {
  std::vector<std::string> seeds;
  for (const fs::directory_entry& file :
       fs::directory_iterator(source_dir() + "/tests/golden/math_pairs")) {
    std::ifstream in(file.path());
    std::string line;
    while (std::getline(in, line)) {
      const std::size_t first = line.find('\t');
      if (line.empty() || line[0] == '#' || first == std::string::npos) continue;
      std::string pair = line.substr(first + 1);
      std::replace(pair.begin(), pair.end(), '\t', '\0');
      seeds.push_back(std::move(pair));
    }
  }
  std::sort(seeds.begin(), seeds.end());
  return seeds;
}

std::vector<std::string> text_seeds() {
  std::vector<std::string> seeds;
  for (const fs::directory_entry& file :
       fs::directory_iterator(source_dir() + "/tests/fuzz/corpus/math_extract")) {
    std::ifstream in(file.path(), std::ios::binary);
    seeds.emplace_back(std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>());
  }
  std::sort(seeds.begin(), seeds.end());
  return seeds;
}

using Target = void (*)(const std::uint8_t*, std::size_t);

// Cuts, doubles, splices and overwrites pieces.
void run(Target target, const std::vector<std::string>& seeds, int mutations) {
  REQUIRE_FALSE(seeds.empty());
  std::mt19937 random(20'261'122);
  const auto below = [&](std::size_t bound) { return bound == 0 ? 0 : random() % bound; };
  const auto feed = [&](const std::string& text) {
    target(reinterpret_cast<const std::uint8_t*>(text.data()), text.size());
  };
  for (const std::string& seed : seeds) feed(seed);
  for (int i = 0; i < mutations; ++i) {
    std::string text = seeds[below(seeds.size())];
    for (std::size_t changes = 1 + below(3); changes > 0; --changes) {
      const std::size_t at = below(text.size() + 1);
      const std::size_t length = std::min<std::size_t>(below(10), text.size() - at);
      const std::string& other = seeds[below(seeds.size())];
      const std::size_t from = below(other.size() + 1);
      switch (below(4)) {
        case 0:
          text.erase(at, length);
          break;
        case 1:
          text.insert(at, text.substr(at, length));
          break;
        case 2:
          text.insert(at, other.substr(from, below(20)));
          break;
        default:
          if (at < text.size()) text[at] = static_cast<char>(below(256));
      }
    }
    feed(text);
  }
  SUCCEED();
}

TEST_CASE("math fuzz: tokens") { run(math_lex_input, pair_seeds(), 20'000); }
TEST_CASE("math fuzz: reading") { run(math_parse_input, pair_seeds(), 20'000); }
TEST_CASE("math fuzz: extraction") { run(math_extract_input, text_seeds(), 20'000); }
TEST_CASE("math fuzz: comparison") { run(math_compare_input, pair_seeds(), 10'000); }

}  // namespace
}  // namespace assay::test
