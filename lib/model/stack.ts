// Reads `Error.stack` text of V8 and SpiderMonkey. Neither is specified: whatever is not understood is left out. Pure.

export interface StackFrame {
  /** `<anonymous>` for code that came from no file (eval, string timers, the console). */
  readonly url: string;
  /** From 1; 0 where the engine gave none (WebAssembly). */
  readonly line: number;
  readonly column: number;
  /** As a person would name it; empty when the function has no name. */
  readonly functionName: string;
  readonly kind: 'script' | 'eval' | 'anonymous' | 'wasm';
  /** Where the code of an `eval` frame was evaluated; null for all others. */
  readonly evaluatedAt: { readonly url: string; readonly line: number; readonly column: number } | null;
}

const EXTENSION_URL = /^(?:chrome|moz|safari-web)-extension:/;
const LOCATION = /^(.*?):(\d+)(?::(\d+))?$/;
/**
 * With its toolbox open, Firefox goes on below the stack with what scheduled it (`setTimeout handler*connect@...`). Only
 * `async*`, a function that awaited, is a frame elsewhere too.
 */
const SCHEDULED = /^(?!\s*at )(?!async\*)[^@/]*\*/;
const WASM_LOCATION = /^(.*):wasm-function\[\d+\](?::0x[0-9a-f]+)?$/i;

/** The frames of a stack, innermost first, without the engine's own and without any extension's. Never throws. */
export function parseStack(stack: string): StackFrame[] {
  const frames: StackFrame[] = [];
  for (const line of stack.split('\n')) {
    if (frames.length > 0 && SCHEDULED.test(line)) break;
    const frame = parseLine(line.trim());
    if (frame !== null && !EXTENSION_URL.test(frame.url)) frames.push(frame);
  }
  return frames;
}

function parseLine(line: string): StackFrame | null {
  if (line.startsWith('at ')) return parseV8(line.slice(3));
  // URLs may hold an `@` (`npm/@pyscript/core@0.7`), function names practically never: the first one parts them.
  const at = line.indexOf('@');
  if (at === -1) return null;
  return parseSpiderMonkey(line.slice(0, at), line.slice(at + 1));
}

function parseV8(text: string): StackFrame | null {
  const call = text.replace(/^async /, '');
  if (!call.endsWith(')')) return frameAt('', call);
  const evaluated = call.indexOf(' (eval at ');
  const open = evaluated === -1 ? call.lastIndexOf(' (') : evaluated;
  if (open === -1) return frameAt('', call);
  const name = cleanV8Name(call.slice(0, open));
  const location = call.slice(open + 2, -1);
  return evaluated === -1 ? frameAt(name, location) : evalFrame(name, location);
}

/** V8: `eval at run (eval at start (http://host/a.js:9:1)), <anonymous>:1:3`: the innermost brackets hold the file. */
function evalFrame(name: string, location: string): StackFrame | null {
  const own = LOCATION.exec(location.slice(location.lastIndexOf(', ') + 2));
  const origin = /\(([^()]*(?:\([^()]*\)[^()]*)?:\d+:\d+)\)/.exec(location);
  const place = LOCATION.exec(origin?.[1] ?? '');
  return {
    url: '<anonymous>',
    line: Number(own?.[2] ?? 0),
    column: Number(own?.[3] ?? 0),
    functionName: name === 'eval' ? '' : name,
    kind: 'eval',
    evaluatedAt: place === null ? null : pointOf(place[1] ?? '', place[2], place[3]),
  };
}

function parseSpiderMonkey(rawName: string, location: string): StackFrame | null {
  const name = cleanSpiderMonkeyName(rawName);
  const evaluated = /^(.*?) line (\d+) > .*?:(\d+)(?::(\d+))?$/.exec(location);
  if (evaluated === null) return frameAt(name, location);
  const [, url = '', outerLine, line, column] = evaluated;
  return {
    ...pointOf('<anonymous>', line, column),
    functionName: name,
    kind: 'eval',
    evaluatedAt: pointOf(url, outerLine, undefined),
  };
}

function frameAt(functionName: string, location: string): StackFrame | null {
  const wasm = WASM_LOCATION.exec(location);
  if (wasm !== null) {
    return { url: wasm[1] ?? '', line: 0, column: 0, functionName, kind: 'wasm', evaluatedAt: null };
  }
  const place = LOCATION.exec(location);
  const url = place?.[1] ?? '';
  // `native`, `<anonymous>` with no line, `index 0` of Promise.all: the engine's own.
  if (place === null || url === '' || url === 'self-hosted' || /^(?:native|node:|resource:|chrome:)/.test(url))
    return null;
  const kind = url === '<anonymous>' || url === 'debugger eval code' ? 'anonymous' : 'script';
  return { ...pointOf(url, place[2], place[3]), functionName, kind, evaluatedAt: null };
}

function pointOf(url: string, line: string | undefined, column: string | undefined) {
  return { url, line: Number(line ?? 0), column: Number(column ?? 0) };
}

/** `new Client` -> `Client`, `Object.open [as connect]` -> `open`, `Object.<anonymous>` -> nothing. */
function cleanV8Name(name: string): string {
  const bare = name
    .replace(/^(?:async |new )+/, '')
    .replace(/ \[as [^\]]*\]$/, '')
    .replace(/^(?:Object|Function|Module)\./, '');
  return bare.endsWith('<anonymous>') ? '' : bare;
}

/** `async*connect/<` -> `connect`: marks of what scheduled it in front, of functions inside it behind. */
function cleanSpiderMonkeyName(name: string): string {
  const bare = name.slice(name.lastIndexOf('*') + 1);
  return bare.replace(/(?:\/?<|\/)+$/, '');
}
