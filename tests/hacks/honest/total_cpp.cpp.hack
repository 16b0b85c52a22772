problem: total_cpp
language: cpp
---
#include <bits/stdc++.h>
using namespace std;
int total(const int* a, int n) { return accumulate(a, a + n, 0); }
int main() { cout << total(nullptr, 0); }
