import { describe, expect, it } from 'vitest';
import type { SessionEvent } from '../../lib/protocol/events.ts';
import { type PagesListener, pagesReader, readAhead } from '../../lib/transport/pages-reader.ts';
import type { TabVisitor } from '../../lib/transport/tab-connector.ts';
import { batchOf, REALM } from './fake-batch.ts';
import { fakePorts, settle } from './fake-port.ts';

/** A tab that anybody may be connected with; `open` lets one more frame of it answer. */
function startTab() {
  const visits: Array<{ visitor: TabVisitor; onLost: () => void; isStopped: boolean }> = [];
  const read = pagesReader({
    connect(visitor, onLost) {
      const visit = { visitor, onLost, isStopped: false };
      visits.push(visit);
      return () => {
        visit.isStopped = true;
      };
    },
    delay: () => {},
  });
  function open(visit = 0) {
    const [panel, bridge] = fakePorts();
    const seen = { isClosed: false };
    bridge.onDisconnect.addListener(() => {
      seen.isClosed = true;
    });
    visits[visit]?.visitor.onPort(panel, [REALM]);
    return { bridge, seen };
  }
  return { visits, read, open };
}

function listen() {
  const told: unknown[] = [];
  const listener: PagesListener = {
    onEvents: (events: readonly SessionEvent[]) => told.push(...events.map(({ sequence }) => sequence)),
    onRefused: (count) => told.push(`${count} refused`),
    onLost: () => told.push('lost'),
  };
  return { told, listener };
}

describe('readAhead', () => {
  it('keeps in order what comes before anyone asks, and passes on what follows', async () => {
    const { visits, read, open } = startTab();
    const readPages = readAhead(read);
    const { bridge } = open();
    bridge.postMessage(batchOf(0, ['a', 'b']));
    bridge.postMessage('rubbish');
    await settle();
    visits[0]?.onLost();

    const { told, listener } = listen();
    readPages(listener);
    expect(told).toEqual([0, 1, '1 refused', 'lost']);
    bridge.postMessage(batchOf(2, ['c']));
    await settle();
    expect(told).toEqual([0, 1, '1 refused', 'lost', 2]);
  });

  it('stops for the first who asked, and reads anew for the next', async () => {
    const { visits, read, open } = startTab();
    const readPages = readAhead(read);
    const { seen } = open();
    const first = listen();
    const stop = readPages(first.listener);
    expect(visits).toHaveLength(1);
    stop();
    await settle();
    expect(visits[0]?.isStopped).toBe(true);
    expect(seen.isClosed).toBe(true);

    const second = listen();
    readPages(second.listener);
    expect(visits).toHaveLength(2);
    open(1).bridge.postMessage(batchOf(0, ['a']));
    await settle();
    expect(first.told).toEqual([]);
    expect(second.told).toEqual([0]);
  });
});

describe('pagesReader', () => {
  it('bears a frame that is gone by the first word to it', () => {
    const { visits, read } = startTab();
    const { told, listener } = listen();
    const stop = read(listener);
    const [gone] = fakePorts();
    gone.disconnect();
    visits[0]?.visitor.onPort(gone, [REALM]);
    stop();
    expect(told).toEqual([]);
  });
});
