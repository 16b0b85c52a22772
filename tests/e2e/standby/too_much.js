// Over the heap's limit: how much memory that took is in the message, so there is nothing but the verdict to compare.
const kept = [];
for (;;) kept.push(new Array(100000).fill(kept.length));
