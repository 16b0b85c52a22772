problem: total_js
language: javascript
---
class Sum extends Array {}
const total = (items) => items.reduce((a, b) => a + b, 0);
Sum.prototype.toString = () => 'sum';
