// What the panel holds of a page's streams, read from the session as the user saves it.
import { createHash } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import { createSessionModel, type Losses } from '../../lib/model/session.ts';
import type { SessionEvent, SessionEventOf } from '../../lib/protocol/events.ts';
import type { DockedPanel } from '../browser/open-panel.ts';
import { readPanel, type ShownPanel } from '../browser/read-panel.ts';
import { saveSession } from '../browser/save-session.ts';
import { waitUntil } from '../browser/wait-until.ts';
import { readAll } from '../session/read-all.ts';
import type { Inspected } from './with-panel.ts';

export interface Captured {
  readonly events: readonly SessionEvent[];
  readonly losses: Losses;
  /** Received messages of the stream, in order. */
  received(id: string): ReadonlyArray<SessionEventOf<'message-received'>>;
  /** Messages sent on the stream, in order. */
  sent(id: string): ReadonlyArray<SessionEventOf<'message-sent'>>;
  /** Events that are said to be gone, over all realms of the page. */
  readonly droppedCount: number;
}

/** Messages received that the panel shows or says are gone: read from its screen, which costs less than saving. */
export function accountedCount({ clients, status }: ShownPanel): number {
  const connections = clients.flatMap((client) => client.connections);
  const lost = status.map((part) => /^([\d.,\s]+) dropped/.exec(part)?.[1]?.replace(/\D/g, '') ?? '0');
  return connections.reduce((sum, { receivedCount }) => sum + receivedCount, 0) + Math.max(0, ...lost.map(Number));
}

/** What the panel holds once it accounts for `total` messages received, or after a while in vain. */
export async function readSettled({ page, open }: Inspected, total: number, timeoutMs = 30_000): Promise<Captured> {
  const docked = await open();
  const isAccounted = async (): Promise<boolean> => accountedCount(await readPanel(docked.panel)) >= total;
  // In vain: what is there says more than "did not happen".
  await waitUntil('the panel accounts for all', isAccounted, { timeoutMs }).catch(() => {});
  return readCaptured(page, docked);
}

export async function readCaptured(page: Page, { panel }: DockedPanel): Promise<Captured> {
  const folder = await mkdtemp(join(tmpdir(), 'tapewire-session-'));
  try {
    const file = join(folder, 'session.gz');
    await saveSession(page.browser(), panel, file, { isRedacted: false });
    const { events, problems } = await readAll(new Uint8Array(await readFile(file)));
    if (problems.length > 0) throw new Error(JSON.stringify(problems));
    return capturedOf(events);
  } finally {
    await rm(folder, { recursive: true });
  }
}

function capturedOf(events: readonly SessionEvent[]): Captured {
  const received = new Map<string, Array<SessionEventOf<'message-received'>>>();
  const sent = new Map<string, Array<SessionEventOf<'message-sent'>>>();
  const idOf = new Map<string, string>();
  let droppedCount = 0;
  for (const event of events) {
    if (event.type === 'connection-created') {
      const id = new URL(event.url).pathname.split('/')[2] ?? '';
      idOf.set(event.connectionId, id);
      received.set(id, received.get(id) ?? []);
      sent.set(id, sent.get(id) ?? []);
    }
    if (event.type === 'message-received') received.get(idOf.get(event.connectionId) ?? '')?.push(event);
    if (event.type === 'message-sent') sent.get(idOf.get(event.connectionId) ?? '')?.push(event);
    if (event.type === 'events-dropped') droppedCount += event.count;
  }
  const model = createSessionModel();
  model.append(events);
  return {
    events,
    losses: model.view().losses,
    received: (id) => received.get(id) ?? [],
    sent: (id) => sent.get(id) ?? [],
    droppedCount,
  };
}

/** One hash over all payloads, in order. */
export function hashOf(payloads: Iterable<string | Uint8Array | null>): string {
  const hash = createHash('sha256');
  for (const payload of payloads) {
    hash.update(`${payload?.length ?? 'nothing'} ${typeof payload};`);
    if (payload !== null) hash.update(payload);
  }
  return hash.digest('hex');
}
