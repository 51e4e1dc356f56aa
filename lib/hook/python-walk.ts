// Python's own frames at a construction. Pyodide's wasm has no names, so file and line of Python code are never on the
// JavaScript stack. They are read through the C API that Pyodide exports: no Python code runs, so that nothing of the
// page's interpreter changes, and a private interpreter, a renamed one and one in a worker answer alike.
import type { SessionEventOf } from '../protocol/events.ts';
import {
  type BareWeakMap,
  bareArray,
  bareWeakMap,
  call,
  NativeUint8Array,
  stringCharCodeAt,
  stringIndexOf,
} from './natives.ts';
import { EXEC, MODULE, nameScripts, onlyMicroPythonScript, type WalkedFrame } from './python-scripts.ts';
import {
  NativeTextDecoder,
  NativeWeakRef,
  textDecode,
  typedArrayIndexOf,
  typedArraySubarray,
  wasmMemoryBuffer,
  weakDeref,
} from './runtime-natives.ts';

type Created = SessionEventOf<'connection-created'>;
/** What is known of Python at a construction. */
export type PythonFacts = Pick<Created, 'pythonFrames' | 'pythonScript'>;

/** What an instance exports: functions and one memory, on an object without a prototype. */
export type WasmExports = Readonly<Record<string, unknown>>;

const MAX_FRAMES = 64;
const MAX_NAME = 4096;
/** C strings, put into the interpreter's memory once: names of attributes of a code object. */
const FILE = 0;
const NAME = 12;
const FIRST_LINE = 20;
const NAMES = 35;
const ATTRIBUTES = 'co_filename\0co_name\0co_firstlineno\0co_names\0';

export interface PythonWalk {
  /** A Pyodide was instantiated in this realm; it is forgotten when the page lets go of it. */
  learn(exports: WasmExports): void;
  /** Frames of the Python code that is running now, or which MicroPython script may be. `stack` is the JavaScript one. */
  read(stack: string): PythonFacts;
}

interface Interpreter {
  readonly exports: WasmExports;
  /** Address of `ATTRIBUTES`. */
  readonly attributes: number;
}

/**
 * Never calls into an interpreter unless the letters `wasm` are on `stack`, as on every frame of wasm. A page may have them
 * in a name of its own: the interpreter is then asked which frame runs, and answers none. Its memory holds `ATTRIBUTES` from
 * the first question on.
 */
export function createPythonWalk(scope: typeof globalThis): PythonWalk {
  const memories = bareArray<WeakRef<WebAssembly.Memory>>();
  const interpreters: BareWeakMap<WebAssembly.Memory, Interpreter> = bareWeakMap();
  const decoder = new NativeTextDecoder();

  function bytesOf({ exports }: Interpreter): Uint8Array<ArrayBuffer> {
    return new NativeUint8Array(call<ArrayBuffer>(wasmMemoryBuffer, exports.memory, []));
  }

  function run(interpreter: Interpreter, name: string, argument?: number, other?: number): number {
    return call<number>(interpreter.exports[name], undefined, [argument, other]);
  }

  function attribute<Result>(
    interpreter: Interpreter,
    code: number,
    offset: number,
    read: (object: number) => Result,
  ): Result {
    const object = run(interpreter, 'PyObject_GetAttrString', code, interpreter.attributes + offset);
    const result = read(object);
    run(interpreter, 'Py_DecRef', object);
    return result;
  }

  function text(interpreter: Interpreter, object: number): string {
    const start = run(interpreter, 'PyUnicode_AsUTF8AndSize', object, 0);
    const bytes = bytesOf(interpreter);
    const end = call<number>(typedArrayIndexOf, bytes, [0, start]);
    if (start === 0 || end < 0 || end - start > MAX_NAME) return '';
    return call<string>(textDecode, decoder, [call(typedArraySubarray, bytes, [start, end])]);
  }

  /** The global names and attributes that a code object uses, as Python prints them. */
  function namesOf(interpreter: Interpreter, code: number): string {
    return attribute(interpreter, code, NAMES, (names) => {
      const printed = run(interpreter, 'PyObject_Repr', names);
      const result = text(interpreter, printed);
      run(interpreter, 'Py_DecRef', printed);
      return result;
    });
  }

  function frameAt(interpreter: Interpreter, frame: number): WalkedFrame {
    const code = run(interpreter, 'PyFrame_GetCode', frame);
    const textOf = (object: number): string => text(interpreter, object);
    const file = attribute(interpreter, code, FILE, textOf);
    const functionName = attribute(interpreter, code, NAME, textOf);
    const found = {
      file,
      line: run(interpreter, 'PyFrame_GetLineNumber', frame),
      functionName,
      firstLine: attribute(interpreter, code, FIRST_LINE, (number) => run(interpreter, 'PyLong_AsLong', number)),
      names: file === EXEC && functionName === MODULE ? namesOf(interpreter, code) : '',
    };
    run(interpreter, 'Py_DecRef', code);
    return found;
  }

  /** Empty when Python does not run there, has let go of its lock, or is about to raise: it may not be asked then. */
  function walk(interpreter: Interpreter): WalkedFrame[] {
    const frames = bareArray<WalkedFrame>();
    if (run(interpreter, 'PyGILState_Check') !== 1 || run(interpreter, 'PyErr_Occurred') !== 0) return frames;
    // The first frame is lent to us, those behind it are handed over and must be given back.
    const first = run(interpreter, 'PyEval_GetFrame');
    for (let frame = first; frame !== 0 && frames.length < MAX_FRAMES; ) {
      frames[frames.length] = frameAt(interpreter, frame);
      const next = run(interpreter, 'PyFrame_GetBack', frame);
      if (frame !== first) run(interpreter, 'Py_DecRef', frame);
      frame = next;
    }
    return frames;
  }

  function interpreterOf(memory: WebAssembly.Memory): Interpreter | undefined {
    const interpreter = interpreters.get(memory);
    if (interpreter === undefined || interpreter.attributes !== 0) return interpreter;
    const attributes = run(interpreter, 'malloc', ATTRIBUTES.length);
    if (attributes === 0) return undefined;
    const bytes = bytesOf(interpreter);
    for (let index = 0; index < ATTRIBUTES.length; index++) {
      bytes[attributes + index] = call<number>(stringCharCodeAt, ATTRIBUTES, [index]);
    }
    const ready = { exports: interpreter.exports, attributes };
    interpreters.set(memory, ready);
    return ready;
  }

  return {
    learn(exports) {
      const memory = exports.memory as WebAssembly.Memory;
      interpreters.set(memory, { exports, attributes: 0 });
      memories[memories.length] = new NativeWeakRef(memory);
    },
    read(stack) {
      if (call<number>(stringIndexOf, stack, ['wasm']) < 0) return { pythonFrames: null };
      for (let index = 0; index < memories.length; index++) {
        // A build that lacks a part of the API, or one that is broken, costs its lines and nothing else.
        try {
          const frames = framesOf(memories[index] as WeakRef<WebAssembly.Memory>);
          if (frames !== null) return { pythonFrames: nameScripts(scope, frames) };
        } catch {}
      }
      const script = onlyMicroPythonScript(scope);
      return script === null ? { pythonFrames: null } : { pythonFrames: null, pythonScript: script };
    },
  };

  function framesOf(reference: WeakRef<WebAssembly.Memory>): WalkedFrame[] | null {
    const memory = call<WebAssembly.Memory | undefined>(weakDeref, reference, []);
    const interpreter = memory === undefined ? undefined : interpreterOf(memory);
    const frames = interpreter === undefined ? null : walk(interpreter);
    return frames === null || frames.length === 0 ? null : frames;
  }
}
