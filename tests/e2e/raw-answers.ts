// A TCP server that answers handshakes as no WebSocket library would.
import { createHash } from 'node:crypto';
import { type AddressInfo, createServer, type Socket } from 'node:net';

/** What of an answer is wrong is the path: `/no-accept`. */
export type WrongAnswer = 'unauthorized' | 'no-accept' | 'wrong-accept' | 'no-upgrade' | 'extension' | 'not-http';

const GUID = '258EAFA5-E914-47DA-95CA-C5AB0DC85B11';
const UPGRADE = ['Upgrade: websocket', 'Connection: Upgrade'];

function answerTo(path: string, accept: string): string {
  const switching = (...headers: string[]) => ['HTTP/1.1 101 Switching Protocols', ...headers, '', ''].join('\r\n');
  const answers: Readonly<Record<WrongAnswer, string>> = {
    unauthorized: 'HTTP/1.1 401 Unauthorized\r\nContent-Length: 0\r\n\r\n',
    'no-accept': switching(...UPGRADE),
    'wrong-accept': switching(...UPGRADE, 'Sec-WebSocket-Accept: d3Jvbmc='),
    'no-upgrade': switching('Connection: Upgrade', accept),
    extension: switching(...UPGRADE, accept, 'Sec-WebSocket-Extensions: unheard-of'),
    'not-http': '220 mail.example ESMTP\r\n',
  };
  return answers[path.slice(1) as WrongAnswer] ?? '';
}

/** Serves while `task` runs; `host` is `host:port`. */
export async function withRawAnswers(task: (host: string) => Promise<void>): Promise<void> {
  const open = new Set<Socket>();
  const server = createServer((socket) => {
    open.add(socket);
    socket.on('close', () => open.delete(socket)).on('error', () => {});
    let request = '';
    socket.on('data', (data) => {
      request += data;
      if (!request.includes('\r\n\r\n')) return;
      const key = /^Sec-WebSocket-Key: (.*)\r$/im.exec(request)?.[1] ?? '';
      const accept = createHash('sha1').update(`${key}${GUID}`).digest('base64');
      socket.end(answerTo(request.split(' ')[1] ?? '', `Sec-WebSocket-Accept: ${accept}`));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  try {
    await task(`127.0.0.1:${(server.address() as AddressInfo).port}`);
  } finally {
    for (const socket of open) socket.destroy();
    await new Promise((resolve) => server.close(resolve));
  }
}
