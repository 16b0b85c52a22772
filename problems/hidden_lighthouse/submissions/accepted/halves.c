#include <stdio.h>
#include <string.h>

int main(void) {
  int low = 1, high;
  char said[16];
  if (scanf("%d", &high) != 1) return 1;
  while (low < high) {
    const int middle = low + (high - low) / 2;
    printf("? %d\n", middle);
    fflush(stdout);
    if (scanf("%15s", said) != 1) return 1;
    if (strcmp(said, "here") == 0) {
      low = high = middle;
    } else if (strcmp(said, "lower") == 0) {
      high = middle - 1;
    } else {
      low = middle + 1;
    }
  }
  printf("! %d\n", low);
  return 0;
}
