process.stdout.write('x'.repeat(60000) + '\n');
process.stderr.write('to the other\n');
process.exit(3);
