problem: total_js_async
language: javascript
tries: answers what it can, then nothing: the test ends where it waits
---
let calls = 0;
const total = () => calls++ ? new Promise(() => {}) : Promise.resolve(6);
