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
