#include <iomanip>
#include <iostream>
#include <string>

int main() {
  std::string line;
  std::getline(std::cin, line);
  const std::size_t width = std::stoul(line);
  for (std::size_t i = 0; std::getline(std::cin, line); i++) {
    const std::size_t before = (width - line.size() + i % 2) / 2;
    std::cout << std::setw(static_cast<int>(before)) << "" << line << '\n';
  }
}
