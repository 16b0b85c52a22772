problem: total_c
language: c
tries: includes the test while it is compiled
verdict: compile_error
---
#include ".assay/test.c"
int total(const int* a, int n) { return -1; }
