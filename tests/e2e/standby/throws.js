function inner() {
  throw new TypeError('thrown on purpose');
}
process.on('exit', (code) => console.log('leaving with', code));
inner();
