#include <stdio.h>

int main(void) {
  int t;
  if (scanf("%d", &t) != 1) return 1;
  while (t-- > 0) {
    long long p, q, u, v;
    if (scanf("%lld %lld %lld %lld", &p, &q, &u, &v) != 4) return 1;
    long long way = q - p, speed = u - v;
    if (way == 0) {
      puts("0");
    } else if (speed == 0 || (way < 0) != (speed < 0)) {
      puts("never");
    } else {
      printf("%.14E\n", (double)way / (double)speed);
    }
  }
  return 0;
}
