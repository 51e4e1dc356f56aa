// What a page can still notice, each with its reason; everything else that it could notice is a defect. Nothing in the hook
// imports this: the conformance suite expects exactly these differences, and a limit that is one no longer fails it.

export const KNOWN_LIMITS = {
  'uncaught-location':
    'An uncaught error of the constructor, `send` or `close` names the hook in `window.onerror` (source, line, column): the ' +
    'engine takes the place of the throw, which no stamp on the error moves. Message, error and its stack are as without us.',
  'conversion-frames':
    "The page's code that runs while an argument is converted (`toString`, an iterator) sees a frame of the hook on its stack, " +
    "and so does the engine's own TypeError from there: such errors are not stamped anew, since they may be the page's.",
  'proxied-constructor':
    'The engine names objects in its texts by a `constructor` that is a function: a refused write on a socket reads ' +
    '"[object WebSocket]" for "#<WebSocket>", and `WebSocket.caller` throws instead of being null. Handing out the native ' +
    'constructor there, or a `get` trap, would show at more places.',
  'proxied-protocols':
    'Subprotocols given as a Proxy over an array with a `getOwnPropertyDescriptor` trap run that trap: nothing tells such a ' +
    'Proxy from an array. Its other traps, as reactive frameworks have them, do not run.',
  'proxied-prototype':
    '`Object.setPrototypeOf(WebSocket, value)` runs the `getPrototypeOf` trap of a Proxy of the page in the chain of `value`: ' +
    'the search for a cycle must walk it.',
  'window-before-us':
    'A frame or window with an address has a window before any content script runs there, and keeps it: what a page takes ' +
    'from it or patches in it in that same turn was there before us. It hears nothing of ours by listeners.',
} as const;

export type Limit = keyof typeof KNOWN_LIMITS;
