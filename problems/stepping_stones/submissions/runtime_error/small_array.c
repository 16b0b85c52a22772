// Believes that 50,000 stones are enough, and stops when they are not.
#include <stdio.h>
#include <stdlib.h>

static long long ends[50000];

int main(void) {
  long long n, h, a, c, m;
  if (scanf("%lld %lld %lld %lld %lld", &n, &h, &a, &c, &m) != 5) return 1;
  int count = 0;
  for (long long i = 0; i < n; i++) {
    int low = 0, high = count;
    while (low < high) {
      int middle = (low + high) / 2;
      if (ends[middle] < h) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    if (low == 50000) abort();
    ends[low] = h;
    if (low == count) count++;
    h = (a * h + c) % m;
  }
  printf("%d\n", count);
  return 0;
}
