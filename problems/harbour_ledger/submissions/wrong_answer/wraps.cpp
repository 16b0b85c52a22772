// Reads the digits into 64 bits and wraps around.
#include <algorithm>
#include <cstdint>
#include <iostream>
#include <string>

int main() {
  int n = 0;
  std::cin >> n;
  std::uint64_t sum = 0;
  std::int64_t largest = INT64_MIN;
  for (int i = 0; i < n; i++) {
    std::string text;
    std::cin >> text;
    std::uint64_t value = 0;
    for (char c : text) {
      if (c != '-') value = value * 10 + static_cast<std::uint64_t>(c - '0');
    }
    if (text[0] == '-') value = -value;
    sum += value;
    largest = std::max(largest, static_cast<std::int64_t>(value));
  }
  std::cout << static_cast<std::int64_t>(sum) << '\n' << largest << '\n';
}
