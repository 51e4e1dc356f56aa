// https://websockets.spec.whatwg.org/#garbage-collection
// https://tc39.es/ecma262/#sec-weak-ref-objects
import type { Probe } from './probe.ts';

export const garbage: readonly Probe[] = [
  {
    name: 'a closed socket, its handlers and what they held are collected',
    async ask() {
      const refs = await (async () => {
        const socket = tools.socket();
        const held = { big: new ArrayBuffer(1000) };
        socket.onmessage = () => held;
        await tools.once(socket, 'open');
        socket.send('x');
        await tools.once(socket, 'message');
        socket.close();
        await tools.once(socket, 'close');
        return [new WeakRef(socket), new WeakRef(held)];
      })();
      await tools.collect();
      return refs.map((ref) => ref.deref() === undefined);
    },
  },
  {
    name: 'a received buffer, its event and a sent buffer are collected',
    async ask() {
      const socket = tools.socket();
      socket.binaryType = 'arraybuffer';
      await tools.once(socket, 'open');
      const refs = await (async () => {
        const sent = new Uint8Array(100);
        socket.send(sent);
        const event = await tools.once<MessageEvent>(socket, 'message');
        return [new WeakRef(sent), new WeakRef(sent.buffer), new WeakRef(event), new WeakRef(event.data)];
      })();
      await tools.collect();
      return [refs.map((ref) => ref.deref() === undefined), socket.readyState];
    },
  },
  {
    name: 'a received Blob and a sent Blob are collected',
    async ask() {
      const socket = tools.socket();
      await tools.once(socket, 'open');
      const refs = await (async () => {
        const sent = new Blob(['x']);
        socket.send(sent);
        const event = await tools.once<MessageEvent>(socket, 'message');
        return [new WeakRef(sent), new WeakRef(event.data)];
      })();
      await tools.collect();
      return [refs.map((ref) => ref.deref() === undefined), socket.readyState];
    },
  },
  {
    name: 'errors, arguments and a failed construction are collected',
    async ask() {
      const refs = (() => {
        const protocols = ['a', 'a'];
        const url = new URL('ws://host/');
        try {
          new WebSocket(url, protocols);
        } catch (error) {
          return [new WeakRef(error as object), new WeakRef(protocols), new WeakRef(url)];
        }
        return [];
      })();
      await tools.collect();
      return refs.map((ref) => ref.deref() === undefined);
    },
  },
  {
    name: 'an open socket without listeners, abandoned',
    async ask() {
      const ref = await (async () => {
        const socket = tools.socket();
        await tools.once(socket, 'open');
        return new WeakRef(socket);
      })();
      await tools.collect();
      return ref.deref() === undefined;
    },
  },
  {
    name: 'the window of a removed frame, in which sockets were open, is collected',
    async ask() {
      const ref = await (async () => {
        const frame = tools.frame();
        const scope = frame.contentWindow as unknown as typeof globalThis;
        const socket = new scope.WebSocket(`ws://${location.host}/echo`);
        await tools.once(socket, 'open');
        const mark = new scope.Object();
        frame.remove();
        return new WeakRef(mark);
      })();
      await tools.collect();
      return ref.deref() === undefined;
    },
  },
];
