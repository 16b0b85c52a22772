// The C++ program of bench_sandbox, linked as submissions are.
#include <iostream>

int main() { std::cout << "hello\n"; }
