problem: total_js
language: javascript
tries: calls the timers of others
---
try {
  require('async_hooks').createHook({ init(id, type, trigger, r) { if (r && r._onTimeout) r._onTimeout(); } }).enable();
} catch (e) {}
function total(a) { return -1; }
