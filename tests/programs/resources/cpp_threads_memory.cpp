// Tries: threads that each take memory, so that no single allocation is large
// Allowed: memory_limit, runtime_error
// Wall: memory_cgroup
// Limits: memory_mb=64 cpu_ms=8000
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <thread>
#include <vector>

int main() {
  std::vector<std::thread> threads;
  for (int i = 0; i < 8; ++i) {
    threads.emplace_back([] {
      for (int block = 0; block < 300; ++block) {
        if (char* const memory = static_cast<char*>(std::malloc(100000))) std::memset(memory, 1, 100000);
      }
    });
  }
  for (auto& thread : threads) thread.join();
  std::puts("ESCAPED: 240 MB in 64 MiB");
}
