// https://websockets.spec.whatwg.org/#feedback-from-the-protocol
// https://dom.spec.whatwg.org/#concept-event-dispatch
// https://html.spec.whatwg.org/multipage/webappapis.html#event-handler-idl-attributes
import type { Probe } from './probe.ts';

export const events: readonly Probe[] = [
  {
    name: 'order of handlers and listeners, also when a handler is set anew',
    async ask() {
      const socket = tools.socket('/say?text=1');
      const log: string[] = [];
      socket.onmessage = () => log.push('old handler');
      socket.addEventListener('message', () => log.push('first'));
      socket.onmessage = null;
      socket.addEventListener('message', () => log.push('capture'), true);
      socket.onmessage = () => log.push('handler');
      socket.addEventListener('message', { handleEvent: () => log.push('object') });
      await tools.once(socket, 'message');
      return log;
    },
  },
  {
    name: 'the event: class, own keys, flags, target and path',
    async ask() {
      const socket = tools.socket('/say?text=1');
      const results: unknown[] = [];
      for (const type of ['open', 'message', 'close']) {
        if (type === 'close') socket.close();
        const event = await tools.once<MessageEvent>(socket, type);
        results.push([
          event.constructor.name,
          Reflect.ownKeys(event).map(String),
          event.isTrusted,
          event.target === socket,
          event.srcElement === socket,
          event.composedPath().length,
          event.bubbles,
          event.cancelable,
          event.defaultPrevented,
          event.eventPhase,
          event.data,
          event.origin,
          event.lastEventId,
          event.ports?.length,
          event.source,
        ]);
      }
      return results;
    },
  },
  {
    name: 'the same event object for all listeners, and what they write on it',
    async ask() {
      const socket = tools.socket('/say?text=1');
      const seen: Event[] = [];
      socket.onmessage = (event) => {
        (event as unknown as { mark: number }).mark = 1;
        seen.push(event);
      };
      socket.addEventListener('message', (event) => seen.push(event));
      await tools.once(socket, 'message');
      return [seen.length, seen[0] === seen[1], Reflect.ownKeys(seen[1] as Event).map(String)];
    },
  },
  {
    name: 'stopImmediatePropagation in the first listener of the page',
    async ask() {
      const socket = tools.socket('/say?text=1&text=2');
      const log: string[] = [];
      socket.addEventListener('message', (event) => {
        log.push(`first ${event.data}`);
        event.stopImmediatePropagation();
      });
      socket.onmessage = () => log.push('never');
      await tools.once(socket, 'open');
      while (log.length < 2) await tools.wait(5);
      return log;
    },
  },
  {
    name: 'a listener that throws: window.onerror, and the others still run',
    async ask() {
      const socket = tools.socket('/say?text=1');
      const log: unknown[] = [];
      window.onerror = (message, source, line, column, error) => {
        log.push([message, source, line, column, tools.describe(error)]);
        return true;
      };
      socket.onmessage = () => {
        throw new Error('of the page');
      };
      socket.addEventListener('message', () => log.push('still runs'));
      await tools.once(socket, 'message');
      return log;
    },
  },
  {
    name: 'microtasks run between listeners',
    async ask() {
      const socket = tools.socket('/say?text=1');
      const log: string[] = [];
      for (const name of ['a', 'b']) {
        socket.addEventListener('message', () => {
          log.push(name);
          Promise.resolve().then(() => log.push(`microtask of ${name}`));
        });
      }
      while (log.length < 4) await tools.wait(5);
      return log;
    },
  },
  {
    name: 'listeners can be removed, come once, and stop by a signal',
    async ask() {
      const socket = tools.socket('/say?text=1&text=2&text=3');
      const log: string[] = [];
      const removed = () => log.push('removed');
      const controller = new AbortController();
      socket.addEventListener('message', removed);
      socket.removeEventListener('message', removed);
      socket.addEventListener('message', () => log.push('once'), { once: true });
      socket.addEventListener('message', () => log.push('signal'), { signal: controller.signal });
      socket.addEventListener('message', (event) => {
        log.push(event.data);
        controller.abort();
      });
      while (!log.includes('3')) await tools.wait(5);
      return log;
    },
  },
  {
    name: "events of the page's own making",
    async ask() {
      const socket = tools.socket();
      const log: unknown[] = [];
      for (const type of ['open', 'message', 'error', 'close']) {
        socket.addEventListener(type, (event) => log.push([type, event.isTrusted, (event as MessageEvent).data]));
      }
      socket.dispatchEvent(new MessageEvent('message', { data: 'own' }));
      socket.dispatchEvent(new Event('message'));
      socket.dispatchEvent(new CloseEvent('close', { code: 4000 }));
      socket.dispatchEvent(new Event('open'));
      socket.dispatchEvent(new Event('error'));
      return [log, socket.readyState];
    },
  },
  {
    name: 'an own event whose getters the page watches',
    ask() {
      const socket = tools.socket();
      let asked = 0;
      const event = new MessageEvent('message', { data: 1 });
      for (const name of ['data', 'type', 'target', 'currentTarget', 'timeStamp', 'code']) {
        Object.defineProperty(event, name, {
          get() {
            asked++;
            return null;
          },
        });
      }
      socket.dispatchEvent(event);
      return asked;
    },
  },
  {
    name: 'handler attributes take functions and objects only',
    ask() {
      const socket = tools.socket();
      return ['onopen', 'onmessage', 'onerror', 'onclose'].map((name) => {
        const handlers = socket as unknown as Record<string, unknown>;
        return [() => 1, {}, null, 7, 'x', undefined].map((value) => {
          handlers[name] = value;
          return handlers[name] === value ? 'kept' : String(handlers[name]);
        });
      });
    },
  },
  {
    name: 'messages that come before the page listens are gone',
    async ask() {
      const socket = tools.socket('/say?text=1&text=2&end');
      const log: unknown[] = [];
      await tools.once(socket, 'close');
      socket.onmessage = ({ data }) => log.push(data);
      await tools.wait(20);
      return log;
    },
  },
  {
    name: 'a failed connection: error, then close, in one task',
    async ask() {
      const socket = tools.socket('/refuse');
      const log: unknown[] = [];
      socket.onerror = (event) => {
        log.push([event.type, event.constructor.name, (event as ErrorEvent).message, socket.readyState]);
        queueMicrotask(() => log.push('microtask'));
      };
      socket.onclose = (event) => log.push([event.type, event.code, event.reason, event.wasClean]);
      await tools.once(socket, 'close');
      return log;
    },
  },
];
