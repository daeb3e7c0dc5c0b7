import { createServer } from 'node:net';

/** A port of 127.0.0.1 that was free a moment ago. */
export async function freePort() {
  return (await listen(0)).port;
}

/** Whether a server could listen on this port of 127.0.0.1 now. */
export async function isFree(port) {
  return (await listen(port)).port !== undefined;
}

function listen(port) {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.unref();
    server.once('error', (error) => (['EADDRINUSE', 'EACCES'].includes(error.code) ? resolve({}) : reject(error)));
    server.listen(port, '127.0.0.1', () => {
      const taken = server.address().port;
      server.close(() => resolve({ port: taken }));
    });
  });
}
