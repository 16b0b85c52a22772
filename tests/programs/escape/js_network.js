// Tries: the network, to speak and to listen, and names
// Allowed: ok, runtime_error
// Wall: call:socket, network_namespace
const net = require('net');
const dgram = require('dgram');

for (const port of [22, 80, 2024]) {
  net.connect({ host: '127.0.0.1', port }, () => console.log('ESCAPED: connected to', port)).on('error', () => {});
}
net.createServer().on('error', () => {}).listen(0, '127.0.0.1', () => { console.log('ESCAPED: listens'); process.exit(); });
try {
  dgram.createSocket('udp4').on('error', () => {}).bind(0, () => { console.log('ESCAPED: bound'); process.exit(); });
} catch {}
