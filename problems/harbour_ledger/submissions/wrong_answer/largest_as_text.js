// Compares the entries as texts: "9" > "10".
const lines = require("fs").readFileSync(0, "utf8").split("\n");
const entries = lines.slice(1, 1 + Number(lines[0]));
console.log(String(entries.reduce((a, b) => a + BigInt(b), 0n)));
console.log(entries.reduce((a, b) => (a > b ? a : b)));
