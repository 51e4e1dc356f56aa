// Tells the frames of Python runtimes from those of the page. Pure.
import type { StackFrame } from './stack.ts';

export type Runtime = 'pyodide' | 'micropython';

/** URLs of runtimes as the hook learned them (`runtime-observed`): they hold however the files are named. */
export interface LearnedUrls {
  readonly pyodide: ReadonlySet<string>;
  readonly micropython: ReadonlySet<string>;
  readonly pyscript: ReadonlySet<string>;
}

export type FrameClass = Runtime | 'pyscript' | 'script';

const PYODIDE_FILE = /^pyodide(?:\.asm)?\.(?:m?js|wasm)$/i;
const MICROPYTHON_FILE = /^micropython[\w.-]*\.(?:m?js|wasm)$/i;
const PYSCRIPT_FILE = /^core(?:-[\w-]+)?\.js$/i;
const PYODIDE_GLUE = /^(?:JsvFunction_|hiwire_|callPyObject)/;
const MICROPYTHON_GLUE = /^js_reflect_construct$/;
/** What C code calls for a socket of its own: the glue below it is still glue, not a script that was called. */
const SYSTEM_CALL = /^_*syscall_/;

/**
 * The class of each frame that says something, in order. WebAssembly that belongs to no known runtime is left out: the
 * JavaScript around it is what ran the constructor. `isPythonOnStack`: the interpreter itself said so.
 */
export function classifyFrames(
  frames: readonly StackFrame[],
  learned: LearnedUrls,
  isPythonOnStack = false,
): Array<{ frame: StackFrame; class: FrameClass }> {
  const runtimes = frames.map((frame) => (isCode(frame) ? runtimeOf(frame.url, learned) : undefined));
  nameByGlue(frames, runtimes);
  if (isPythonOnStack && !runtimes.includes('pyodide')) {
    for (const [index, frame] of frames.entries()) if (frame.kind === 'wasm') runtimes[index] = 'pyodide';
  }
  spreadToGlue(frames, runtimes);
  const classified: Array<{ frame: StackFrame; class: FrameClass }> = [];
  for (const [index, frame] of frames.entries()) {
    const found = runtimes[index] ?? classOf(frame, learned);
    if (found !== null) classified.push({ frame, class: found });
  }
  return classified;
}

function classOf(frame: StackFrame, learned: LearnedUrls): FrameClass | null {
  if (frame.kind === 'wasm') return null;
  return frame.kind === 'script' && isPyScriptCore(frame.url, learned) ? 'pyscript' : 'script';
}

/** What Python evaluates is the page's JavaScript, though the runtime's file is named as its origin. */
function isCode({ kind }: StackFrame): boolean {
  return kind === 'script' || kind === 'wasm';
}

function runtimeOf(url: string, learned: LearnedUrls): Runtime | undefined {
  if (learned.pyodide.has(url)) return 'pyodide';
  if (learned.micropython.has(url)) return 'micropython';
  const file = fileOf(url);
  if (PYODIDE_FILE.test(file)) return 'pyodide';
  if (MICROPYTHON_FILE.test(file)) return 'micropython';
  return undefined;
}

type Runtimes = Array<Runtime | undefined>;

/** A name that only a runtime's glue bears, directly above a WebAssembly frame, tells what all frames of that wasm are. */
function nameByGlue(frames: readonly StackFrame[], runtimes: Runtimes): void {
  const named = new Map<string, Runtime>();
  for (const [index, frame] of frames.entries()) {
    const below = frames[index + 1];
    if (frame.kind !== 'script' || below?.kind !== 'wasm') continue;
    const name = bareName(frame);
    if (PYODIDE_GLUE.test(name)) named.set(below.url, 'pyodide');
    else if (MICROPYTHON_GLUE.test(name)) named.set(below.url, 'micropython');
  }
  for (const [index, frame] of frames.entries()) {
    if (frame.kind === 'wasm') runtimes[index] ??= named.get(frame.url);
  }
}

/**
 * Scripts beside a runtime's wasm are its glue, whatever they are called: wasm calls nothing but its imports, and nothing
 * but its own loader calls it. Only those frames, not their whole file: a bundler may have put the page's code there too.
 */
function spreadToGlue(frames: readonly StackFrame[], runtimes: Runtimes): void {
  for (const [index, frame] of frames.entries()) {
    const runtime = runtimes[index];
    if (frame.kind !== 'wasm' || runtime === undefined) continue;
    const isGlue = (at: number, url: string) => frames[at]?.kind === 'script' && frames[at]?.url === url;
    const above = frames[index - 1];
    if (above?.kind === 'script') {
      runtimes[index - 1] ??= runtime;
      const isSystemCall = SYSTEM_CALL.test(bareName(above));
      for (let at = index - 2; isSystemCall && isGlue(at, above.url); at--) runtimes[at] ??= runtime;
    }
    const below = frames[index + 1];
    if (below?.kind !== 'script') continue;
    // What called Python from the same file cannot be told from its glue; it is only told besides.
    for (let at = index + 1; isGlue(at, below.url); at++) runtimes[at] ??= runtime;
  }
}

function bareName({ functionName }: StackFrame): string {
  return functionName.slice(functionName.lastIndexOf('.') + 1);
}

function isPyScriptCore(url: string, learned: LearnedUrls): boolean {
  if (learned.pyscript.has(url)) return true;
  if (!PYSCRIPT_FILE.test(fileOf(url))) return false;
  if (/pyscript/i.test(url)) return true;
  // `core.js` loads `core-<hash>.js` beside it, and only the first is learned.
  for (const known of learned.pyscript) if (folderOf(known) === folderOf(url)) return true;
  return false;
}

function withoutQuery(url: string): string {
  return url.replace(/[?#].*$/, '');
}

function fileOf(url: string): string {
  const path = withoutQuery(url);
  return path.slice(path.lastIndexOf('/') + 1);
}

function folderOf(url: string): string {
  const path = withoutQuery(url);
  return path.slice(0, path.lastIndexOf('/') + 1);
}
