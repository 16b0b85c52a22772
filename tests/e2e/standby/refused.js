require('dgram').createSocket('udp4').on('error', (error) => console.log(error.code)).bind();
