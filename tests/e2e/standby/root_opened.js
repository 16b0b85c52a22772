// What it opens of its box's root is told in the flags.
const fs = require("fs");
console.log(fs.readdirSync("/").length > 3, fs.readdirSync("/tests"), fs.readFileSync("/etc/passwd", "utf8").length > 9);
