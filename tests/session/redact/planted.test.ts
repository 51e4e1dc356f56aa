import { describe, expect, it } from 'vitest';
import type { SessionEvent } from '../../../lib/protocol/events.ts';
import { type ExportFormat, exportSession } from '../../../lib/session/export-session.ts';
import { harText } from '../../../lib/session/har/write-har.ts';
import { sessionText } from '../../../lib/session/native/write-session.ts';
import { planRedaction } from '../../../lib/session/redact/redaction-plan.ts';
import { en } from '../../../lib/texts/en.ts';
import { ptBr } from '../../../lib/texts/pt-br.ts';
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

const FORMATS: readonly ExportFormat[] = ['support', 'tapewire', 'har', 'csv', 'html', 'markdown'];

describe('secrets that were planted', () => {
  it('are all in the session, and can be read there by whoever looks', async () => {
    const bytes = await bytesOf(sessionText(plantedEvents(), FACTS), true);
    expect(leaksIn(bytes).map((leak) => leak.split(' ')[0])).toEqual(Object.keys(SECRETS));
  });

  it.each(['support', 'har'] as const)('are all in an export as %s that was not redacted', async (format) => {
    const request = { format, events: plantedEvents(), facts: FACTS, chosen: null, redaction: null, texts: en };
    const bytes = new Uint8Array(await new Response(exportSession(request).stream).arrayBuffer());
    expect(leaksIn(bytes).map((leak) => leak.split(' ')[0])).toEqual(Object.keys(SECRETS));
  });

  it.each(FORMATS)('are not in a redacted export as %s, in whatever way it is unpacked', async (format) => {
    const events = plantedEvents();
    const redaction = await planRedaction(events, { settings: SETTINGS });
    for (const texts of [en, ptBr]) {
      const { stream } = exportSession({ format, events, facts: FACTS, chosen: null, redaction, texts });
      expect(leaksIn(new Uint8Array(await new Response(stream).arrayBuffer()))).toEqual([]);
    }
  });

  it('are not in the preview, but for the beginnings by which their owner knows them', async () => {
    const { tallies } = await planRedaction(plantedEvents(), { settings: SETTINGS });
    expect(leaksIn(new TextEncoder().encode(JSON.stringify(tallies)))).toEqual([]);
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
