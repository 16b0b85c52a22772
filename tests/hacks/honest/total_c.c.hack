problem: total_c
language: c
---
#include <assert.h>
int total(const int* a, int n) {
  int sum = 0;
  assert(n >= 0);
  while (n-- > 0) sum += a[n];
  return sum;
}
int main(void) { return 1; }
