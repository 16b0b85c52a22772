problem: total_js
language: javascript
tries: exits in a call
flag: early_exit
---
function total(a) { process.reallyExit(0); }
