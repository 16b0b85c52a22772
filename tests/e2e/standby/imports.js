const { once } = require('events');
(async () => {
  const fs = await import('node:fs');
  fs.writeFileSync('other.mjs', 'import os from "os"; export const here = import.meta.url + typeof os.cpus;\n');
  fs.writeFileSync('data.json', '[1, 2]');
  console.log((await import('./other.mjs')).here, require('./data.json'), fs.readdirSync('.'));
  await once(process, 'beforeExit').catch(() => {});
  console.log(new Error('in a function').stack);
})();
