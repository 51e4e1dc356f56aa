import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ConnectionId } from '../../lib/protocol/identifiers.ts';
import { TEXT_LIMITS } from '../../lib/session/bytes/read-text.ts';
import type { FileProblem } from '../../lib/session/file-problem.ts';
import { harText } from '../../lib/session/har/write-har.ts';
import { sessionText } from '../../lib/session/native/write-session.ts';
import { en } from '../../lib/texts/en.ts';
import { ptBr } from '../../lib/texts/pt-br.ts';
import { runs } from '../fuzz-runs.ts';
import { createRealmLog } from '../model/session-log.ts';
import { chromeHar } from './har-samples.ts';
import { readAll } from './read-all.ts';
import { bytesOf, textOf } from './write-bytes.ts';

const encode = (text: string) => new TextEncoder().encode(text);
const packed = (text: string) => new Uint8Array(gzipSync(text));
const HEADER = '{"format":"tapewire-session","version":1}\n';
const SOUND = '{"type":"page-hidden","realmId":"r","sequence":0,"timestamp":1}';

function someEvents(count: number) {
  const log = createRealmLog();
  const id = 'page/1' as ConnectionId;
  const texts = Array.from(
    { length: count },
    (_, index) => `${index} ${Math.sin(index)} ação \u2028 {"a":[1,{"b":"c"}]}`,
  );
  return [
    log.started(0),
    log.created(1),
    log.opened(2, id),
    ...texts.map((text, index) => log.received(index, id, text)),
  ];
}

/** One sentence in each language, and no way for the file to speak through it. */
function expectSentences(problems: readonly FileProblem[]): void {
  for (const problem of problems) {
    for (const { file } of [en, ptBr]) {
      const sentence = file.problem(problem);
      expect(sentence).toMatch(/^[^<>]{8,300}\.$/);
      expect(sentence).not.toMatch(/undefined|NaN|\[object/);
    }
  }
}

describe('a file that is something else', () => {
  it.each([
    ['nothing', encode(''), 'a.tapewire.ndjson.gz', { kind: 'empty' }],
    ['a page', encode('<!doctype html><script>alert(1)</script>'), 'a.har', { kind: 'foreign', what: 'html' }],
    ['a zip', new Uint8Array([0x50, 0x4b, 3, 4, 0, 0]), 'a.zip', { kind: 'foreign', what: 'zip' }],
    ['a CSV', encode('a,b,c\r\n1,2,3\r\n'), 'list', { kind: 'foreign', what: 'csv' }],
    ['some JSON', encode('{"hello":"world"}'), 'a.json', { kind: 'foreign', what: 'json' }],
    ['a list', encode('[1,2,3]'), 'a.json', { kind: 'foreign', what: 'json' }],
    ['a picture', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 255, 254]), 'a.png', { kind: 'foreign', what: 'unknown' }],
    ['a HAR without sockets', encode('{"log":{"entries":[]}}'), 'a.har', { kind: 'no-sockets', entryCount: 0 }],
    ['a packed page', packed('<html>'), 'a.gz', { kind: 'foreign', what: 'html' }],
    ['the beginning of a gzip', new Uint8Array([0x1f, 0x8b]), 'a.gz', { kind: 'cut-off', line: 1 }],
  ])('is refused in one sentence: %s', async (_, bytes, name, problem) => {
    const read = await readAll(bytes, { name });
    expect(read.events).toEqual([]);
    expect(read.problems).toEqual([problem]);
    expectSentences(read.problems);
  });
});

describe('a file that means harm', () => {
  it('is not read on when it unpacks to far more than it should', async () => {
    const bomb = packed(HEADER + `${SOUND}\n`.repeat(200_000));
    const limits = { ...TEXT_LIMITS, minBomb: 1_000_000, maxRatio: 100 };
    const read = await readAll(bomb, { limits });
    expect(read.problems).toEqual([{ kind: 'bomb' }]);
    expect(read.eventCount).toBeLessThan(100_000);
  });

  it('is not read beyond a length, which is told with the line', async () => {
    const read = await readAll(encode(HEADER + `${SOUND}\n`.repeat(10_000)), {
      limits: { ...TEXT_LIMITS, maxText: 100_000 },
    });
    expect(read.problems).toEqual([{ kind: 'too-large', line: read.eventCount + 1 }]);
    expect(read.eventCount).toBeGreaterThan(1_000);
  });

  it('says that it is ten gigabytes and has ten thousand million events, and is read as it is', async () => {
    const lines = [HEADER.trim(), SOUND, '{"format":"tapewire-session-end","eventCount":10000000000}'];
    const bytes = packed(lines.join('\n'));
    // The last four bytes of a gzip claim its length.
    bytes.set([255, 255, 255, 255], bytes.length - 4);
    const read = await readAll(bytes);
    expect(read.eventCount).toBe(1);
    expect(read.problems.map(({ kind }) => kind)).toEqual([expect.stringMatching(/damaged|cut-off/)]);
    const honest = await readAll(encode(lines.join('\n')));
    expect(honest.problems).toEqual([{ kind: 'miscounted', said: 10_000_000_000, found: 1 }]);
  });

  it('changes nothing by the names of its fields', async () => {
    const lines = [
      '{"format":"tapewire-session","version":1,"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}}',
      SOUND.replace('{', '{"__proto__":{"polluted":1},"toString":1,'),
      '{"__proto__":{"type":"page-hidden","realmId":"r","sequence":1,"timestamp":1}}',
    ];
    const read = await readAll(encode(lines.join('\n')));
    expect(read.eventCount).toBe(1);
    expect(read.problems).toEqual([{ kind: 'line-no-event', line: 3 }]);
    expect('polluted' in {}).toBe(false);
    expect(Object.getPrototypeOf(read.events[0])).toBe(Object.prototype);
  });

  it.each([
    ['lists in a line', '['.repeat(100_000) + ']'.repeat(100_000)],
    ['objects in a line', `${'{"a":'.repeat(50_000)}1${'}'.repeat(50_000)}`],
    ['a field of an event', SOUND.replace('}', `,"deep":${'['.repeat(50_000)}${']'.repeat(50_000)}}`)],
  ])('goes a hundred thousand levels deep, in %s', async (_, line) => {
    const read = await readAll(encode(`${HEADER}${line}\n${SOUND}\n`));
    expect(read.eventCount).toBeGreaterThanOrEqual(1);
    expectSentences(read.problems);
  });

  it('goes deep in a HAR, is given in small pieces, and gives its sockets', async () => {
    const text = JSON.stringify(chromeHar).replace(
      '"cache":{}',
      `"cache":${'[{"a":'.repeat(20_000)}1${'}]'.repeat(20_000)}`,
    );
    const bytes = encode(text);
    const pieces = new ReadableStream<Uint8Array<ArrayBuffer>>({
      start(controller) {
        for (let at = 0; at < bytes.length; at += 7) controller.enqueue(bytes.slice(at, at + 7));
        controller.close();
      },
    });
    expect((await readAll(pieces)).eventCount).toBe((await readAll(encode(JSON.stringify(chromeHar)))).eventCount);
  });

  it('breaks while it is read', async () => {
    const broken = new ReadableStream<Uint8Array<ArrayBuffer>>({
      pull(controller) {
        controller.error(new Error('The disk is gone.'));
      },
    });
    const read = await readAll(broken, { name: 'a.har' });
    expect(read).toMatchObject({ kind: null, eventCount: 0, problems: [{ kind: 'damaged', line: 1 }] });
  });
});

describe('a file that was damaged anywhere', () => {
  it('gives sound events and sentences, whatever bits are flipped and wherever it is cut', async () => {
    const events = someEvents(400);
    const files = {
      packed: await bytesOf(sessionText(events), true),
      plain: await bytesOf(sessionText(events)),
      har: await bytesOf(harText(events)),
      foreign: encode(JSON.stringify(chromeHar, null, 1)),
    };
    const damage = fc.record({
      file: fc.constantFrom(...(Object.keys(files) as Array<keyof typeof files>)),
      flips: fc.array(fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.integer({ min: 1, max: 255 })), {
        maxLength: 6,
      }),
      keep: fc.oneof(fc.constant(1), fc.double({ min: 0, max: 1, noNaN: true })),
      name: fc.constantFrom('', 'a.har', 'a.tapewire.ndjson.gz', 'a.csv'),
    });
    await fc.assert(
      fc.asyncProperty(damage, async ({ file, flips, keep, name }) => {
        const whole = files[file];
        const bytes = whole.slice(0, Math.floor(whole.length * keep));
        for (const [place, bits] of flips) {
          const at = Math.min(bytes.length - 1, Math.floor(place * bytes.length));
          if (at >= 0) bytes[at] = (bytes[at] ?? 0) ^ bits;
        }
        const read = await readAll(bytes, { name });
        expectSentences(read.problems);
        expect(read.events.every(({ timestamp, sequence }) => timestamp >= 0 && sequence >= 0)).toBe(true);
        if (keep < 0.9) expect(read.problems.length).toBeGreaterThan(0);
        if (flips.length === 0 && keep === 1 && name !== 'a.csv')
          expect(read.problems.length).toBe(file === 'foreign' ? 1 : 0);
      }),
      { numRuns: runs(60) },
    );
  });

  it('keeps all lines but the one that was damaged', async () => {
    const lines = (await textOf(sessionText(someEvents(100)))).trimEnd().split('\n');
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: lines.length - 2 }), fc.string(), async (index, rubbish) => {
        const line = `x${rubbish.replace(/\n/g, '')}`;
        const read = await readAll(encode(`${lines.toSpliced(index, 1, line).join('\n')}\n`));
        expect(read.problems).toEqual([{ kind: 'line-not-json', line: index + 1 }]);
        expect(read.eventCount).toBe(lines.length - 3);
      }),
      { numRuns: 50 },
    );
  });
});

describe('any text at all', () => {
  it('is read without a throw, as a session and as a HAR', async () => {
    const beginnings = fc.constantFrom(
      '',
      HEADER,
      '{"log":{"entries":[',
      '{"log":',
      '<',
      '{"format":"tapewire-session"',
    );
    await fc.assert(
      fc.asyncProperty(beginnings, fc.oneof(fc.string({ unit: 'binary' }), fc.json()), async (beginning, rest) => {
        const read = await readAll(encode(beginning + rest));
        expectSentences(read.problems);
      }),
      { numRuns: runs(60) },
    );
  });
});
