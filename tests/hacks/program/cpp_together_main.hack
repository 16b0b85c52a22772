problem: total_cpp_together
language: cpp
tries: renames main
---
#define main unused_main
int total(const int*, int) { return -1; }
