const rows = require("fs").readFileSync(0, "utf8").split("\n");
const [[, , s], left, right] = rows.slice(0, 3).map((row) => row.trim().split(" ").map(Number));
const store = new Map();
for (const b of right) store.set(b, (store.get(b) || 0) + 1);
const lines = [];
for (const a of left.reverse()) {
  const count = store.get(s - a) || 0;
  if (count > 0) {
    store.set(s - a, count - 1);
    lines.push(`${a} ${s - a}`);
  }
}
console.log(lines.length ? lines.join("\n") : "none");
