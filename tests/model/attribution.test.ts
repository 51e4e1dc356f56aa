import { describe, expect, it } from 'vitest';
import { attribute, EXEC_URL, type PythonFrame } from '../../lib/model/attribution.ts';

const HOST = 'http://localhost:8000';
const GLUE = `${HOST}/vendor/pyodide/pyodide.asm.mjs`;
const WASM = `${HOST}/vendor/pyodide/pyodide.asm.wasm`;
const CORE = `${HOST}/vendor/pyscript/core-Dx2.js`;
const NOTHING = { pyodide: new Set<string>(), micropython: new Set<string>(), pyscript: new Set<string>() };

const PYODIDE_STACK = `    at Object.JsvFunction_Construct (${GLUE}:9:33123)
    at ${WASM}:wasm-function[1234]:0x1a2b
    at wasm://wasm/0e5d1a2e:wasm-function[0]:0x12
    at ${WASM}:wasm-function[88]:0xff
    at callPyObjectKwargs (${GLUE}:9:120)
    at async reflect (${CORE}:1:9000)`;

const API_CLIENT: PythonFrame[] = [
  { file: '/lib/python313.zip/asyncio/events.py', line: 80, functionName: '_run' },
  { file: '/home/pyodide/pyscript/websocket.py', line: 24, functionName: '__init__' },
  { file: '/home/pyodide/api_client.py', line: 111, functionName: 'connect_websocket' },
  { file: EXEC_URL, line: 3, functionName: '<module>' },
];

function judge(stack: string, pythonFrames: PythonFrame[] | null = null, learned = NOTHING) {
  return attribute({ stack, pythonFrames }, learned);
}

describe('attribute, the runtime calls the constructor', () => {
  it('names Python and the innermost user place', () => {
    expect(judge(PYODIDE_STACK, API_CLIENT)).toEqual({
      opener: {
        language: 'python',
        runtime: 'pyodide',
        place: { url: '/home/pyodide/api_client.py', line: 111, column: 0, functionName: 'connect_websocket' },
      },
      initiator: null,
      confidence: 'certain',
      rule: 'runtime-calls-constructor',
    });
  });

  it('keeps an inline script as an <exec> place', () => {
    const verdict = judge(PYODIDE_STACK, [{ file: EXEC_URL, line: 7, functionName: 'start' }]);
    expect(verdict.opener.place).toEqual({ url: '<exec>', line: 7, column: 0, functionName: 'start' });
  });

  it('is less sure without Python frames, or with only library ones', () => {
    const library = [
      { file: '/lib/python3.11/site-packages/websockets/client.py', line: 2, functionName: 'connect' },
      { file: '<frozen importlib._bootstrap>', line: 1, functionName: '_call' },
    ];
    for (const frames of [null, [], library]) {
      const verdict = judge(PYODIDE_STACK, frames);
      expect(verdict.confidence).toBe('high');
      expect(verdict.opener).toEqual({ language: 'python', runtime: 'pyodide', place: null });
    }
  });

  it('tells which JavaScript called Python back', () => {
    const stack = `${PYODIDE_STACK}\n    at Object.fire (${HOST}/helper.js:5:10)`;
    const verdict = judge(stack, API_CLIENT);
    expect(verdict.initiator).toBeNull();
    expect(verdict.calledBackFrom).toEqual({ url: `${HOST}/helper.js`, line: 5, column: 10, functionName: 'fire' });
  });

  it.each([
    [
      'MicroPython',
      `    at js_reflect_construct (${HOST}/v/micropython.mjs:1:2)\n    at ${HOST}/v/micropython.wasm:wasm-function[9]:0x1`,
      'micropython',
    ],
    ['a traced MicroPython', `    at call1 (${HOST}/micropython-settrace.mjs?v=3:1:2)`, 'micropython'],
    [
      'an old Pyodide',
      `    at hiwire_construct (https://cdn.jsdelivr.net/pyodide/v0.24.1/full/pyodide.asm.js:9:2)`,
      'pyodide',
    ],
    ["Python's own socket", `    at Object.createPeer (${GLUE}:9:1)\n    at ${WASM}:wasm-function[1]:0x1`, 'pyodide'],
    [
      'a bundled Pyodide',
      `    at JsvFunction_Construct (${HOST}/assets/a1b2.js:1:2)\n    at ${HOST}/assets/c3.wasm:wasm-function[1]:0x1`,
      'pyodide',
    ],
    [
      'a bundled MicroPython',
      `    at Module.js_reflect_construct (${HOST}/b.js:1:2)\n    at ${HOST}/c.wasm:wasm-function[1]:0x1`,
      'micropython',
    ],
    [
      'Firefox',
      `JsvFunction_Construct@${GLUE}:9:33123\npyodide.asm.wasm.f@${WASM}:wasm-function[1234]:0x1a2b`,
      'pyodide',
    ],
  ])('knows %s', (_, stack, runtime) => {
    const verdict = judge(stack);
    expect(verdict).toMatchObject({ rule: 'runtime-calls-constructor', opener: { language: 'python', runtime } });
  });

  it('knows a learned runtime however its file is named', () => {
    const learned = { ...NOTHING, pyodide: new Set([`${HOST}/x.js`]) };
    expect(judge(`    at q (${HOST}/x.js:1:1)`, null, learned).opener.runtime).toBe('pyodide');
  });
});

describe('attribute, JavaScript on top', () => {
  it.each<[string, string, object]>([
    [
      'a method',
      `    at TradingWebSocket.connect (${HOST}/:812:19)\n    at ${HOST}/:900:1`,
      { line: 812, column: 19, functionName: 'TradingWebSocket.connect', url: `${HOST}/` },
    ],
    ['top level', `    at ${HOST}/app.js:3:4`, { line: 3, functionName: '', url: `${HOST}/app.js` }],
    ['a constructor', `    at new Feed (${HOST}/app.js:3:4)`, { functionName: 'Feed' }],
    ['an alias', `    at Object.open [as connect] (${HOST}/app.js:3:4)`, { functionName: 'open' }],
    ['an anonymous function', `    at Object.<anonymous> (${HOST}/app.js:3:4)`, { functionName: '' }],
    ['an async function', `    at async Feed.run (${HOST}/app.js:3:4)`, { functionName: 'Feed.run' }],
    [
      'a builtin above',
      `    at Reflect.construct (<anonymous>)\n    at Array.forEach (<anonymous>)\n    at go (${HOST}/a.js:1:2)`,
      { functionName: 'go' },
    ],
    [
      'an extension above',
      `    at hook (chrome-extension://abc/hook.js:1:2)\n    at go (${HOST}/a.js:1:2)`,
      { functionName: 'go' },
    ],
    ['a header line', `Error: at work\n    at go (${HOST}/a.js:1:2)`, { functionName: 'go' }],
    ['an address with brackets', `    at go (${HOST}/a(1).js:1:2)`, { url: `${HOST}/a(1).js` }],
    [
      'Firefox',
      `connect@${HOST}/index.html:812:19\nscheduleReconnect/<@${HOST}/index.html:700:1`,
      { line: 812, functionName: 'connect' },
    ],
    ['a closure in Firefox', `setTimeout handler*retry/<@${HOST}/a.js:7:1`, { functionName: 'retry' }],
    [
      'an @ in the address',
      `connect@https://cdn.test/@scope/feed@1.2/feed.js:7:1`,
      { url: 'https://cdn.test/@scope/feed@1.2/feed.js' },
    ],
    ['a self-hosted frame', `forEach@self-hosted:157:17\ngo@${HOST}/a.js:1:2`, { functionName: 'go' }],
    [
      'glue of another wasm program',
      `    at emscripten_connect (${HOST}/game.js:5:1)\n    at ${HOST}/game.wasm:wasm-function[3]:0x9`,
      { functionName: 'emscripten_connect' },
    ],
  ])('finds the place of %s', (_, stack, place) => {
    const verdict = judge(stack);
    expect(verdict).toMatchObject({ rule: 'script-only', confidence: 'high', initiator: null });
    expect(verdict.opener).toMatchObject({ language: 'javascript', runtime: null, place });
  });

  it.each([
    [
      'eval',
      `    at eval (eval at boot (${HOST}/p1.html:9:3), <anonymous>:1:5)\n    at boot (${HOST}/p1.html:9:3)`,
      'high',
      `${HOST}/p1.html`,
      9,
    ],
    [
      'nested eval',
      `    at eval (eval at <anonymous> (eval at boot (${HOST}/p1.html:9:3)), <anonymous>:1:5)`,
      'medium',
      `${HOST}/p1.html`,
      0,
    ],
    ['eval in Firefox', `@${HOST}/p1.html line 9 > eval:1:5`, 'medium', `${HOST}/p1.html`, 9],
    ['a string timer', '    at <anonymous>:1:11', 'medium', '<anonymous>', 1],
  ])('is careful with %s', (_, stack, confidence, url, line) => {
    expect(judge(stack)).toMatchObject({ rule: 'script-only', confidence, opener: { place: { url, line } } });
  });

  it('names both places when Python called the helper', () => {
    const stack = `    at openSocket (${HOST}/helper.js:2:74)\n${PYODIDE_STACK.replace('Construct', 'CallBound')}`;
    const verdict = judge(stack, API_CLIENT);
    expect(verdict).toMatchObject({ rule: 'script-called-by-runtime', confidence: 'high' });
    expect(verdict.opener).toMatchObject({ language: 'javascript', place: { line: 2, functionName: 'openSocket' } });
    expect(verdict.initiator).toMatchObject({ language: 'python', runtime: 'pyodide', place: { line: 111 } });
  });

  it('takes what Python evaluates for JavaScript', () => {
    const stack = `    at eval (eval at run_js (${GLUE}:9:1), <anonymous>:1:5)\n${PYODIDE_STACK}`;
    const verdict = judge(stack, API_CLIENT);
    expect(verdict.opener).toMatchObject({ language: 'javascript', place: { url: '<anonymous>', line: 1 } });
    expect(verdict.initiator?.runtime).toBe('pyodide');
  });

  it('has no line for MicroPython behind a helper', () => {
    const stack = `    at open (${HOST}/h.js:2:7)\n    at call1 (${HOST}/micropython.mjs:1:1)\n    at ${HOST}/micropython.wasm:wasm-function[2]:0x1`;
    expect(judge(stack).initiator).toEqual({ language: 'python', runtime: 'micropython', place: null });
  });
});

describe('attribute, runtimes that a bundler renamed', () => {
  const BUNDLE = `${HOST}/assets/index-a1b2.js`;
  const BINARY = `${HOST}/assets/c3d4.wasm`;
  const learned = { ...NOTHING, pyodide: new Set([BINARY]) };
  const frame = (name: string, line: number) => `    at ${name} (${BUNDLE}:${line}:1)`;
  const wasm = (url = BINARY) => `    at ${url}:wasm-function[7]:0x1`;

  it('knows minified glue by the wasm below it', () => {
    const stack = [frame('e', 1), wasm(), frame('t', 2), frame('n', 3)].join('\n');
    expect(judge(stack, API_CLIENT, learned)).toMatchObject({
      rule: 'runtime-calls-constructor',
      opener: { runtime: 'pyodide', place: { line: 111 } },
    });
    expect(judge(stack).rule).toBe('script-only');
  });

  it("takes the page's code in the same file for the page's", () => {
    const stack = [frame('openSocket', 90), frame('JsvFunction_CallBound', 1), wasm(), frame('run', 80)].join('\n');
    const verdict = judge(stack, API_CLIENT);
    expect(verdict).toMatchObject({ rule: 'script-called-by-runtime', opener: { place: { line: 90 } } });
    expect(verdict.initiator).toMatchObject({ runtime: 'pyodide', place: { line: 111 } });
  });

  it("knows Python's own socket by the system call", () => {
    const stack = [frame('Object.createPeer', 3), frame('Object.connect', 2), frame('___syscall_connect', 1), wasm()];
    expect(judge(stack.join('\n'), null, learned).rule).toBe('runtime-calls-constructor');
  });

  it('trusts the interpreter where wasm has no address', () => {
    const stack = [frame('e', 1), wasm('wasm://wasm/0e5d1a2e')].join('\n');
    expect(judge(stack, API_CLIENT).opener).toMatchObject({ runtime: 'pyodide', place: { line: 111 } });
    expect(judge(stack).opener.language).toBe('javascript');
  });
});

describe('attribute, scripts of the page', () => {
  it('names the script of an <exec> place, and is certain only of a line', () => {
    const inline = { file: EXEC_URL, line: 7, functionName: 'start', script: '<script first>', sourceLine: 'x()' };
    expect(judge(PYODIDE_STACK, [inline])).toMatchObject({
      confidence: 'certain',
      opener: { place: { url: '<script first>', line: 7 } },
    });
    const contradicted = { file: EXEC_URL, line: 0, functionName: 'start' };
    expect(judge(PYODIDE_STACK, [contradicted])).toMatchObject({
      confidence: 'high',
      opener: { place: { url: EXEC_URL, line: 0 } },
    });
  });

  it("names a page's only MicroPython script, without a line", () => {
    const stack = `    at js_reflect_construct (${HOST}/m.mjs:1:2)\n    at ${HOST}/m.wasm:wasm-function[9]:0x1`;
    const construction = { stack, pythonFrames: null, pythonScript: `${HOST}/app.py` };
    expect(attribute(construction, NOTHING).opener.place).toMatchObject({ url: `${HOST}/app.py`, line: 0 });
    const script = { ...construction, stack: `    at go (${HOST}/a.js:1:2)` };
    expect(attribute(script, NOTHING).opener.place?.url).toBe(`${HOST}/a.js`);
  });

  it('takes the line of evaluated code from the frame that called it', () => {
    // V8 counts the lines of an inline script from its tag where it names what evaluated.
    const stack = `    at eval (eval at boot (${HOST}/p1.html:3:3), <anonymous>:1:5)\n    at boot (${HOST}/p1.html:9:3)`;
    expect(judge(stack).opener.place).toMatchObject({ url: `${HOST}/p1.html`, line: 9 });
    const alone = `    at eval (eval at boot (${HOST}/app.js:3:3), <anonymous>:1:5)`;
    expect(judge(alone).opener.place).toMatchObject({ url: `${HOST}/app.js`, line: 3 });
    expect(judge(alone.replace('app.js', 'p1.html')).opener.place).toMatchObject({ url: `${HOST}/p1.html`, line: 0 });
  });
});

describe('attribute, a PyScript worker behind the window', () => {
  const proxied = `    at reflect (${CORE}:1:900)\n    at MessagePort.<anonymous> (${CORE}:1:20)`;

  it('knows the proxied constructor by core frames alone', () => {
    expect(judge(proxied)).toEqual({
      opener: { language: 'python', runtime: null, place: null },
      initiator: null,
      confidence: 'medium',
      rule: 'pyscript-core-only',
    });
  });

  it('knows a helper called from a worker', () => {
    const verdict = judge(`    at helper (${HOST}/helper.js:4:1)\n${proxied}`);
    expect(verdict).toMatchObject({ rule: 'script-called-by-pyscript-core', confidence: 'medium' });
    expect(verdict.initiator?.language).toBe('python');
  });

  it('knows core by its learned address and the chunks beside it', () => {
    const learned = { ...NOTHING, pyscript: new Set([`${HOST}/lib/core.js`]) };
    expect(judge(`    at reflect (${HOST}/lib/core-Ab1.js:1:9)`, null, learned).rule).toBe('pyscript-core-only');
    expect(judge(`    at reflect (${HOST}/lib/core-Ab1.js:1:9)`).rule).toBe('script-only');
  });
});

describe('attribute, nothing to go by', () => {
  it.each([
    '',
    'Error',
    '    at Array.forEach (<anonymous>)',
    '    at hook (moz-extension://x/hook.js:1:2)',
    '\u0000@@@\n((((',
  ])('says unknown for %j', (stack) => {
    expect(judge(stack, API_CLIENT)).toEqual({
      opener: { language: 'unknown', runtime: null, place: null },
      initiator: null,
      confidence: 'none',
      rule: 'no-frames',
    });
  });
});

describe('attribute, Firefox with its toolbox open', () => {
  it('leaves out what only scheduled the code', () => {
    const scheduled = `connect@${HOST}/index.html:75:23
onTimer/<@${HOST}/index.html:159:18
setTimeout handler*start@${HOST}/late-server.js:24:15
JsvFunction_CallBound@${GLUE}:1:593832
@${WASM}:wasm-function[420]:0x6ca7d`;
    expect(judge(scheduled)).toMatchObject({
      opener: { language: 'javascript', place: { line: 75, functionName: 'connect' } },
      initiator: null,
      rule: 'script-only',
    });
    const awaited = `connect@${HOST}/index.html:75:23\nasync*start@${GLUE}:1:2\npromise callback*@${HOST}/other.js:1:1`;
    expect(judge(awaited).initiator).toMatchObject({ language: 'python' });
  });
});
