#include <vector>

std::vector<int> high_water(const std::vector<int>& levels, std::size_t window) {
  std::vector<int> highest;
  for (std::size_t i = 0; i + window <= levels.size(); ++i) {
    volatile int most = levels[i];
    for (std::size_t j = i; j < i + window; ++j) {
      if (levels[j] > most) most = levels[j];
    }
    highest.push_back(static_cast<int>(most));
  }
  return highest;
}
