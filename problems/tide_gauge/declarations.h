#include <cstddef>
#include <vector>

std::vector<int> high_water(const std::vector<int>& levels, std::size_t window);
