import { createServer } from 'node:net';

/** A port of 127.0.0.1 that was free a moment ago. */
export async function freePort() {
  return (await listen(0)).port;
}

/** Whether a server could listen on this port of 127.0.0.1 now. */
async function isFree(port) {
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

/** The port that PORT names (3000 without it); throws when it is no port or taken. */
export async function checkedPort(env) {
  const text = env.PORT || '3000';
  const port = Number(text);
  if (!/^\d+$/.test(text) || port < 1 || port > 65535) {
    throw new Error(`PORT=${text} is not a port: choose a number from 1 to 65535, as in "PORT=3001 npm start".`);
  }
  if (!(await isFree(port))) {
    throw new Error(
      `PORT ${port} of 127.0.0.1 is taken by another program: choose another, as in "PORT=3001 npm start".`,
    );
  }
  return port;
}
