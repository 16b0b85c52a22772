// Tries: a detached child that outlives the run
// Allowed: ok
// Wall: kill_leftovers, pid_namespace
// Runs: 2
// Confined: the process list is not its to see; orphan.c is for it
const fs = require('fs');
const { spawn } = require('child_process');

for (const name of fs.readdirSync('/proc')) {
  try {
    if (fs.readFileSync(`/proc/${name}/cmdline`, 'latin1').includes('left-js')) console.log('ESCAPED: the run before is there');
  } catch {}
}
spawn(process.execPath, ['-e', 'setTimeout(() => {}, 20000)', 'left-js'], { detached: true, stdio: 'ignore' }).on('error', () => {}).unref();
setTimeout(() => {}, 300);
