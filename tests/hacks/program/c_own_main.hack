problem: total_c
language: c
tries: a main of its own
---
int total(const int* a, int n) { return -1; }
int main(void) { return 0; }
