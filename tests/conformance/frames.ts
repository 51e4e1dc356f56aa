// https://html.spec.whatwg.org/multipage/iframe-embed-object.html#process-the-iframe-attributes
// https://html.spec.whatwg.org/multipage/document-sequences.html#creating-browsing-contexts
import type { Probe } from './probe.ts';

export const frames: readonly Probe[] = [
  {
    name: 'a frame made and used in the same turn prints as native, asked by either realm',
    ask() {
      const results: unknown[] = [];
      const scope = tools.frame().contentWindow as unknown as typeof globalThis;
      for (const [asking, asked] of [
        [window, scope],
        [scope, window],
        [scope, scope],
      ] as (typeof globalThis)[][]) {
        const print = (asking as typeof globalThis).Function.prototype.toString;
        const { WebSocket: made, Function: base } = asked as typeof globalThis;
        for (const each of [made, made.prototype.send, made.prototype.close, base.prototype.toString]) {
          results.push(
            print.call(each),
            tools.caught(() => print.call({})),
          );
        }
      }
      return results;
    },
  },
  {
    name: 'frames in frames and frames side by side print as native for each other',
    async ask() {
      const first = tools.frame();
      const second = tools.frame({ srcdoc: 'x' });
      const third = tools.frame({ src: '/child' });
      await Promise.all([tools.once(second, 'load'), tools.once(third, 'load')]);
      const inner = (third.contentDocument as Document).createElement('iframe');
      (third.contentDocument as Document).body.append(inner);
      const scopes = [
        window,
        ...[first, second, third, inner].map((frame) => frame.contentWindow),
      ] as unknown as (typeof globalThis)[];
      return scopes.flatMap((asking) =>
        scopes.map((asked) => [
          asking.Function.prototype.toString.call(asked.WebSocket),
          asking.Function.prototype.toString.call(asked.WebSocket.prototype.send),
          asking.Function.prototype.toString.call(asked.Function.prototype.toString),
        ]),
      );
    },
  },
  {
    name: 'a window opened by script and its opener print as native for each other',
    async ask() {
      const opened = window.open('/child', 'opened', 'popup') as Window;
      // Until its own document is there, it is a window that no content script has run in.
      while (opened.location.pathname !== '/child' || opened.document.readyState !== 'complete') await tools.wait(10);
      const blank = window.open('', 'blank', 'popup') as Window;
      const scopes = [window, opened, blank] as unknown as (typeof globalThis)[];
      const results = scopes.flatMap((asking) =>
        scopes.map((asked) => asking.Function.prototype.toString.call(asked.WebSocket.prototype.send)),
      );
      opened.close();
      blank.close();
      return results;
    },
  },
  {
    name: 'two frames of one origin below a page of another',
    async ask() {
      const url = `http://localhost:${location.port}/sibling`;
      for (let count = 0; count < 2; count++) await tools.once(tools.frame({ src: url }), 'load');
      const answer = tools.once<MessageEvent>(window, 'message');
      window.frames[1]?.postMessage('ask', '*');
      return (await answer).data;
    },
  },
  {
    name: 'a frame in a window of another origin, which a third origin opened, asked by a page of its own origin',
    limit: 'relatives-apart',
    async ask() {
      // A document of a `data:` address has an origin of its own, and so has the window that it opens and fills.
      const code = `<script>
        const opened = open('', '', 'popup');
        opened.document.body.innerHTML = '<iframe src="${location.origin}/child"></iframe>';
        const script = opened.document.createElement('script');
        script.textContent = "opener.parent.postMessage('filled', '*')";
        opened.document.body.append(script);
      </script>`;
      tools.frame({ src: `data:text/html,${encodeURIComponent(code)}` });
      const opened = (await tools.once<MessageEvent>(window, 'message')).source as Window;
      const scope = opened[0] as Window & typeof globalThis;
      const state = (): unknown => tools.caught(() => `${scope.location.pathname} ${scope.document.readyState}`);
      while (JSON.stringify(state()) !== '{"returned":"/child complete"}') await tools.wait(10);
      const results = [
        Function.prototype.toString.call(scope.WebSocket),
        scope.Function.prototype.toString.call(WebSocket),
      ];
      opened.close();
      return results;
    },
  },
  {
    name: 'a frame after document.open of its parent',
    async ask() {
      document.open();
      document.write('<body>');
      document.close();
      const frame = document.createElement('iframe');
      document.body.append(frame);
      const scope = frame.contentWindow as unknown as typeof globalThis;
      return [scope.Function.prototype.toString.call(WebSocket), Function.prototype.toString.call(scope.WebSocket)];
    },
  },
  {
    name: "errors and objects are of the frame's own realm",
    async ask() {
      const scope = tools.frame().contentWindow as unknown as typeof globalThis;
      const results: unknown[] = [];
      for (const task of [() => new scope.WebSocket('ws://['), () => Reflect.construct(scope.WebSocket, [])]) {
        try {
          task();
        } catch (error) {
          const made = (error as Error).constructor;
          results.push(
            error instanceof scope.DOMException,
            error instanceof scope.TypeError,
            error instanceof DOMException,
            made.name,
          );
        }
      }
      const socket = new scope.WebSocket(`ws://${location.host}/say?text=1`);
      const event = await tools.once<MessageEvent>(socket, 'message');
      results.push(event instanceof scope.MessageEvent, event instanceof MessageEvent, socket instanceof WebSocket);
      return results;
    },
  },
  {
    name: "this realm's methods on another realm's socket",
    async ask() {
      const scope = tools.frame().contentWindow as unknown as typeof globalThis;
      const socket = new scope.WebSocket(`ws://${location.host}/echo`);
      const early = tools.caught(() => WebSocket.prototype.send.call(socket, 'x'));
      await tools.once(socket, 'open');
      WebSocket.prototype.send.call(socket, 'across');
      const { data } = await tools.once<MessageEvent>(socket, 'message');
      WebSocket.prototype.close.call(socket, 3000);
      const { code } = await tools.once<CloseEvent>(socket, 'close');
      return [early, data, code];
    },
  },
  {
    name: 'sockets in frames: srcdoc, blob:, sandboxed',
    async ask() {
      const code = `<script>
        const done = (...all) => parent.postMessage(all, '*');
        const socket = new WebSocket('ws://${location.host}/say?text=1');
        socket.onmessage = ({ data }) => done(data, String(WebSocket), Function.prototype.toString.call(socket.send), Reflect.ownKeys(socket).length);
        try { new WebSocket('ws://[') } catch (error) { window.stack = error.stack }
      </script>`;
      const results: unknown[] = [];
      const blob = URL.createObjectURL(new Blob([code], { type: 'text/html' }));
      for (const attributes of [{ srcdoc: code }, { src: blob }, { srcdoc: code, sandbox: 'allow-scripts' }] as Record<
        string,
        string
      >[]) {
        const answer = tools.once<MessageEvent>(window, 'message');
        tools.frame(attributes);
        results.push((await answer).data);
      }
      return results;
    },
  },
  {
    name: 'a frame with an address: its window in the same turn and after loading',
    limit: 'window-before-us',
    async ask() {
      const frame = tools.frame({ src: '/child' });
      const scope = frame.contentWindow as unknown as typeof globalThis;
      const { WebSocket: before } = scope;
      await tools.once(frame, 'load');
      return [scope === (frame.contentWindow as unknown), scope.WebSocket === before];
    },
  },
  {
    name: 'listeners put on a window before its document came hear nothing',
    async ask() {
      const frame = tools.frame({ src: '/child' });
      const log: string[] = [];
      for (const type of ['tapewire:hook', 'tapewire:bridge', 'message', 'error']) {
        frame.contentWindow?.addEventListener(type, () => log.push(type), true);
        frame.contentWindow?.addEventListener(type, () => log.push(type));
      }
      await tools.once(frame, 'load');
      return log;
    },
  },
  {
    name: 'a removed frame: its constructor and its socket',
    async ask() {
      const frame = tools.frame();
      const scope = frame.contentWindow as unknown as typeof globalThis;
      const { WebSocket: detached } = scope;
      const socket = new detached(`ws://${location.host}/echo`);
      await tools.once(socket, 'open');
      frame.remove();
      return [
        tools.caught(() => new detached(`ws://${location.host}/echo`)),
        socket.readyState,
        tools.caught(() => socket.send('x')),
        tools.caught(() => socket.close()),
      ];
    },
  },
];
