problem: total_js_async
language: javascript
tries: as js_never_settles, with an object that has a then of its own
---
let calls = 0;
const total = () => calls++ ? { then() {} } : Promise.resolve(6);
