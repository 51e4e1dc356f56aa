// https://html.spec.whatwg.org/multipage/timers-and-user-prompts.html#timers
// https://w3c.github.io/resource-timing/
// https://html.spec.whatwg.org/multipage/dynamic-markup-insertion.html#opening-the-input-stream
import type { Probe } from './probe.ts';

export const page: readonly Probe[] = [
  {
    name: 'ids of timers, frames and callbacks',
    async ask() {
      const ids: unknown[] = [setTimeout(() => {}), setInterval(() => {}, 1e6), requestAnimationFrame(() => {})];
      const socket = tools.socket('/say?text=1');
      await tools.once(socket, 'message');
      socket.send('x');
      socket.close();
      await tools.once(socket, 'close');
      ids.push(
        setTimeout(() => {}),
        requestAnimationFrame(() => {}),
        requestIdleCallback(() => {}),
      );
      return ids;
    },
  },
  {
    name: 'resource timing, marks and the document',
    async ask() {
      const socket = tools.socket('/say?text=1');
      await tools.once(socket, 'message');
      const entries = performance.getEntries().map(({ entryType, name }) => [entryType, name]);
      return [
        entries.filter(([type]) => type === 'navigation' || type === 'resource' || type === 'mark'),
        document.documentElement.outerHTML,
        document.scripts.length,
        document.styleSheets.length,
        document.adoptedStyleSheets.length,
        Object.keys(localStorage),
        document.cookie,
        window.length,
        history.length,
        window.name,
      ];
    },
  },
  {
    name: 'names of globals and registered symbols after use',
    async ask() {
      const before = Reflect.ownKeys(window);
      const socket = tools.socket('/say?text=1');
      await tools.once(socket, 'message');
      socket.close();
      const added = Reflect.ownKeys(window).filter((key) => !before.includes(key));
      return [
        before.map(String),
        added.map(String),
        Reflect.ownKeys(document).map(String),
        Reflect.ownKeys(document.fonts).map(String),
      ];
    },
  },
  {
    name: 'events that reach the window and the document',
    async ask() {
      const log: string[] = [];
      const types = [
        'message',
        'messageerror',
        'error',
        'unhandledrejection',
        'rejectionhandled',
        'storage',
        'tapewire:hook',
        'tapewire:bridge',
      ];
      for (const type of types) {
        window.addEventListener(type, () => log.push(type), true);
        document.fonts.addEventListener(type, () => log.push(`fonts ${type}`));
      }
      const socket = tools.socket('/say?text=1&text=2');
      await tools.once(socket, 'message');
      socket.close();
      await tools.once(socket, 'close');
      return log;
    },
  },
  {
    name: 'nobody answers to events that an extension might wait for',
    async ask() {
      const answers: unknown[] = [];
      for (const target of [window, document, document.fonts]) {
        for (const type of ['tapewire:hook', 'tapewire:bridge']) {
          const { port1, port2 } = new MessageChannel();
          port1.onmessage = ({ data }) => answers.push(data);
          const event = new MessageEvent(type, { data: 'secret', ports: [port2], cancelable: true });
          target.addEventListener('secret', () => answers.push('secret'));
          answers.push(target.dispatchEvent(event));
        }
      }
      await tools.wait(50);
      return answers;
    },
  },
  {
    name: 'document.open keeps the window, its socket and its functions',
    async ask() {
      const { WebSocket: before } = window;
      const socket = tools.socket();
      await tools.once(socket, 'open');
      const text = String(WebSocket);
      const html = document.documentElement.outerHTML;
      document.open();
      document.write('<title>New</title><body>new');
      document.close();
      const after = new WebSocket(`ws://${location.host}/echo`);
      await new Promise((resolve) => after.addEventListener('open', resolve));
      return [
        window.WebSocket === before,
        String(window.WebSocket) === text,
        socket.readyState,
        after.readyState,
        html.length,
        document.documentElement.outerHTML,
      ];
    },
  },
  {
    name: 'imports of a wasm program with getters, and as a Proxy with a `get` trap',
    async ask() {
      const log: string[] = [];
      const env = {
        get hiwire_construct() {
          log.push('getter');
          return () => {};
        },
      };
      const imports = new Proxy(
        { env },
        {
          get(target, key, receiver) {
            log.push(`get ${String(key)}`);
            return Reflect.get(target, key, receiver);
          },
        },
      );
      await WebAssembly.instantiate(new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0]), imports);
      return log;
    },
  },
  {
    name: 'imports of a wasm program as a Proxy with a `getOwnPropertyDescriptor` trap',
    limit: 'proxied-imports',
    async ask() {
      const log: string[] = [];
      const env = new Proxy(
        {},
        {
          getOwnPropertyDescriptor(target, key) {
            log.push(String(key));
            return Reflect.getOwnPropertyDescriptor(target, key);
          },
        },
      );
      await WebAssembly.instantiate(new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0]), { env });
      return log;
    },
  },
  {
    name: 'address of a worker that the page made from a Blob, and the text behind it',
    limit: 'worker-source',
    async ask() {
      const code = `fetch(location.href).then((response) => response.text()).then((text) => postMessage([location.href, text]));`;
      const url = URL.createObjectURL(new Blob([code]));
      const { data } = await tools.once<MessageEvent>(new Worker(url), 'message');
      return [data[0] === url, data[1] === code];
    },
  },
  {
    name: 'line and column of an error on the first line of a worker',
    limit: 'worker-source',
    async ask() {
      const worker = new Worker(URL.createObjectURL(new Blob([`throw new TypeError('here');`])));
      const event = await tools.once<ErrorEvent>(worker, 'error');
      event.preventDefault();
      return [event.lineno, event.colno];
    },
  },
  {
    name: 'a directive on top of a classic worker',
    limit: 'worker-source',
    async ask() {
      const code = `'use strict'; postMessage((function () { return this === undefined; })());`;
      const worker = new Worker(URL.createObjectURL(new Blob([code])));
      return (await tools.once<MessageEvent>(worker, 'message')).data;
    },
  },
  {
    name: 'sockets of workers, of which nothing of ours knows',
    async ask() {
      const code = `const socket = new WebSocket('ws://${location.host}/say?text=1');
        socket.onmessage = ({ data }) => postMessage([data, String(WebSocket), WebSocket.name, location.protocol, Reflect.ownKeys(self).length]);`;
      const worker = new Worker(URL.createObjectURL(new Blob([code])));
      const { data } = await tools.once<MessageEvent>(worker, 'message');
      return data;
    },
  },
];
