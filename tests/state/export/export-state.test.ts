import { unzipSync } from 'fflate';
import { describe, expect, it, vi } from 'vitest';
import type { SessionEvent } from '../../../lib/protocol/events.ts';
import type { AppDeps } from '../../../lib/state/app-deps.ts';
import type { FileTarget } from '../../../lib/state/export/file-target.ts';
import { createRealmLog, START } from '../../model/session-log.ts';
import { madeJpeg } from '../../protocol/made-jpeg.ts';
import { readAll } from '../../session/read-all.ts';
import { createTestApp } from '../fake-source.ts';

const PICTURE = madeJpeg(1_280, 720, 'what is drawn');
const SECRET = 'correct-horse-battery';

function twoConnections(): SessionEvent[] {
  const log = createRealmLog();
  const [one, two] = [log.nextId(), 'page/2' as ReturnType<typeof log.nextId>];
  return [
    log.started(0),
    log.created(1),
    log.opened(2, one),
    log.created(3),
    log.opened(4, two),
    log.sent(10, one, `{"password":"${SECRET}"}`),
    log.received(20, two, `{"owner":"Joana","echo":"${SECRET}"}`),
    log.received(30, two, '{"n":1}'),
  ];
}

/** An app whose exports are kept as bytes, by their names. */
function createExportingApp(deps: Partial<AppDeps> = {}) {
  const files = new Map<string, Uint8Array<ArrayBuffer>>();
  const openFile = vi.fn(
    async ({ fileName }: { fileName: string }): Promise<FileTarget | null> => ({
      async write(stream) {
        files.set(fileName, new Uint8Array(await new Response(stream).arrayBuffer()));
      },
    }),
  );
  const test = createTestApp({
    openFile,
    capture: () => ({ now: START + 60_000, creator: 'Tapewire test', browser: 'Chrome 1' }),
    ...deps,
  });
  test.tell(...twoConnections());
  const read = async () => readAll([...files.values()].at(-1) ?? new Uint8Array());
  return { ...test, exporting: test.app.exporting, files, openFile, read };
}

const payloadsOf = (events: readonly SessionEvent[]) =>
  events.flatMap((event) => (event.type === 'message-received' || event.type === 'message-sent' ? event.payload : []));

describe('an export', () => {
  it('is without secrets unless the user says otherwise, and says where it was made', async () => {
    const { exporting, read } = createExportingApp();
    exporting.open();
    await exporting.save();
    expect(exporting.writing.value).toMatchObject({ kind: 'saved', format: 'tapewire' });
    const { events, header, problems } = await read();
    expect(problems).toEqual([]);
    expect(payloadsOf(events)[0]).toBe('{"password":"redacted-field-1"}');
    expect(payloadsOf(events)[1]).toBe('{"owner":"Joana","echo":"redacted-field-1"}');
    expect(header).toMatchObject({ creator: 'Tapewire test', environment: { browser: 'Chrome 1' } });
    expect(header?.redaction).toMatchObject({ counts: { field: expect.any(Number) } });
  });

  it('says in a CSV what messages are as the user reads them', async () => {
    const { app, exporting, files } = createExportingApp();
    const csv = async () => {
      exporting.setFormat('csv');
      await exporting.save();
      return new TextDecoder().decode([...files.values()].at(-1));
    };
    const { reader, decoding } = app.decoding;
    const last = app.session.model.value.messages.at(2);
    if (last === undefined) throw new Error('There is no third message.');
    expect(await csv()).toContain('{""n"":1}');
    decoding.value.force(last.connectionId, 'binary');
    expect(reader.value.describe(last).summary).toBe('7b 22 6e 22 3a 31 7d');
    expect(await csv()).toContain('7b 22 6e 22 3a 31 7d');
  });

  it('has everything when redaction is off', async () => {
    const { exporting, read } = createExportingApp();
    exporting.open();
    exporting.redaction.setOn(false);
    await exporting.save();
    const { events, header } = await read();
    expect(events).toEqual(twoConnections());
    expect(header?.redaction).toBeNull();
  });

  it('takes out what came after the look as well', async () => {
    const { exporting, tell, read } = createExportingApp();
    exporting.open();
    await vi.waitFor(() => expect(exporting.redaction.preview.value.kind).toBe('found'));
    const log = createRealmLog('later');
    tell(log.started(0), log.created(1), log.received(2, 'later/1' as never, '{"token":"later-secret-99"}'));
    await exporting.save();
    const payloads = payloadsOf((await read()).events);
    expect(payloads).toHaveLength(4);
    expect(payloads.join()).not.toContain('later-secret-99');
  });

  it('takes out fields and words that the user adds, remembers the fields, and leaves a rule that is off', async () => {
    const save = vi.fn();
    const { app, exporting, read } = createExportingApp({ settings: { initial: {}, save } });
    exporting.open();
    exporting.redaction.setFields('owner, -password');
    exporting.redaction.setWords(`${SECRET}, n`);
    await exporting.save();
    expect(payloadsOf((await read()).events)).toEqual([
      '{"password":"redacted-word-1"}',
      '{"owner":"redacted-field-2","echo":"redacted-word-1"}',
      '{"n":1}',
    ]);
    expect(app.settings.current.value.redactedFields).toBe('owner, -password');
    exporting.redaction.toggleRule('field');
    exporting.redaction.setWords('');
    await exporting.save();
    expect(payloadsOf((await read()).events)[1]).toContain('Joana');
  });

  it.each([
    ['connections', 2],
    ['messages', 1],
    ['time', 1],
  ] as const)('of chosen %s has only these', async (part, count) => {
    const { app, exporting, read } = createExportingApp();
    if (part === 'connections') app.grid.choose(['page/2' as never]);
    if (part === 'messages') app.selection.goTo(app.session.model.value.messages.at(1) as never);
    if (part === 'time') app.grid.setFilter('after:+0.025s');
    exporting.open();
    exporting.setPart(part);
    expect(exporting.part.value).toBe(part);
    await exporting.save();
    const { events, problems } = await read();
    expect(problems).toEqual([]);
    expect(payloadsOf(events)).toHaveLength(count);
  });

  it('is of the whole session where nothing is chosen', async () => {
    const { exporting } = createExportingApp();
    exporting.open();
    exporting.setPart('messages');
    expect(exporting.part.value).toBe('all');
  });

  it('ends when it is cancelled, says so, and can be made again', async () => {
    const { exporting, openFile, files } = createExportingApp();
    let write: ReadableStream<Uint8Array<ArrayBuffer>> | null = null;
    const stuck = Promise.withResolvers<void>();
    openFile.mockResolvedValueOnce({
      async write(stream) {
        write = stream;
        stuck.resolve();
        await new Promise((_, reject) =>
          stream.pipeTo(new WritableStream({ write: () => new Promise(() => {}) })).catch(reject),
        );
      },
    });
    exporting.open();
    void exporting.save();
    await stuck.promise;
    expect(exporting.writing.value.kind).toBe('writing');
    exporting.cancel();
    expect(exporting.writing.value.kind).toBe('idle');
    expect(write).not.toBeNull();
    await exporting.save();
    expect([exporting.writing.value.kind, files.size]).toEqual(['saved', 1]);
  });

  it('says when it failed, and nothing when the user chose no file', async () => {
    const { exporting, openFile } = createExportingApp();
    exporting.open();
    openFile.mockResolvedValueOnce(null);
    await exporting.save();
    expect(exporting.writing.value.kind).toBe('idle');
    openFile.mockResolvedValueOnce({ write: async () => Promise.reject(new Error('disk full')) });
    await exporting.save();
    expect(exporting.writing.value.kind).toBe('failed');
  });

  it('for support has all of it in both of its files', async () => {
    const { exporting, files } = createExportingApp();
    // What was switched off for an earlier export holds for that one only.
    exporting.redaction.toggleRule('field');
    await exporting.saveForSupport();
    expect(exporting.writing.value).toMatchObject({ kind: 'saved', format: 'support' });
    const entries = unzipSync([...files.values()][0] ?? new Uint8Array());
    const [session = ''] = Object.keys(entries);
    const { events } = await readAll(new Uint8Array(entries[session] ?? []));
    expect(events).toHaveLength(twoConnections().length);
    const html = new TextDecoder().decode(entries['report.html']);
    expect(html).toContain('2: 2 opened');
    expect(html).toContain('2 received (');
    expect(html).not.toContain(SECRET);
  });

  it('for support takes out what other exports leave in, and says so', async () => {
    const { exporting, files, read } = createExportingApp();
    exporting.open();
    exporting.redaction.setFields('-password, owner');
    await exporting.save();
    expect(payloadsOf((await read()).events)[0]).toContain(SECRET);
    expect(exporting.redaction.overruled.value).toEqual([]);
    exporting.close();

    await exporting.saveForSupport();
    expect(exporting.redaction.overruled.value).toEqual(['password']);
    const unzipped = Object.values(unzipSync([...files.values()].at(-1) ?? new Uint8Array()));
    const { events } = await readAll(new Uint8Array(unzipped[0] ?? []));
    expect(JSON.stringify(events)).not.toMatch(new RegExp(`${SECRET}|Joana`));
    expect(new TextDecoder().decode(unzipped[1])).not.toMatch(new RegExp(`${SECRET}|Joana`));
    exporting.close();

    exporting.open();
    expect(exporting.redaction.overruled.value).toEqual([]);
    exporting.setFormat('tapewire');
    files.clear();
    await exporting.save();
    expect(payloadsOf((await read()).events)[0]).toContain(SECRET);
  });

  it('has the pictures of notes only where that is asked for, each time anew, and for support never', async () => {
    const { exporting, files, tell, read } = createExportingApp();
    tell(createRealmLog('notes').event(40, { type: 'note-added', text: 'noted', picture: PICTURE }));
    const pictureOf = (events: readonly SessionEvent[]) =>
      events.flatMap((event) => (event.type === 'note-added' ? [event.picture] : []));
    exporting.open();
    await exporting.save();
    expect(pictureOf((await read()).events)).toEqual([undefined]);
    exporting.redaction.toggleRule('picture');
    await exporting.save();
    expect(pictureOf((await read()).events)).toEqual([PICTURE]);
    expect(payloadsOf((await read()).events).join()).not.toContain(SECRET);
    exporting.close();

    exporting.open();
    await exporting.save();
    expect(pictureOf((await read()).events)).toEqual([undefined]);
    exporting.redaction.toggleRule('picture');
    exporting.close();

    await exporting.saveForSupport();
    const unzipped = Object.values(unzipSync([...files.values()].at(-1) ?? new Uint8Array()));
    expect(pictureOf((await readAll(new Uint8Array(unzipped[0] ?? []))).events)).toEqual([undefined]);
    const html = new TextDecoder().decode(unzipped[1]);
    expect(html).not.toContain('<img');
    expect(html).toContain('<th scope="row">pictures of the page</th><td>1 left out</td>');
  });

  it('as Markdown can be copied', async () => {
    const copyText = vi.fn();
    const { exporting } = createExportingApp({ copyText });
    exporting.open();
    exporting.setFormat('markdown');
    await exporting.copy();
    expect(exporting.writing.value.kind).toBe('copied');
    expect(copyText.mock.calls[0]?.[0]).toMatch(/^# WebSocket report\n/);
  });
});
