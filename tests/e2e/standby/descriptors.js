// What is open, and of which kind.
const fs = require('fs');
const kind = (fd) => {
  try {
    const stat = fs.fstatSync(fd);
    return ['isFile', 'isFIFO', 'isSocket', 'isCharacterDevice'].filter((name) => stat[name]()).join() + ' ' + stat.size;
  } catch (error) {
    return error.code;
  }
};
for (const fd of [0, 1, 2, 3, 14, 15, 16]) if (fd < 3 || kind(fd) !== 'isFile') console.log(fd, fd < 3 ? kind(fd) : '');
console.log(process.stdin.constructor.name, process.stdout.constructor.name, process.stdout.isTTY, process.stderr.fd);
const links = fs.readdirSync('/proc/self/fd').map((fd) => {
  try {
    return fs.readlinkSync('/proc/self/fd/' + fd).replace(/\d+/g, '#');
  } catch (error) {
    return error.code;
  }
});
console.log(links.sort());
process.stdin.destroy();
