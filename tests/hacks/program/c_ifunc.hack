problem: total_c
language: c
tries: runs in the loader
verdict: compile_error
---
#include <unistd.h>
static int real(const int* a, int n) { return -1; }
static void* pick(void) { return (void*)real; }
int total(const int* a, int n) __attribute__((ifunc("pick")));
