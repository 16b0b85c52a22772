#include <algorithm>
#include <vector>

std::vector<int> high_water(const std::vector<int>& levels, std::size_t window) {
  std::vector<int> highest;
  for (std::size_t i = 0; i + window <= levels.size(); ++i) {
    int most = 0;
    for (std::size_t j = i; j < i + window; ++j) most = std::max(most, levels[j]);
    highest.push_back(most);
  }
  return highest;
}
