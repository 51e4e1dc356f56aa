// What a page can still notice in Chromium, each with its reason; everything else that it could notice is a defect, but for
// time: each call costs some microseconds more. Nothing in the hook imports this: the conformance suite expects exactly
// these differences, and a limit that is one no longer fails it.
//
// In Firefox the suite does not run. Asked there by hand, about thirty of a hundred probes differed in ways that no
// limit below names:
// - A `toString` of another window (a frame, a popup, also after `document.open`) prints our functions without their name:
//   windows do not find each other's map of disguises there.
// - An error that we stamp anew has a `stack` of its own, where Firefox has an inherited getter; `fileName`, `lineNumber` and
//   `columnNumber` of a TypeError name our file, and `Error.stackTraceLimit = 0` empties the stacks of these errors.
// - A refused prototype cycle makes `Reflect.setPrototypeOf` throw instead of returning false, and the texts of some refused
//   accesses speak of a Proxy.
// - `Reflect.ownKeys(window)` has another order.
// Not asked, but to be expected: an open socket that the page let go of stays open. By the standard it may be collected
// when nothing listens to it, and our listeners do; Chromium keeps every open socket anyway.

export const KNOWN_LIMITS = {
  'uncaught-location':
    'An uncaught error of a function that we stand in for names the hook in `window.onerror` (source, line, column): the ' +
    'engine takes the place of the throw, which no stamp on the error moves. Message, error and its stack are as without ' +
    'us. That is the constructor, `send` and `close`, `Function.prototype.toString`, `createObjectURL` and ' +
    '`revokeObjectURL`, `Worker`, `SharedWorker` and `terminate`, and a refused prototype of any of them.',
  'policy-report-location':
    'The report of a policy that refuses a socket or a worker names `chrome-extension` and a place in the hook ' +
    '(`sourceFile`, `lineNumber`, `columnNumber`): the platform takes the topmost frame, which is ours. What was refused, and why, is as without us.',
  'conversion-frames':
    "The page's code that runs while an argument is converted (`toString`, an iterator) sees a frame of the hook on its stack, " +
    "and so does the engine's own TypeError from there: such errors are not stamped anew, since they may be the page's.",
  'runtime-stacks':
    '`WebAssembly.instantiate` of a value that is no program rejects with an error that has a frame of ours on its stack: ' +
    "the engine makes it during the call, and to stamp it anew would mean to listen to the page's promise, which counts as " +
    'handling its rejection. Errors of bytes that are no program, or lack imports, are as without us.',
  'runtime-promises':
    "The promise by which a Python runtime's wasm starts is listened to (as is that of its response): its `constructor` is " +
    'read once more, and its rejection counts as handled. Those runtimes handle it themselves; the promises of all ' +
    'other programs are left alone.',
  'proxied-constructor':
    'The engine names objects in its texts by a `constructor` that is a function: a refused write on a socket reads ' +
    '"[object WebSocket]" for "#<WebSocket>", and `WebSocket.caller` throws instead of being null. Handing out the native ' +
    'constructor there, or a `get` trap, would show at more places.',
  'proxied-protocols':
    'Subprotocols given as a Proxy over an array with a `getOwnPropertyDescriptor` trap run that trap: nothing tells such a ' +
    'Proxy from an array. Its other traps, as reactive frameworks have them, do not run.',
  'proxied-imports':
    'Imports of a wasm program, and `env` among them, given as a Proxy with a `getOwnPropertyDescriptor` trap run that trap ' +
    'more often: a Python runtime is told by the names that it imports. No getter and no other trap runs.',
  'proxied-prototype':
    '`Object.setPrototypeOf(WebSocket, value)` runs the `getPrototypeOf` trap of a Proxy of the page in the chain of `value`: ' +
    'the search for a cycle must walk it.',
  'worker-source':
    'A worker of a `blob:` address runs from an address of ours, with the hook in front of its text: `location.href` and what ' +
    'can be fetched from there are not those that the page made, columns on its first line are moved, and a directive ' +
    "`'use strict'` on top of a classic worker is none any more. A Blob cannot be read before its worker must start.",
  'relatives-apart':
    'Windows of one origin do not find each other when neither has the other, or a third of that origin, above it, beside it ' +
    'or as its opener, as a page and a frame in a window that a frame of another origin opened: by the `toString` of the ' +
    'other our functions print as native, but without their name.',
  'window-before-us':
    'A frame or window with an address has a window before any content script runs there, and keeps it: what a page takes ' +
    'from it or patches in it in that same turn was there before us. It hears nothing of ours by listeners.',
} as const;

export type Limit = keyof typeof KNOWN_LIMITS;
