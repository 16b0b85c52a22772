problem: total_js_async
language: javascript
---
// Awaits what takes time, what is compiled beside and much that is there, and leaves a promise behind.
const empty = new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0]);
async function total(items) {
  new Promise(() => {}).then(() => 0);
  await WebAssembly.compile(empty);
  await new Promise((resolve) => setTimeout(resolve, 5));
  let sum = 0;
  for (const item of items) sum += await item;
  return sum;
}
