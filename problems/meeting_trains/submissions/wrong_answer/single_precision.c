/* 24 bits of mantissa are not enough for nine digits. */
#include <stdio.h>

int main(void) {
  int t;
  if (scanf("%d", &t) != 1) return 1;
  while (t-- > 0) {
    float p, q, u, v;
    if (scanf("%f %f %f %f", &p, &q, &u, &v) != 4) return 1;
    if (p == q) {
      puts("0");
    } else if (u == v || (q - p) / (u - v) < 0) {
      puts("never");
    } else {
      printf("%.12f\n", (q - p) / (u - v));
    }
  }
  return 0;
}
