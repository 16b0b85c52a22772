const lines = require("fs").readFileSync(0, "utf8").trim().split("\n").slice(1);
for (const line of lines) {
  const [p, q, u, v] = line.split(" ").map(BigInt);
  const way = q - p;
  const speed = u - v;
  if (way === 0n) console.log("0");
  else if (speed === 0n || way < 0n !== speed < 0n) console.log("never");
  else console.log((Number(way) / Number(speed)).toPrecision(17));
}
