// Tries: files of the host, by walking the tree and by name
// Allowed: ok
// Wall: mount_root
// Confined: Landlock refuses to open these, but not to see that they exist
const fs = require('fs');

for (const name of ['/etc/shadow', '/root', '/home', '/work', '/var/log', '/boot', '/host/etc/shadow', '/sys/class']) {
  if (fs.existsSync(name)) console.log('ESCAPED: there is', name);
}
for (const name of fs.readdirSync('/proc')) {
  if (/^[0-9]+$/.test(name) && +name !== process.pid) {
    try { console.log('ESCAPED:', fs.readFileSync(`/proc/${name}/environ`, 'latin1').slice(0, 20)); } catch {}
  }
}
if (process.env.ASSAY_HOST_SECRET) console.log('ESCAPED: the environment');
