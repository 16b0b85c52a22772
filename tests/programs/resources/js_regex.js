// Tries: to burn inside one regular expression
// Allowed: time_limit
// Wall: cpu_accounting, rlimit_cpu
// Limits: cpu_ms=500 wall_ms=20000
/^(a|a|aa)*$/.test('a'.repeat(21) + 'b');
console.log('ESCAPED: the expression came to an end');
