// Who opened a connection, judged from the stack alone. Pure.
import { classifyFrames, type FrameClass, type LearnedUrls } from './runtime-frames.ts';
import { parseStack, type StackFrame } from './stack.ts';

/** A place in source text. Lines and columns count from 1; `column` is 0 where the engine gave none. */
export interface Place {
  readonly url: string;
  readonly line: number;
  readonly column: number;
  readonly functionName: string;
}

export type Language = 'javascript' | 'python' | 'unknown';
export type Runtime = 'pyodide' | 'micropython';

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

/** `Place.url` of Python in an inline `<script type="py">` (or `src=`): lines count in the dedented script. */
export const EXEC_URL = '<exec>';

export interface PythonFrame {
  readonly file: string;
  readonly line: number;
  readonly functionName: string;
}

export interface Construction {
  readonly stack: string;
  /** Innermost first; null when Python's own stack could not be read. */
  readonly pythonFrames: readonly PythonFrame[] | null;
}

/** Opener and initiator of one construction. Says `unknown` rather than guess; never throws. */
export function attribute(construction: Construction, learned: LearnedUrls): Attribution {
  return attributeFrames(parseStack(construction.stack), construction.pythonFrames, learned);
}

/** The same judgement over frames that a witness gave already parsed. */
export function attributeFrames(
  frames: readonly StackFrame[],
  pythonFrames: readonly PythonFrame[] | null,
  learned: LearnedUrls,
): Attribution {
  const stack = classifyFrames(frames, learned);
  const top = stack[0];
  if (top === undefined) return { opener: UNKNOWN, initiator: null, confidence: 'none', rule: 'no-frames' };
  const script = stack.find((entry) => entry.class === 'script')?.frame;
  const runtime = stack.map((entry) => entry.class).find(isRuntime);
  const python: Party = { language: 'python', runtime: runtime ?? null, place: userPlace(runtime, pythonFrames) };

  if (isRuntime(top.class)) return openedByRuntime({ ...python, runtime: top.class }, script, learned);
  if (script === undefined && runtime === undefined) {
    return { opener: python, initiator: null, confidence: 'medium', rule: 'pyscript-core-only' };
  }
  const opener = scriptParty(script, learned);
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

function openedByRuntime(opener: Party, caller: StackFrame | undefined, learned: LearnedUrls): Attribution {
  const confidence = opener.place === null ? 'high' : 'certain';
  const verdict = { opener, initiator: null, confidence, rule: 'runtime-calls-constructor' } as const;
  return caller === undefined ? verdict : { ...verdict, calledBackFrom: placeOf(caller, learned) };
}

function scriptParty(frame: StackFrame | undefined, learned: LearnedUrls): Party {
  return { language: 'javascript', runtime: null, place: frame === undefined ? null : placeOf(frame, learned) };
}

/** Evaluated code has no file: the place that evaluated it serves, unless that is the runtime itself. */
function placeOf(frame: StackFrame, learned: LearnedUrls): Place {
  const { url, line, column, functionName, evaluatedAt } = frame;
  if (evaluatedAt === null) return { url, line, column, functionName };
  const origin: StackFrame = { ...evaluatedAt, functionName: '', kind: 'script', evaluatedAt: null };
  const isPage = classifyFrames([origin], learned)[0]?.class === 'script';
  return isPage ? { ...evaluatedAt, functionName } : { url, line, column, functionName };
}

const LIBRARY_FILE = /^\/lib\/python3|^\/home\/pyodide\/pyscript\/|\/site-packages\/|^<frozen /;

function userPlace(runtime: Runtime | undefined, frames: readonly PythonFrame[] | null): Place | null {
  if (runtime !== 'pyodide' || frames === null) return null;
  const frame = frames.find(({ file }) => !LIBRARY_FILE.test(file));
  if (frame === undefined) return null;
  return { url: frame.file, line: frame.line, column: 0, functionName: frame.functionName };
}
