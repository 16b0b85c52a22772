#include "walk.h"

static long long ends[200000];
static int count;

void step_onto(long long height) {
  int low = 0, high = count;
  while (low < high) {
    int middle = (low + high) / 2;
    if (ends[middle] < height) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  ends[low] = height;
  if (low == count) count++;
}

int longest_walk(void) { return count; }
