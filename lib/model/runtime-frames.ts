// Tells the frames of Python runtimes from those of the page. Pure.
import type { Runtime } from './attribution.ts';
import type { StackFrame } from './stack.ts';

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

/**
 * The class of each frame that says something, in order. WebAssembly that belongs to no known runtime is left out: the
 * JavaScript around it is what ran the constructor.
 */
export function classifyFrames(
  frames: readonly StackFrame[],
  learned: LearnedUrls,
): Array<{ frame: StackFrame; class: FrameClass }> {
  const glue = glueUrls(frames);
  const classified: Array<{ frame: StackFrame; class: FrameClass }> = [];
  for (const frame of frames) {
    const found = classOf(frame, learned, glue);
    if (found !== null) classified.push({ frame, class: found });
  }
  return classified;
}

function classOf(frame: StackFrame, learned: LearnedUrls, glue: ReadonlyMap<string, Runtime>): FrameClass | null {
  // What Python evaluates is the page's JavaScript, though the runtime's file is named as its origin.
  if (frame.kind === 'eval' || frame.kind === 'anonymous') return 'script';
  const named = runtimeOf(frame.url, learned) ?? glue.get(frame.url);
  if (named !== undefined) return named;
  if (frame.kind === 'wasm') return null;
  return isPyScriptCore(frame.url, learned) ? 'pyscript' : 'script';
}

function runtimeOf(url: string, learned: LearnedUrls): Runtime | undefined {
  if (learned.pyodide.has(url)) return 'pyodide';
  if (learned.micropython.has(url)) return 'micropython';
  const file = fileOf(url);
  if (PYODIDE_FILE.test(file)) return 'pyodide';
  if (MICROPYTHON_FILE.test(file)) return 'micropython';
  return undefined;
}

/** Renamed or bundled runtimes: a name that only their glue bears, directly above a WebAssembly frame. */
function glueUrls(frames: readonly StackFrame[]): ReadonlyMap<string, Runtime> {
  const urls = new Map<string, Runtime>();
  for (const [index, frame] of frames.entries()) {
    const below = frames[index + 1];
    if (frame.kind !== 'script' || below?.kind !== 'wasm') continue;
    const name = frame.functionName.slice(frame.functionName.lastIndexOf('.') + 1);
    const runtime = PYODIDE_GLUE.test(name) ? 'pyodide' : MICROPYTHON_GLUE.test(name) ? 'micropython' : null;
    if (runtime === null) continue;
    urls.set(frame.url, runtime);
    urls.set(below.url, runtime);
  }
  return urls;
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
