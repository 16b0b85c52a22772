problem: total_cpp_together
language: cpp
---
#include <numeric>
int total(const int* a, int n) { return std::accumulate(a, a + n, 0); }
int main() { return 0; }
