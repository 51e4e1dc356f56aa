import { describe, expect, it } from 'vitest';
import type { SessionEvent } from '../../../lib/protocol/events.ts';
import { csvText } from '../../../lib/session/csv/write-csv.ts';
import { harText } from '../../../lib/session/har/write-har.ts';
import { sessionText } from '../../../lib/session/native/write-session.ts';
import { planRedaction } from '../../../lib/session/redact/redaction-plan.ts';
import { readAll } from '../read-all.ts';
import { bytesOf } from '../write-bytes.ts';
import { FACTS, plantedEvents, SECRETS, SETTINGS } from './planted.ts';
import { unpackAll } from './unpack-all.ts';

/** Names of the secrets that can be read in a file. */
function leaksIn(bytes: Uint8Array): string[] {
  const texts = unpackAll(bytes);
  return Object.entries(SECRETS).flatMap(([name, secret]) => {
    const at = texts.find((text) => text.includes(secret));
    return at === undefined
      ? []
      : [`${name} in …${at.slice(Math.max(0, at.indexOf(secret) - 60), at.indexOf(secret) + 60)}`];
  });
}

async function redactedEvents(): Promise<SessionEvent[]> {
  const plan = await planRedaction(plantedEvents(), { settings: SETTINGS });
  const events: SessionEvent[] = [];
  for await (const event of plan.redacted(plantedEvents())) events.push(event);
  return events;
}

const WRITERS = {
  'session file': sessionText,
  HAR: harText,
  CSV: (events: Parameters<typeof csvText>[0]) => csvText(events),
};

describe('secrets that were planted', () => {
  it('are all in the session, and can be read there by whoever looks', async () => {
    const bytes = await bytesOf(sessionText(plantedEvents(), FACTS), true);
    expect(leaksIn(bytes).map((leak) => leak.split(' ')[0])).toEqual(Object.keys(SECRETS));
  });

  it.each(Object.entries(WRITERS))('are not in a redacted %s, in whatever way it is unpacked', async (_, write) => {
    const plan = await planRedaction(plantedEvents(), { settings: SETTINGS });
    const text = () => write(plan.redacted(plantedEvents()), plan.facts(FACTS));
    expect(leaksIn(await bytesOf(text(), true))).toEqual([]);
    expect(leaksIn(await bytesOf(text()))).toEqual([]);
  });

  it('leave a session file that is read without a problem, and HAR and events that are sound', async () => {
    const plan = await planRedaction(plantedEvents(), { settings: SETTINGS });
    const read = await readAll(await bytesOf(sessionText(plan.redacted(plantedEvents()), plan.facts(FACTS)), true));
    expect(read.problems).toEqual([]);
    expect(read.events).toHaveLength(plantedEvents().length);
    expect(read.header?.redaction?.counts).toMatchObject({ field: expect.any(Number), jwt: expect.any(Number) });
    const har = await readAll(await bytesOf(harText(plan.redacted(plantedEvents()), plan.facts(FACTS))));
    expect(har.problems).toEqual([]);
  });

  it('leave JSON that is JSON', async () => {
    const before = plantedEvents();
    const after = await redactedEvents();
    const isJson = (event: SessionEvent | undefined) => {
      if (event === undefined || !('payload' in event) || typeof event.payload !== 'string') return false;
      try {
        return typeof JSON.parse(event.payload) === 'object';
      } catch {
        return false;
      }
    };
    const broken = before.filter((event, index) => isJson(event) && !isJson(after[index]));
    expect(broken).toEqual([]);
  });
});
