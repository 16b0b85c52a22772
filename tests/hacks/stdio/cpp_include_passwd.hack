problem: sum
language: cpp
tries: read host files while compiling
verdict: compile_error
---
const char* p =
#include "/etc/shadow"
;
int main() {}
