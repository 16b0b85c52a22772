// Prints as many decimals as std::to_string does: too few for short times.
#include <iostream>
#include <string>

int main() {
  int t = 0;
  std::cin >> t;
  while (t-- > 0) {
    long long p, q, u, v;
    std::cin >> p >> q >> u >> v;
    const long long way = q - p, speed = u - v;
    if (way == 0) {
      std::cout << "0\n";
    } else if (speed == 0 || (way < 0) != (speed < 0)) {
      std::cout << "never\n";
    } else {
      std::cout << std::to_string(static_cast<double>(way) / static_cast<double>(speed)) << '\n';
    }
  }
}
