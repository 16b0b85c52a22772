// The product a * h does not fit into 32 bits.
#include <algorithm>
#include <cstdint>
#include <iostream>
#include <vector>

int main() {
  std::uint32_t n, h, a, c, m;
  std::cin >> n >> h >> a >> c >> m;
  std::vector<std::uint32_t> ends;
  for (std::uint32_t i = 0; i < n; i++) {
    auto at = std::lower_bound(ends.begin(), ends.end(), h);
    if (at == ends.end()) {
      ends.push_back(h);
    } else {
      *at = h;
    }
    h = (a * h + c) % m;
  }
  std::cout << ends.size() << '\n';
}
