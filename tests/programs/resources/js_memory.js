// Tries: memory outside of the engine's heap, which its own option does not bound
// Allowed: memory_limit, runtime_error
// Wall: memory_cgroup
// Limits: memory_mb=96 cpu_ms=8000
const kept = [];
for (let i = 0; i < 60; ++i) kept.push(Buffer.alloc(10 << 20, i + 1));
console.log('ESCAPED: 600 MiB in 96 and the runtime\'s 96');
