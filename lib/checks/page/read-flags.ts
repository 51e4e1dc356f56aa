// Runs in the page from its own text: it may use nothing but its arguments and the platform.

/** What the object at `names` says of its connection, and the WebSocket that it holds. Null where there is no object. */
export function readFlags(names: readonly string[]): unknown {
  const MAX_PROPERTIES = 200;
  const MAX_URL = 4096;
  let holder: unknown = globalThis;
  for (const name of names) {
    if (holder === null || holder === undefined) return null;
    holder = (holder as Record<string, unknown>)[name];
  }
  if (typeof holder !== 'object' || holder === null) return null;

  function socketIn(value: unknown, name: string): object | null {
    if (Object.prototype.toString.call(value) !== '[object WebSocket]') return null;
    const { url, readyState } = value as WebSocket;
    return { name, url: String(url).slice(0, MAX_URL), readyState: Number(readyState) };
  }
  const flags: object[] = [];
  let socket = socketIn(holder, '');
  for (const name of Object.getOwnPropertyNames(holder).slice(0, MAX_PROPERTIES)) {
    // Accessors are the page's code: they are not run.
    const value = Object.getOwnPropertyDescriptor(holder, name)?.value;
    if (typeof value === 'boolean' && /^_*(?:is_?)?(?:connected|connecting|open)$/i.test(name)) {
      flags.push({ name, value });
    }
    socket ??= socketIn(value, name);
  }
  return { flags, socket };
}
