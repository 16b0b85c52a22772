let depth = 0;
const dive = () => { ++depth; dive(); };
try {
  dive();
} catch (error) {
  console.log(error instanceof RangeError, error.message, depth > 10000);
}
