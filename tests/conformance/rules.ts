// The rules of the hook that make it invisible, each with the change that removes it. `remove-rules.ts` shows that the
// suite notices every one.
import type { Change } from './build-script.ts';

export interface Rule {
  readonly name: string;
  /** Subjects of `allProbes`, `history` or `capture`: only these are asked, to save time. */
  readonly askedBy: readonly string[];
  /** Asked with an onlooker: the rule is about what runs only when a panel is there. */
  readonly isAttached: boolean;
  readonly changes: readonly Change[];
}

function rule(name: string, askedBy: string, file: string, find: string, replace: string): Rule {
  return {
    name,
    askedBy: askedBy.split(', '),
    isAttached: false,
    changes: [{ file: `lib/hook/${file}`, find, replace }],
  };
}

/** As `rule`, asked with an onlooker. */
function attachedRule(...parts: Parameters<typeof rule>): Rule {
  return { ...rule(...parts), isAttached: true };
}

export const RULES: readonly Rule[] = [
  rule(
    'our functions print as native',
    'interface object',
    'cloak.ts',
    'disguises.get(thisArgument) : undefined',
    'undefined : undefined',
  ),
  rule(
    'faults of the hook never reach the page',
    'patched builtins',
    'guard.ts',
    '      try {\n        task();\n      } catch (error) {\n        fault(where, error);\n      }',
    '      task();',
  ),
  rule(
    'all realms share one map of disguises',
    'frames and windows',
    'family.ts',
    'if (detail.disguises !== null) cloak.join(detail.disguises);',
    '',
  ),
  rule(
    'errors of toString keep the line of the built-in function',
    'interface object',
    'cloak.ts',
    'restampBuiltin(error, print);',
    '',
  ),
  rule('prototype cycles are refused', 'interface object', 'cloak.ts', '      setPrototypeOf,\n    } as', '    } as'),
  rule(
    'handlers of Proxies inherit nothing',
    'patched builtins',
    'cloak.ts',
    '      __proto__: null,\n      ...traps,',
    '      ...traps,',
  ),
  rule(
    'replaced properties keep their flags',
    'interface object',
    'cloak.ts',
    '{ __proto__: null, ...descriptor, value }',
    '{ __proto__: null, value, writable: true, enumerable: true, configurable: true }',
  ),
  rule(
    'new.target is passed on',
    'subclassing',
    'constructor.ts',
    'construct(target, args, newTarget)',
    'construct(target, args)',
  ),
  rule(
    'prototype.constructor is the constructor',
    'interface object',
    'constructor.ts',
    "  replaceValue(native.prototype, 'constructor', proxy);",
    '',
  ),
  rule(
    'errors of the constructor name no file of ours',
    'errors and stacks',
    'constructor.ts',
    'if (isPlatforms) restamp(error, constructTrap);',
    '',
  ),
  rule(
    'errors of send name no file of ours',
    'errors and stacks',
    'methods.ts',
    'if (isPlatforms) restamp(error, sendTrap);',
    '',
  ),
  rule('errors of close name no file of ours', 'errors and stacks', 'methods.ts', 'restamp(error, closeTrap);', '{}'),
  rule(
    "the page's own errors keep their stacks",
    'send, construct',
    'platform-error.ts',
    'const isPlatforms = runsNoCode ||',
    'const isPlatforms = true ||',
  ),
  rule(
    'exceptions of the platform are known by their words',
    'errors and stacks',
    'platform-error.ts',
    'const isPlatforms = runsNoCode ||',
    'const isPlatforms = runsNoCode &&',
  ),
  rule(
    'subprotocols are not iterated a second time',
    'construct',
    'constructor.ts',
    'if (!isArray(protocols)) return null;',
    'protocols = Array.from(protocols as string[]);\n    if (!isArray(protocols)) return null;',
  ),
  rule(
    'elements of an array are read as data',
    'construct',
    'constructor.ts',
    'const value = getOwnPropertyDescriptor(protocols, index)?.value;',
    'const value: unknown = protocols[index];',
  ),
  rule(
    'arguments beyond the end are not looked up',
    'patched builtins',
    'natives.ts',
    'return index < args.length ? args[index] : undefined;',
    'return args[index];',
  ),
  rule(
    'an object that is sent is not converted a second time',
    'send',
    'payload.ts',
    '?? opaquePayload(buffered)',
    "?? textPayload('' + data, isAttached)",
  ),
  rule(
    'methods are called from the cache',
    'subclassing, patched builtins',
    'sockets.ts',
    "call(addListener, socket, ['message', listener]);",
    "socket.addEventListener('message', listener);",
  ),
  rule(
    'getters are called from the cache',
    'patched builtins',
    'sockets.ts',
    'call(eventData, event, [])',
    '(event as MessageEvent).data',
  ),
  rule(
    'own maps know no patched prototype',
    'patched builtins',
    'natives.ts',
    'const map = new WeakMap<Key, Value>();',
    'const map = new WeakMap<Key, Value>();\n  if (map) return map;',
  ),
  rule(
    'own arrays know no patched prototype',
    'patched builtins',
    'natives.ts',
    '  const array: Item[] = [];\n  setPrototypeOf(array, null);',
    '  const array: Item[] = [];',
  ),
  rule('Error.stackTraceLimit is put back', 'errors and stacks', 'stack.ts', '    restoreLimit();', ''),
  rule(
    "the page's prepareStackTrace is hidden while we look",
    'errors and stacks',
    'stack.ts',
    "const restorePrepare = override('prepareStackTrace', undefined);",
    'const restorePrepare = () => {};',
  ),
  rule(
    'properties of Error are overridden without their setters',
    'errors and stacks',
    'stack.ts',
    'if (!defineProperty(NativeError, name, during)) return () => {};',
    '(NativeError as unknown as Record<string, unknown>)[name] = value;',
  ),
  rule(
    'nothing is written on a socket',
    'interface object',
    'sockets.ts',
    'numbers.set(socket, number);',
    'numbers.set(socket, number);\n      (socket as unknown as Record<string, unknown>).tapewire = number;',
  ),
  rule(
    'a Blob of the page is not kept',
    'garbage collection',
    'payload.ts',
    'content: call<Blob>(blobSlice, data, [0, length])',
    'content: data as Blob',
  ),
  rule(
    'bytes are copied, buffers of the page are not kept',
    'garbage collection',
    'payload.ts',
    'const content = new NativeUint8Array(length);',
    'const content = view;',
  ),
  attachedRule(
    'batches are posted by the cached call',
    'patched builtins',
    'channel.ts',
    'call(postToPort, port1, [post])',
    'port1.postMessage(post)',
  ),
  attachedRule(
    'Blobs are read by the cached call',
    'patched builtins',
    'blob.ts',
    'call(readAsArrayBuffer, reader, [blob]);',
    'reader.readAsArrayBuffer(blob);',
  ),
  attachedRule('commands inherit nothing', 'patched builtins', 'channel.ts', '  setPrototypeOf(data, null);\n', ''),
  rule(
    "a page's end or change of visibility of its own making is not taken for true",
    'capture',
    'lifetime.ts',
    '      if (!event.isTrusted) return;\n',
    '',
  ),
  rule('no unload listener', 'history', 'lifetime.ts', "follow(scope, 'pagehide'", "follow(scope, 'unload'"),
  rule(
    'listeners of ours are first in line',
    'capture',
    'sockets.ts',
    "call(addListener, socket, ['message', listener]);",
    "setTimeout(() => call(addListener, socket, ['message', listener]));",
  ),
  rule(
    "messages of the page's own making are not taken for true",
    'capture',
    'sockets.ts',
    'if (!event.isTrusted || guard.hasSteppedAside()) return;',
    'if (guard.hasSteppedAside()) return;',
  ),
  ...['open', 'error', 'close'].map((type) =>
    rule(
      `an event ${type} of the page's own making is not taken for true`,
      'capture',
      'sockets.ts',
      'if (event.isTrusted) guard.run(',
      `if (event.isTrusted || type === '${type}') guard.run(`,
    ),
  ),
  {
    name: 'hook and bridge meet where no listener of the page can be',
    askedBy: ['frames and windows'],
    isAttached: false,
    changes: [
      {
        file: 'lib/hook/channel.ts',
        find: 'const meetingPoint = scope.document.fonts;',
        replace: 'const meetingPoint = scope;',
      },
      {
        file: 'lib/transport/hand-over.ts',
        find: 'const meetingPoint = scope.document.fonts;',
        replace: 'const meetingPoint = scope;',
      },
    ],
  },
];
