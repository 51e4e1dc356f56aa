// The truth: who opens the socket of each case, written from the pages and never from what the extension says.
import type { Language } from '../../lib/model/attribution.ts';
import type { Runtime } from '../../lib/model/runtime-frames.ts';

/** A line of a source, found by the text that only it holds. */
export interface Line {
  /** A file of `pages/`, or `page.html#id` for a script in it, whose lines count in its own text. */
  readonly source: string;
  readonly text: string;
  /** What the verdict must name as file; the source's name where it is not given. */
  readonly url?: string;
}

export interface Who {
  readonly language: Language;
  readonly runtime: Runtime | null;
  /** Null: the place cannot be known and none may be named. Undefined: not judged. */
  readonly line?: Line | null;
  /** Only the script is known. */
  readonly script?: string;
}

export interface Case {
  readonly id: string;
  readonly opener: Who;
  readonly initiator: Who | null;
  readonly realm: 'window' | 'dedicated-worker';
}

export interface Page {
  readonly name: string;
  /** Below `/pages/`. */
  readonly path: string;
  readonly cases: readonly Case[];
  /** One of each runtime, for the quick run. */
  readonly isQuick?: boolean;
}

const quoted = (id: string) => new RegExp(`["']${id}["']`).source;

function javascript(source: string, id: string, text = quoted(id)): Case {
  return { id, opener: js({ source, text }), initiator: null, realm: 'window' };
}
const js = (line?: Line | null): Who => ({
  language: 'javascript',
  runtime: null,
  ...(line === undefined ? {} : { line }),
});
const UNKNOWN: Who = { language: 'unknown', runtime: null, line: null };

interface Python {
  readonly runtime: Runtime;
  readonly realm?: Case['realm'];
  /** Where the line is; null where the runtime has none to tell. */
  readonly source: Line['source'] | null;
  readonly url?: string;
  readonly script?: string;
}

function who({ runtime, source, url, script }: Python, id: string): Who {
  const base = { language: 'python', runtime } as const;
  if (script !== undefined) return { ...base, script };
  if (source === null) return { ...base, line: null };
  return { ...base, line: { source, text: quoted(id), ...(url === undefined ? {} : { url }) } };
}
function python(id: string, facts: Python): Case {
  return { id, opener: who(facts, id), initiator: null, realm: facts.realm ?? 'window' };
}
const HELPER = { source: 'case.js', text: '// helper$' };
function mixed(id: string, facts: Python, line: Line | null = HELPER): Case {
  return { id, opener: js(line ?? undefined), initiator: who(facts, id), realm: 'window' };
}

const JAVASCRIPT: readonly Case[] = [
  ...['inline', 'class', 'backoff', 'eval', 'reflect', 'after-await', 'then', 'click'].map((id) =>
    javascript('javascript.html', id),
  ),
  ...['limit-zero', 'limit-rubbish', 'prepare', 'prepare-throws', 'frozen-error'].map((id) =>
    javascript('javascript.html', id),
  ),
  javascript('javascript.html', 'subclass', '// derived$'),
  javascript('javascript.html', 'new-function'),
  { id: 'string-timer', opener: js(), initiator: null, realm: 'window' },
  javascript('case.js', 'deep', '// helper, deep$'),
  javascript('javascript-module.js', 'module'),
  { id: 'no-frames', opener: UNKNOWN, initiator: null, realm: 'window' },
];

const WASM: readonly Case[] = [
  javascript('wasm.html', 'wasm-bytes'),
  javascript('wasm.html', 'wasm-module'),
  javascript('wasm.html', 'wasm-streamed'),
  javascript('case.js', 'wasm-helper', '// helper$'),
];

const PYODIDE = { runtime: 'pyodide', url: '<exec>' } as const;
const PYODIDE_CASES: readonly Case[] = [
  ...['run-python', 'method', 'onclose', 'timer', 'click', 'task', 'called-back', 'comprehension'].map((id) =>
    python(id, { ...PYODIDE, source: 'pyodide.html#sync' }),
  ),
  ...['run-python-async', 'top-level-await', 'run-sync', 'after-run-sync'].map((id) =>
    python(id, { ...PYODIDE, source: 'pyodide.html#async' }),
  ),
  // The third line of the code that is compiled.
  python('exec-compile', { runtime: 'pyodide', source: 'compiled.py' }),
  python('module', { ...PYODIDE, source: 'python_module.py', url: '/home/pyodide/python_module.py' }),
  mixed('helper', { ...PYODIDE, source: 'pyodide.html#sync' }),
  mixed('deep-helper', { ...PYODIDE, source: 'pyodide.html#sync' }, { source: 'case.js', text: '// helper, deep$' }),
  mixed('run-js', { ...PYODIDE, source: 'pyodide.html#sync' }, null),
  javascript('case.js', 'helper-later', '// helper, later$'),
  javascript('pyodide.html', 'after-python'),
  { id: 'python-socket', opener: { language: 'python', runtime: 'pyodide' }, initiator: null, realm: 'window' },
];

const MICROPYTHON = { runtime: 'micropython', source: null } as const;
const MICROPYTHON_CASES: readonly Case[] = [
  ...['run-python', 'timer', 'called-back'].map((id) => python(id, MICROPYTHON)),
  mixed('helper', MICROPYTHON),
  javascript('micropython.html', 'after-python'),
];

const PY_FIRST = { runtime: 'pyodide', source: 'pyscript-py.html#first', url: '<script first>' } as const;
const PYSCRIPT_PY: readonly Case[] = [
  ...['top', 'pyscript-websocket', 'timer', 'when', 'task', 'closing', 'onclose', 'called-back'].map((id) =>
    python(id, PY_FIRST),
  ),
  python('module', { runtime: 'pyodide', source: 'python_module.py', url: '/home/pyodide/python_module.py' }),
  python('top-level-await', { runtime: 'pyodide', source: 'pyscript-py.html#second', url: '<script second>' }),
  python('src', { runtime: 'pyodide', source: 'py_main.py', url: '<exec>' }),
  mixed('helper', PY_FIRST),
  javascript('case.js', 'helper-later', '// helper, later$'),
];

const MPY_ONLY = { runtime: 'micropython', source: null, script: 'mpy_main.py' } as const;
const PYSCRIPT_MPY: readonly Case[] = [
  ...['src', 'pyscript-websocket', 'timer', 'when', 'task', 'closing', 'onclose', 'module', 'called-back'].map((id) =>
    python(id, MPY_ONLY),
  ),
  mixed('helper', MPY_ONLY),
  javascript('case.js', 'helper-later', '// helper, later$'),
];

const PROXIED = { language: 'python', runtime: null, line: null } as const;
function workerCases(cases: readonly Case[]): readonly Case[] {
  return [
    ...cases,
    { id: 'window-proxy', opener: PROXIED, initiator: null, realm: 'window' },
    { id: 'window-helper', opener: js(HELPER), initiator: PROXIED, realm: 'window' },
  ];
}
const PY_WORKER = {
  runtime: 'pyodide',
  source: 'py_worker.py',
  url: '<exec>',
  realm: 'dedicated-worker',
} as const;
const MPY_WORKER = { ...MICROPYTHON, realm: 'dedicated-worker' } as const;

export const PAGES: readonly Page[] = [
  { name: 'JavaScript', path: 'javascript.html', cases: JAVASCRIPT, isQuick: true },
  { name: 'other wasm', path: 'wasm.html', cases: WASM },
  { name: 'Pyodide', path: 'pyodide.html', cases: PYODIDE_CASES, isQuick: true },
  { name: 'Pyodide, renamed', path: 'pyodide.html?folder=/renamed/&loader=a.mjs', cases: PYODIDE_CASES },
  { name: 'MicroPython', path: 'micropython.html', cases: MICROPYTHON_CASES, isQuick: true },
  {
    name: 'MicroPython, renamed',
    path: 'micropython.html?loader=/renamed/m.mjs&wasm=/renamed/n.wasm',
    cases: MICROPYTHON_CASES,
  },
  {
    name: 'MicroPython, from bytes',
    path: 'micropython.html?loader=/renamed/m.mjs&wasm=/renamed/bytes.bin',
    cases: MICROPYTHON_CASES,
  },
  { name: 'PyScript py', path: 'pyscript-py.html', cases: PYSCRIPT_PY, isQuick: true },
  { name: 'PyScript mpy', path: 'pyscript-mpy.html', cases: PYSCRIPT_MPY, isQuick: true },
  {
    name: 'PyScript mpy inline',
    path: 'pyscript-mpy-inline.html',
    cases: [python('first', MICROPYTHON), python('second', MICROPYTHON)],
  },
  {
    name: 'PyScript py worker',
    path: 'pyscript-py-worker.html',
    cases: workerCases([
      ...['worker-top', 'worker-pyscript-websocket', 'worker-timer', 'worker-await'].map((id) => python(id, PY_WORKER)),
      python('worker-module', {
        ...PY_WORKER,
        source: 'python_worker_module.py',
        url: '/home/pyodide/python_worker_module.py',
      }),
    ]),
  },
  {
    name: 'PyScript mpy worker',
    path: 'pyscript-mpy-worker.html',
    isQuick: true,
    cases: workerCases(
      ['worker-top', 'worker-pyscript-websocket', 'worker-timer', 'worker-await'].map((id) => python(id, MPY_WORKER)),
    ),
  },
];
