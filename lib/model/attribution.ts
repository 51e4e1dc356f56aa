// Who opened a connection, judged from the stack alone. Pure.
import { classifyFrames, type FrameClass, type LearnedUrls, type Runtime } from './runtime-frames.ts';
import { parseStack, type StackFrame } from './stack.ts';

/** A place in source text. Lines and columns count from 1; `column` is 0 where the engine gave none. */
export interface Place {
  readonly url: string;
  readonly line: number;
  readonly column: number;
  readonly functionName: string;
}

export type Language = 'javascript' | 'python' | 'unknown';

/** One party to a construction: the code that executed it, or the code at its cause. */
export interface Party {
  readonly language: Language;
  /** The Python runtime when known; null for JavaScript and for Python behind a worker proxy. */
  readonly runtime: Runtime | null;
  /** User code's place; null where it cannot be had (MicroPython has no line). */
  readonly place: Place | null;
}

export type Confidence = 'certain' | 'high' | 'medium' | 'none';

export interface Attribution {
  readonly opener: Party;
  /** The code at the cause when it is on the stack and is not the opener itself; else null. */
  readonly initiator: Party | null;
  readonly confidence: Confidence;
  /** Which rule decided, for the evidence line. */
  readonly rule:
    | 'runtime-calls-constructor'
    | 'pyscript-core-only'
    | 'script-called-by-runtime'
    | 'script-called-by-pyscript-core'
    | 'script-only'
    | 'no-frames';
  /** Python that JavaScript called back: where that JavaScript stands. Told besides; it is not the cause. */
  readonly calledBackFrom?: Place;
}

/** `Place.url` of Python in a script that cannot be told from others: lines count in the script's own text. */
export const EXEC_URL = '<exec>';

export interface PythonFrame {
  readonly file: string;
  /** 0 where it is known to be wrong. */
  readonly line: number;
  readonly functionName: string;
  /** For `<exec>`: the address of the script, or its name in the document, where it is known. */
  readonly script?: string | undefined;
  readonly sourceLine?: string | undefined;
}

export interface Construction {
  readonly stack: string;
  /** Innermost first; null when Python's own stack could not be read. */
  readonly pythonFrames: readonly PythonFrame[] | null;
  /** The page's only MicroPython script. */
  readonly pythonScript?: string | undefined;
}

/** Opener and initiator of one construction. Says `unknown` rather than guess; never throws. */
export function attribute(construction: Construction, learned: LearnedUrls): Attribution {
  const { stack: text, pythonFrames } = construction;
  const stack = classifyFrames(parseStack(text), learned, pythonFrames !== null && pythonFrames.length > 0);
  const top = stack[0];
  if (top === undefined) return { opener: UNKNOWN, initiator: null, confidence: 'none', rule: 'no-frames' };
  const frames = stack.map((entry) => entry.frame);
  const at = stack.findIndex((entry) => entry.class === 'script');
  const script = frames[at] === undefined ? null : placeOf(frames[at], frames.slice(at + 1), learned);
  const runtime = stack.map((entry) => entry.class).find(isRuntime);
  const python: Party = { language: 'python', runtime: runtime ?? null, place: userPlace(runtime, construction) };

  if (isRuntime(top.class)) return openedByRuntime({ ...python, runtime: top.class }, script);
  if (script === null && runtime === undefined) {
    return { opener: python, initiator: null, confidence: 'medium', rule: 'pyscript-core-only' };
  }
  const opener: Party = { language: 'javascript', runtime: null, place: script };
  if (runtime !== undefined) {
    return { opener, initiator: python, confidence: 'high', rule: 'script-called-by-runtime' };
  }
  if (stack.some((entry) => entry.class === 'pyscript')) {
    return { opener, initiator: python, confidence: 'medium', rule: 'script-called-by-pyscript-core' };
  }
  const hasFile = stack.some((entry) => entry.frame.kind === 'script');
  return { opener, initiator: null, confidence: hasFile ? 'high' : 'medium', rule: 'script-only' };
}

const UNKNOWN: Party = { language: 'unknown', runtime: null, place: null };

function isRuntime(found: FrameClass): found is Runtime {
  return found === 'pyodide' || found === 'micropython';
}

function openedByRuntime(opener: Party, caller: Place | null): Attribution {
  const confidence = (opener.place?.line ?? 0) === 0 ? 'high' : 'certain';
  const verdict = { opener, initiator: null, confidence, rule: 'runtime-calls-constructor' } as const;
  return caller === null ? verdict : { ...verdict, calledBackFrom: caller };
}

/**
 * Evaluated code has no file: the place that evaluated it serves, unless that is the runtime itself. V8 counts the lines
 * of that place from the start of its script, which in a document is not where the document starts: the frame that called
 * the code tells the line, and without one there is none.
 */
function placeOf(frame: StackFrame, below: readonly StackFrame[], learned: LearnedUrls): Place {
  const { url, line, column, functionName, evaluatedAt } = frame;
  if (evaluatedAt === null) return { url, line, column, functionName };
  const origin: StackFrame = { ...evaluatedAt, functionName: '', kind: 'script', evaluatedAt: null };
  if (classifyFrames([origin], learned)[0]?.class !== 'script') return { url, line, column, functionName };
  const caller = below.find((other) => other.kind !== 'eval');
  if (caller?.url === evaluatedAt.url)
    return { ...evaluatedAt, line: caller.line, column: caller.column, functionName };
  const isCountedInFile = evaluatedAt.column === 0 || SCRIPT_FILE.test(evaluatedAt.url);
  return isCountedInFile ? { ...evaluatedAt, functionName } : { ...evaluatedAt, line: 0, column: 0, functionName };
}

/** SpiderMonkey, which counts from the start of the file, gives no column. */
const SCRIPT_FILE = /\.[cm]?[jt]sx?(?:[?#].*)?$/i;
const LIBRARY_FILE = /^\/lib\/python3|^\/home\/pyodide\/pyscript\/|\/site-packages\/|^<frozen /;

function userPlace(runtime: Runtime | undefined, { pythonFrames, pythonScript }: Construction): Place | null {
  if (runtime === 'micropython' && pythonScript !== undefined) return scriptPlace(pythonScript);
  if (runtime !== 'pyodide' || pythonFrames === null) return null;
  const frame = pythonFrames.find(({ file }) => !LIBRARY_FILE.test(file));
  if (frame === undefined) return null;
  return { url: frame.script ?? frame.file, line: frame.line, column: 0, functionName: frame.functionName };
}

/** A script without a line. */
function scriptPlace(url: string): Place {
  return { url, line: 0, column: 0, functionName: '' };
}
