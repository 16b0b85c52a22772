const { execFileSync, spawnSync, fork } = require('child_process');
if (process.argv[2] === 'child') {
  process.send([process.argv.slice(2), process.execArgv, Object.keys(process.env).sort()]);
} else {
  const script = "console.log(process.execArgv, process.env.NODE_OPTIONS, require('fs').readdirSync('/proc/self/fd').length)";
  console.log(execFileSync(process.execPath, ['-e', script], { encoding: 'utf8' }));
  console.log(spawnSync('/bin/nothing').error.code);
  fork(__filename, ['child']).on('message', (message) => console.log(message));
}
