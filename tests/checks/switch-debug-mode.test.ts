import { describe, expect, it } from 'vitest';
import { switchDebugMode } from '../../lib/checks/page/switch-debug-mode.ts';
import { createFakePage } from './fake-page.ts';

const CLIENT = `
  class Client {
    constructor() { this.ws = null; this.isConnected = true; }
    log() { if (this.debugMode) return 'logged'; }
  }
  globalThis.client = new Client();
  globalThis.quiet = { ws: null, send() { return 1; }, isConnected: true };
  globalThis.shape = (object) => JSON.stringify([Reflect.ownKeys(object), Object.getOwnPropertyDescriptors(object), object]);
`;

function open(code = '') {
  const page = createFakePage(CLIENT + code);
  const told = async (command: 'set' | 'look' | 'undo', path = 'client', previous: boolean | null = null) => {
    const args = JSON.stringify([command, path.split('.'), 'debugMode', previous]);
    const evaluated = await page.evaluate(`(${switchDebugMode})(...${args})`, 'page');
    return 'value' in evaluated ? evaluated.value : evaluated;
  };
  return { ...page, told };
}

describe('switching debugMode', () => {
  it('sets it, counts its readings and tells who read it first', async () => {
    const { told, run } = open();
    expect(await told('set')).toMatchObject({ state: 'on', reads: 0, firstReadAt: null, before: 'absent' });
    expect(run('client.log()')).toBe('logged');
    run('client.log()');
    expect(await told('look')).toMatchObject({ state: 'on', reads: 2, reader: expect.stringContaining('log') });
  });

  it('knows whether any method of the object mentions it', async () => {
    const { told } = open();
    expect(await told('set')).toMatchObject({ isMentioned: true });
    expect(await told('set', 'quiet')).toMatchObject({ isMentioned: false, methodCount: 1 });
  });

  it('counts none of its own looks, nor a second setting anew', async () => {
    const { told, run } = open();
    await told('set', 'quiet');
    run('quiet.debugMode');
    await told('look', 'quiet');
    expect(await told('set', 'quiet')).toMatchObject({ state: 'on', reads: 1 });
  });

  it.each([
    ['a property that was not there', ''],
    ['false', 'client.debugMode = false;'],
    ['a value of another type', 'client.debugMode = { level: 3 };'],
    ['a hidden one', `Object.defineProperty(client, 'debugMode', { value: 0, configurable: true, writable: true });`],
    ['one in front of others', `globalThis.client = { debugMode: 1, z: 2 };`],
  ])('undoes %s without a trace', async (_, code) => {
    const { told, run } = open(code);
    const before = run('shape(client)');
    await told('set');
    expect(run('client.debugMode')).toBe(true);
    await told('undo');
    expect(run('shape(client)')).toBe(before);
  });

  it('is plain data to JSON, to the order of keys and to the page that writes it', async () => {
    const { told, run } = open('globalThis.client = { a: 1, debugMode: false, z: 2 };');
    await told('set');
    expect(run('JSON.stringify(client)')).toBe('{"a":1,"debugMode":true,"z":2}');
    expect(run(`client.debugMode = 'mine'; client.debugMode`)).toBe('mine');
    await told('undo');
    expect(run('JSON.stringify(client)')).toBe('{"a":1,"debugMode":"mine","z":2}');
  });

  it('leaves alone what the page deleted meanwhile', async () => {
    const { told, run } = open();
    await told('set');
    run('delete client.debugMode');
    expect(await told('look')).toMatchObject({ state: 'off' });
    await told('undo');
    expect(run(`'debugMode' in client`)).toBe(false);
  });

  it('goes by the page’s own accessor where there is one, and sets it back', async () => {
    const { told, run } = open(`
      globalThis.calls = [];
      Object.defineProperty(Client.prototype, 'debugMode', {
        get() { return calls.at(-1) ?? false; }, set(value) { calls.push(value); }, configurable: true,
      });`);
    expect(await told('set')).toMatchObject({ state: 'assigned', before: 'accessor', previous: false });
    expect(await told('look')).toMatchObject({ state: 'assigned' });
    await told('undo', 'client', false);
    expect(run('JSON.stringify([calls, Reflect.ownKeys(client)])')).toBe('[[true,false],["ws","isConnected"]]');
  });

  it.each([
    ['a frozen object', 'Object.freeze(client);'],
    ['one that takes nothing new', 'Object.preventExtensions(client);'],
    ['a reader without a writer', `Object.defineProperty(client, 'debugMode', { get: () => false });`],
    ['a constant', `Object.defineProperty(client, 'debugMode', { value: false });`],
    ['a trap that throws', 'globalThis.client = new Proxy({}, { defineProperty() { throw new Error("no"); } });'],
  ])('is refused by %s, and says so', async (_, code) => {
    const { told } = open(code);
    expect(await told('set')).toMatchObject({ state: 'refused', error: expect.any(String) });
  });

  it.each(['nothing', 'client.ws', 'client.ws.deeper', 'client.isConnected'])('finds no object at %s', async (path) => {
    const { told } = open();
    expect(await told('set', path)).toMatchObject({ state: 'missing' });
  });
});
