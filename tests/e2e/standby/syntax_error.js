console.log('never'
function (
