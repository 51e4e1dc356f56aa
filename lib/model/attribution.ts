// Who opened a connection, judged from the stack alone. Pure.

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
}
