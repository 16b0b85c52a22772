// Counts lengths modulo a million and takes its chances.
#include <stdio.h>

static int store[1000000];

int main(void) {
  int n, m, s, found = 0;
  if (scanf("%d %d %d", &n, &m, &s) != 3) return 1;
  static int left[20000];
  for (int i = 0; i < n; i++) {
    if (scanf("%d", &left[i]) != 1) return 1;
  }
  for (int i = 0; i < m; i++) {
    int b;
    if (scanf("%d", &b) != 1) return 1;
    store[b % 1000000]++;
  }
  for (int i = 0; i < n; i++) {
    int b = s - left[i];
    if (b > 0 && store[b % 1000000] > 0) {
      store[b % 1000000]--;
      found = 1;
      printf("%d %d\n", left[i], b);
    }
  }
  if (!found) puts("none");
  return 0;
}
