console.log('begun');
setInterval(() => {}, 1000);
