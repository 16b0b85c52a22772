const { Worker, isMainThread, parentPort, workerData } = require('worker_threads');
if (isMainThread) {
  const worker = new Worker(__filename, { workerData: 20 });
  worker.on('message', (text) => console.log(text));
  worker.on('exit', (code) => console.log('exit', code));
} else {
  parentPort.postMessage([workerData * 2 + 2, process.execArgv, process.env.NODE_OPTIONS, Object.keys(require.cache)]);
}
