#include <algorithm>
#include <cassert>
#include <climits>

using Levels = std::vector<int>;

// The definition, for comparison.
static Levels slowly(const Levels& levels, std::size_t window) {
  Levels highest;
  for (std::size_t i = 0; i + window <= levels.size(); ++i) {
    highest.push_back(*std::max_element(levels.begin() + i, levels.begin() + i + window));
  }
  return highest;
}

int main() {
  assert((high_water({1, 3, 2, 5}, 2) == Levels{3, 3, 5}));
  assert((high_water({4, 3, 2, 1}, 1) == Levels{4, 3, 2, 1}));
  assert((high_water({4, 3, 2, 1}, 4) == Levels{4}));
  assert(high_water({4, 3, 2, 1}, 5).empty());
  assert(high_water({}, 1).empty());
  assert((high_water({INT_MIN, INT_MIN, INT_MIN}, 2) == Levels{INT_MIN, INT_MIN}));
  unsigned state = 20261122;
  for (std::size_t window = 1; window < 40; ++window) {
    Levels levels;
    for (int i = 0; i < 60; ++i) {
      state = state * 1664525u + 1013904223u;
      levels.push_back(static_cast<int>(state >> 24) - 128);
    }
    assert(high_water(levels, window) == slowly(levels, window));
  }
  Levels falling;
  for (int i = 0; i < 200000; ++i) falling.push_back(-i);
  const Levels highest = high_water(falling, 100000);
  assert(highest.size() == 100001);
  for (std::size_t i = 0; i < highest.size(); ++i) assert(highest[i] == falling[i]);
  return 0;
}
