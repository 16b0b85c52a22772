problem: guess
language: cpp
tries: leaves in a constructor
---
#include <unistd.h>
struct S { S() { _exit(42); } } s;
int main() {}
