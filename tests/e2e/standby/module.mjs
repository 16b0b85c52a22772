import { readFileSync } from 'node:fs';
console.log(import.meta.url, typeof require, process.argv, readFileSync(0, 'utf8'));
export const x = await Promise.resolve(1);
throw new Error('from a module');
