problem: sum
language: c
tries: what the compiler has open
---
#include "/dev/stdin"
#include "/proc/self/environ"
int main(void) { return 0; }
