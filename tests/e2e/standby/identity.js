// What a program can ask about how it was started.
const Module = require('module');
console.log(process.argv, process.execArgv, process.execPath, process.argv0, process.title);
console.log(require.main === module, __filename, __dirname, module.paths, module.children.length, module.parent, module.id);
console.log(Object.keys(require.cache), Object.keys(Module._pathCache).length, process.cwd(), process.pid, process.ppid);
console.log(process.env, process.umask(), process.config.variables.napi_build_version, process.release.name);
console.log(Object.getOwnPropertyNames(globalThis).sort().join(), Object.getOwnPropertyNames(process).sort().join());
console.log(require('v8').getHeapStatistics().heap_size_limit, process.getActiveResourcesInfo(), process.listeners('exit').length);
console.log(Math.random(), Math.random(), [1, 2, 3].map(() => Math.random()));
console.log(require('os').availableParallelism !== undefined, require('fs').readdirSync('/box'), require('fs').readdirSync('/tmp'));
console.log(new Error('here').stack);
