problem: sum
language: javascript
---
const [n, ...rest] = require('fs').readFileSync(0, 'utf8').split(/\s+/).filter(Boolean).map(Number);
console.log(rest.reduce((a, b) => a + b, 0));
