import { describe, expect, it } from 'vitest';
import type { SessionEvent } from '../../lib/protocol/events.ts';
import type { RealmId } from '../../lib/protocol/identifiers.ts';
import { readRealm } from '../../lib/transport/realm-reader.ts';
import { batchOf, REALM } from './fake-batch.ts';
import { fakePorts, settle } from './fake-port.ts';

function read(received = new Map<RealmId, number>(), realmIds: readonly RealmId[] = []) {
  const [panel, bridge] = fakePorts();
  const commands: unknown[] = [];
  bridge.onMessage.addListener((command) => commands.push(command));
  const events: SessionEvent[] = [];
  const delayed: Array<() => void> = [];
  const seen = { refused: 0, isClosed: false };
  readRealm(panel, realmIds, {
    received,
    onEvents: (batch) => events.push(...batch),
    onRefused: (count) => {
      seen.refused += count;
    },
    onClose: () => {
      seen.isClosed = true;
    },
    delay: (task) => delayed.push(task),
  });
  const runDelayed = (): void => delayed.splice(0).forEach((task) => void task());
  return { bridge, commands, events, received, seen, delayed, runDelayed };
}

describe('readRealm', () => {
  it('greets a new realm by asking for everything', async () => {
    const { bridge, commands } = read();
    bridge.postMessage({ type: 'hello', realmId: REALM });
    await settle();
    expect(commands).toEqual([
      { type: 'attach', realmId: REALM, received: -1 },
      { type: 'pull', realmId: REALM, received: -1 },
    ]);
  });

  it('asks a realm that it knows for what follows', async () => {
    const { bridge, commands } = read(new Map([[REALM, 41]]));
    bridge.postMessage({ type: 'hello', realmId: REALM });
    await settle();
    expect(commands).toContainEqual({ type: 'attach', realmId: REALM, received: 41 });
  });

  it('asks realms that were named beforehand before they say hello, and not again when they do', async () => {
    const { bridge, commands } = read(new Map(), [REALM]);
    await settle();
    const greeting = [
      { type: 'attach', realmId: REALM, received: -1 },
      { type: 'pull', realmId: REALM, received: -1 },
    ];
    expect(commands).toEqual(greeting);
    bridge.postMessage({ type: 'hello', realmId: REALM });
    await settle();
    expect(commands).toEqual(greeting);
    bridge.postMessage({ type: 'hello', realmId: 'another-realm' });
    await settle();
    expect(commands).toHaveLength(4);
    bridge.postMessage({ type: 'hello', realmId: REALM });
    await settle();
    expect(commands).toHaveLength(6);
  });

  it('confirms a small batch after a while and a full one at once', async () => {
    const { bridge, commands, events, delayed, runDelayed } = read();
    bridge.postMessage(batchOf(0, ['a', 'b']));
    await settle();
    expect(commands).toEqual([]);
    expect(delayed).toHaveLength(1);
    runDelayed();
    await settle();
    expect(commands).toEqual([{ type: 'pull', realmId: REALM, received: 1 }]);

    bridge.postMessage(batchOf(2, Array(1000).fill('x')));
    await settle();
    expect(commands.at(-1)).toEqual({ type: 'pull', realmId: REALM, received: 1001 });
    expect(events).toHaveLength(1002);
  });

  it('takes an event once when a broken link sends it again', async () => {
    const { bridge, events } = read();
    bridge.postMessage(batchOf(0, ['a', 'b', 'c']));
    bridge.postMessage(batchOf(1, ['b', 'c', 'd']));
    await settle();
    expect(events.map((event) => event.sequence)).toEqual([0, 1, 2, 3]);
  });

  it.each([[null], [7], ['x'], [{ type: 'batch' }], [{ ...batchOf(0, ['a']), numbers: new Float64Array(3) }]])(
    'counts rubbish and goes on: %j',
    async (rubbish) => {
      const { bridge, events, seen } = read();
      bridge.postMessage(rubbish);
      bridge.postMessage(batchOf(0, ['a']));
      await settle();
      expect(seen.refused).toBe(1);
      expect(events).toHaveLength(1);
    },
  );

  it('counts rows that do not add up and keeps those before them', async () => {
    const { bridge, events, seen } = read();
    bridge.postMessage({ ...batchOf(0, ['one', 'two', 'three']), texts: 'onetwo' });
    await settle();
    expect(events).toHaveLength(2);
    expect(seen.refused).toBe(1);
  });

  it('tells when the other end is gone', async () => {
    const { bridge, seen } = read();
    bridge.disconnect();
    await settle();
    expect(seen.isClosed).toBe(true);
  });
});
