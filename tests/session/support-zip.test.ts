import { unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import type { SessionEvent } from '../../lib/protocol/events.ts';
import { exportFile, exportSession } from '../../lib/session/export-session.ts';
import { planRedaction } from '../../lib/session/redact/redaction-plan.ts';
import { en } from '../../lib/texts/en.ts';
import { createRealmLog, START } from '../model/session-log.ts';
import { readAll } from './read-all.ts';

function noted(): SessionEvent[] {
  const log = createRealmLog();
  const id = log.nextId();
  return [
    log.started(0),
    log.created(1),
    log.opened(2, id),
    log.sent(10, id, '{"password":"hunter2hunter2"}'),
    createRealmLog('notes').event(5_000, { type: 'note-added', text: 'scan <pressed>, password=hunter2hunter2' }),
  ];
}

describe('an export for support', () => {
  it('has the session and the report in one zip, both with the notes and without secrets', async () => {
    const events = noted();
    const progress: number[] = [];
    const file = exportSession({
      format: 'support',
      events,
      facts: { savedAt: START, creator: 'Tapewire test', name: 'Ação 7: login' },
      chosen: null,
      redaction: await planRedaction(events),
      texts: en,
      eventCount: events.length,
      onProgress: (count) => void progress.push(count),
    });
    expect(file.fileName).toBe('Acao-7-login-2023-11-14T22-13-20.zip');
    const entries = unzipSync(new Uint8Array(await new Response(file.stream).arrayBuffer()));
    const [session = '', report = ''] = Object.keys(entries);
    expect([session, report]).toEqual(['Acao-7-login-2023-11-14T22-13-20.tapewire.ndjson.gz', 'report.html']);
    const read = await readAll(new Uint8Array(entries[session] as Uint8Array<ArrayBuffer>));
    expect(read.problems).toEqual([]);
    expect(read.header?.name).toBe('Ação 7: login');
    expect(read.events.at(-1)).toMatchObject({ type: 'note-added', text: 'scan <pressed>, password=redacted-field-1' });
    const html = new TextDecoder().decode(entries[report]);
    expect(html).toContain('scan &lt;pressed&gt;, password=redacted-field-1');
    expect(html).toContain('Ação 7: login');
    expect(html).toContain('>N1</text>');
    expect(html).not.toContain('hunter2');
    expect(progress).toEqual(progress.toSorted((a, b) => a - b));
    expect(progress.at(-1)).toBe(events.length);
  });

  it.each([
    ['', 'session-2023-11-14T22-13-20.har'],
    ['../../etc/passwd', 'etc-passwd-2023-11-14T22-13-20.har'],
    ['日本', 'session-2023-11-14T22-13-20.har'],
  ])('named %j is saved as %s', (name, fileName) => {
    expect(exportFile('har', START, name).fileName).toBe(fileName);
  });
});
