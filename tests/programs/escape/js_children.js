// Tries: other programs and processes: spawn, kill everything, the debugger's port
// Allowed: ok
// Wall: pid_namespace, two_identities
// Prints: still here
const { spawnSync } = require('child_process');

for (const command of ['/usr/bin/su', '/usr/bin/mount', '/bin/sh', '/host/bin/sh']) {
  const done = spawnSync(command, ['-c', 'id']);
  if (done.status === 0 && String(done.stdout).includes('root')) console.log('ESCAPED:', command);
}
for (let pid = 1; pid < 3000; ++pid) {
  if (pid >= process.pid && pid < process.pid + 40) continue;  // its own threads have these
  for (const signal of ['SIGSTOP', 'SIGKILL']) {
    try { process.kill(pid, signal); } catch {}
  }
}
console.log('still here');
