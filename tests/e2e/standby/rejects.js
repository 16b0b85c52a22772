Promise.reject(new RangeError('nobody catches this'));
setTimeout(() => console.log('never'), 10);
