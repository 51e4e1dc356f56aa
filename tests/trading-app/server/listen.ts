import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/**
 * Listens and gives the port, also when asked for port 0.
 * Rejects with one clear sentence when the port is taken or not allowed.
 */
export function listen(server: Server, host: string, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const onError = (error: NodeJS.ErrnoException) => reject(new Error(explain(error, host, port), { cause: error }));
    server.once('error', onError);
    server.listen(port, host, () => {
      server.off('error', onError);
      resolve((server.address() as AddressInfo).port);
    });
  });
}

function explain(error: NodeJS.ErrnoException, host: string, port: number): string {
  if (error.code === 'EADDRINUSE') {
    return `Port ${port} on ${host} is taken: stop the program that uses it or choose another port.`;
  }
  if (error.code === 'EACCES') return `Port ${port} on ${host} needs more rights: choose a port above 1023.`;
  return `Could not listen on ${host}:${port}: ${error.message}.`;
}
