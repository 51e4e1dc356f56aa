// https://websockets.spec.whatwg.org/#dom-websocket-binarytype
// https://websockets.spec.whatwg.org/#dom-binarytype-blob
import type { Probe } from './probe.ts';

export const binary: readonly Probe[] = [
  {
    name: 'binaryType: default, values, and what is ignored',
    ask() {
      const socket = tools.socket();
      const read = () => socket.binaryType;
      const results: unknown[] = [read()];
      for (const value of ['arraybuffer', 'blob', 'x', null, 'ArrayBuffer']) {
        results.push(
          tools.caught(() => Reflect.set(socket, 'binaryType', value)),
          read(),
        );
      }
      return results;
    },
  },
  {
    name: 'an ArrayBuffer is the same for all listeners, ours to change and to transfer',
    async ask() {
      const socket = tools.socket('/say?bytes=010203');
      socket.binaryType = 'arraybuffer';
      const seen: unknown[] = [];
      socket.onmessage = ({ data }) => {
        new Uint8Array(data)[0] = 7;
        seen.push(data, data.byteLength, data instanceof ArrayBuffer);
        structuredClone(data, { transfer: [data] });
      };
      const { data } = await tools.once<MessageEvent>(socket, 'message');
      return [seen[0] === data, seen[1], seen[2], data.byteLength, data.detached];
    },
  },
  {
    name: 'a Blob: class, size, type, and its bytes',
    async ask() {
      const socket = tools.socket('/say?bytes=010203');
      const event = await tools.once<MessageEvent>(socket, 'message');
      const { data } = event;
      return [
        data === event.data,
        data.constructor.name,
        data.size,
        data.type,
        [...new Uint8Array(await data.arrayBuffer())],
      ];
    },
  },
  {
    name: 'order of texts, Blobs and buffers, with binaryType changed in between',
    async ask() {
      const socket = tools.socket();
      const log: unknown[] = [];
      await tools.once(socket, 'open');
      socket.onmessage = ({ data }) => {
        log.push(Object.prototype.toString.call(data));
        socket.binaryType = socket.binaryType === 'blob' ? 'arraybuffer' : 'blob';
      };
      for (const data of ['a', new Blob(['b']), 'c', new Uint8Array(1), new Blob(['d']), 'e', new Uint8Array(2)])
        socket.send(data);
      while (log.length < 7) await tools.wait(5);
      return log;
    },
  },
];
