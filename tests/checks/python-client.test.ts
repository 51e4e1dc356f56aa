// The Python side in a real MicroPython. In Pyodide it is run by the browser test.
import { fileURLToPath } from 'node:url';
import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { askPythonClient } from '../../lib/checks/page/python-client.ts';
import { PYTHON_CODE } from '../../lib/checks/python-code.ts';

const MICROPYTHON = '@micropython/micropython-webassembly-pyscript/micropython';
const CLIENT = `
class Client:
    level = 3
    def __init__(self):
        self.is_connected = True
        self.websocket = None
    def get_connection_stats(self):
        return False
    def fails(self):
        raise ValueError("no")
    def log(self):
        return self.debugMode
api_client = Client()
`;

interface MicroPython {
  runPython(code: string): unknown;
  readonly globals: { get(name: string): unknown };
}

let python: MicroPython;

const ask = (command: string, path = 'api_client', name = 'debugMode') =>
  askPythonClient(PYTHON_CODE, command, path.split('.'), name);
function evaluate(expression: string): unknown {
  python.runPython(`import json\nanswer = json.dumps(${expression})`);
  return JSON.parse(String(python.globals.get('answer')));
}
function offer(started: Record<string, unknown>): void {
  const whenDefined = (type: string) => (type in started ? Promise.resolve(started[type]) : new Promise(() => {}));
  vi.stubGlobal('document', { querySelectorAll: () => [] });
  Object.assign(globalThis, { [Symbol.for('@pyscript/core')]: { whenDefined } });
}

describe('the Python client', () => {
  beforeAll(async () => {
    const { loadMicroPython } = await import(`${MICROPYTHON}.mjs`);
    python = await loadMicroPython({ url: fileURLToPath(import.meta.resolve(`${MICROPYTHON}.wasm`)) });
  });
  beforeEach(() => {
    python.runPython(CLIENT);
    offer({ mpy: { type: 'mpy', interpreter: python } });
  });

  it('tells its flags', async () => {
    python.runPython('class Socket:\n    readyState = 1\n    url = "ws://h/ws"\napi_client.websocket = Socket()');
    expect(await ask('flags')).toMatchObject({
      found: 'object',
      runtime: 'micropython',
      flags: [{ name: 'is_connected', value: true }],
      socket: { name: 'websocket', url: 'ws://h/ws', readyState: 1 },
    });
  });

  it.each([
    ['get_connection_stats', { outcome: 'called', returned: 'False' }],
    ['fails', { outcome: 'raised', returned: expect.stringContaining('ValueError') }],
    ['level', { outcome: 'no-method' }],
    ['nothing', { outcome: 'no-method' }],
  ])('calls %s', async (name, answer) => {
    expect(await ask('call', 'api_client', name)).toMatchObject({ found: 'object', ...answer });
  });

  it.each(['nobody', 'api_client.nobody'])('has no %s', async (path) => {
    expect(await ask('call', path)).toMatchObject({ found: 'no-object' });
  });

  it('says when there is no interpreter, or only one in a worker', async () => {
    offer({});
    expect(await ask('flags')).toMatchObject({ found: 'no-interpreter' });
    offer({ mpy: { type: 'mpy', xworker: {} } });
    expect(await ask('flags')).toMatchObject({ found: 'in-worker' });
  });

  it('sets debugMode and counts its readings', async () => {
    expect(await ask('look')).toMatchObject({ state: 'off' });
    expect(await ask('set')).toMatchObject({ state: 'on', reads: 0, before: 'absent' });
    expect(evaluate('[api_client.log(), api_client.log()]')).toEqual([true, true]);
    expect(await ask('look')).toMatchObject({ state: 'on', reads: 2 });
  });

  it.each([
    ['what was not there', ''],
    ['what was false', 'api_client.debugMode = False'],
    ['what the class has', 'Client.debugMode = False'],
  ])('undoes %s without a trace', async (_, code) => {
    python.runPython(code);
    const shape = '[sorted(api_client.__dict__), sorted(Client.__dict__), getattr(api_client, "debugMode", None)]';
    const before = evaluate(shape);
    await ask('set');
    expect(evaluate('api_client.debugMode')).toBe(true);
    await ask('undo');
    expect(evaluate(shape)).toEqual(before);
    expect(await ask('look')).toMatchObject({ state: 'off' });
  });

  it('keeps what the page wrote meanwhile', async () => {
    await ask('set');
    python.runPython('api_client.debugMode = 7');
    expect(evaluate('api_client.debugMode')).toBe(7);
    await ask('undo');
    expect(evaluate('api_client.debugMode')).toBe(7);
  });

  it('is refused by an object that takes no attributes', async () => {
    python.runPython('api_client = 3');
    expect(await ask('set')).toMatchObject({ state: 'refused', error: expect.any(String) });
  });

  it('leaves no names of its own in the program', async () => {
    const before = evaluate('sorted(globals())');
    await ask('set');
    await ask('undo');
    expect(evaluate('sorted(globals())')).toEqual(before);
  });
});
