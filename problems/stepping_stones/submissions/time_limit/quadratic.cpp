// The textbook recurrence over all pairs: right, but n^2.
#include <algorithm>
#include <cstdio>
#include <vector>

int main() {
  long long n, h, a, c, m;
  if (std::scanf("%lld %lld %lld %lld %lld", &n, &h, &a, &c, &m) != 5) return 1;
  std::vector<long long> heights;
  std::vector<int> longest;
  int best = 0;
  for (long long i = 0; i < n; i++) {
    int here = 1;
    for (std::size_t j = 0; j < heights.size(); j++) {
      if (heights[j] < h && longest[j] + 1 > here) here = longest[j] + 1;
    }
    heights.push_back(h);
    longest.push_back(here);
    best = std::max(best, here);
    h = (a * h + c) % m;
  }
  std::printf("%d\n", best);
}
