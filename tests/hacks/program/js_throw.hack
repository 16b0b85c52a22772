problem: total_js
language: javascript
tries: throws and swallows
---
process.on('uncaughtException', () => {});
process.on('unhandledRejection', () => {});
function total(a) { throw new Error('no'); }
