#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <vector>

int main() {
  long long n, h, a, c, m;
  if (std::scanf("%lld %lld %lld %lld %lld", &n, &h, &a, &c, &m) != 5) return 1;
  std::vector<long long> ends;
  for (long long i = 0; i < n; i++) {
    auto at = std::lower_bound(ends.begin(), ends.end(), h);
    if (at == ends.end()) {
      ends.push_back(h);
    } else {
      *at = h;
    }
    h = (a * h + c) % m;
  }
  std::printf("%zu\n", ends.size());
}
