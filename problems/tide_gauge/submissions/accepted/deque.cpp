#include <deque>
#include <vector>

std::vector<int> high_water(const std::vector<int>& levels, std::size_t window) {
  std::vector<int> highest;
  std::deque<std::size_t> candidates;
  for (std::size_t i = 0; i < levels.size(); ++i) {
    while (!candidates.empty() && levels[candidates.back()] <= levels[i]) candidates.pop_back();
    candidates.push_back(i);
    if (candidates.front() + window <= i) candidates.pop_front();
    if (i + 1 >= window) highest.push_back(levels[candidates.front()]);
  }
  return highest;
}

int main() { return high_water({1, 2}, 1).size() == 2 ? 0 : 1; }
