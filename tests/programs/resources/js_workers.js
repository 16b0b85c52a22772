// Tries: worker threads without end, each burning
// Allowed: time_limit, memory_limit, runtime_error, idle_limit
// Wall: cpu_accounting, rlimit_cpu, memory_cgroup, process_limit
// Limits: cpu_ms=1500 wall_ms=30000 memory_mb=256
const { Worker } = require('worker_threads');

for (let i = 0; i < 30; ++i) {
  new Worker('while (true);', { eval: true }).on('error', () => {});
}
setInterval(() => {
  const used = process.cpuUsage();
  if (used.user + used.system > 4e6) {
    console.log('ESCAPED: burnt 4 s of 1.5');
    process.exit();
  }
}, 100);
