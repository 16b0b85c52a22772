// Does not count empty lines when it tells odd from even.
const [first, ...lines] = require("fs").readFileSync(0, "utf8").trimEnd().split("\n");
let number = 0;
for (const line of lines) {
  const before = Math.floor((Number(first) - line.length + (number % 2)) / 2);
  console.log(" ".repeat(Math.max(before, 0)) + line);
  if (line !== "") number++;
}
