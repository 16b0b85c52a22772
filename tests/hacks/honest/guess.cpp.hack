problem: guess
language: cpp
---
#include <iostream>
#include <string>
int main() {
  int low = 1, high = 1000;
  std::string said;
  while (true) {
    const int middle = (low + high) / 2;
    std::cout << middle << std::endl;
    std::cin >> said;
    if (said == "=") return 0;
    (said == "<" ? high = middle - 1 : low = middle + 1);
  }
}
