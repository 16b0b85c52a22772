#include <stdio.h>

#include "walk.h"

int main(void) {
  long long n, h, a, c, m;
  if (scanf("%lld %lld %lld %lld %lld", &n, &h, &a, &c, &m) != 5) return 1;
  for (long long i = 0; i < n; i++) {
    step_onto(h);
    h = (a * h + c) % m;
  }
  printf("%d\n", longest_walk());
  return 0;
}
