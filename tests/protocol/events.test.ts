import { describe, expect, it } from 'vitest';
import { controlEventSchema, MAX_TEXT, type SessionEvent, sessionEventSchema } from '../../lib/protocol/events.ts';
import { connectionIdOf, type RealmId } from '../../lib/protocol/identifiers.ts';
import { MAX_PICTURE } from '../../lib/protocol/picture.ts';
import { madeJpeg } from './made-jpeg.ts';

const base = { realmId: 'r' as RealmId, sequence: 3, timestamp: 1_700_000_000_000.25 };
const of = { ...base, connectionId: connectionIdOf(base.realmId, 1) };
const construction = {
  url: 'ws://h.test/ws',
  requestedSubprotocols: ['a'],
  stack: 'at x',
  pythonFrames: [{ file: '<exec>', line: 1, functionName: '<module>' }],
};
const message = { ...of, kind: 'text', byteLength: 2, payload: 'é', isTruncated: false } as const;

/** One of each member: a record, so that a new member without its example does not compile. */
const EXAMPLES: { [Type in SessionEvent['type']]: Extract<SessionEvent, { type: Type }> } = {
  'realm-started': { ...base, type: 'realm-started', kind: 'window', url: 'http://h.test/', isTop: true, title: 'x' },
  'realm-ended': { ...base, type: 'realm-ended', isCached: false },
  'worker-ended': { ...base, type: 'worker-ended', workerId: 'realm2' as RealmId },
  'page-hidden': { ...base, type: 'page-hidden' },
  'page-shown': { ...base, type: 'page-shown' },
  'realm-not-observed': { ...base, type: 'realm-not-observed', kind: 'shared-worker', url: 'w.js', why: 'shared' },
  'runtime-observed': { ...base, type: 'runtime-observed', runtime: 'pyodide', url: 'p.mjs' },
  'connection-created': { ...of, type: 'connection-created', ...construction },
  'construct-failed': {
    ...base,
    type: 'construct-failed',
    ...construction,
    errorName: 'SyntaxError',
    errorMessage: '',
  },
  'connection-opened': { ...of, type: 'connection-opened', subprotocol: '', extensions: '' },
  'send-failed': { ...of, type: 'send-failed', readyState: 3, errorName: null },
  'close-requested': { ...of, type: 'close-requested', code: 1000, reason: null, stack: '' },
  'connection-error': { ...of, type: 'connection-error' },
  'connection-closed': { ...of, type: 'connection-closed', code: 1006, reason: '', wasClean: false },
  'payload-read': { ...of, type: 'payload-read', messageSequence: 1, payload: null, isTruncated: false },
  'events-dropped': { ...base, type: 'events-dropped', count: 1, byteLength: 2, why: 'backlog-full' },
  'hook-faulted': { ...base, type: 'hook-faulted', where: 'send', errorMessage: 'x', hasSteppedAside: false },
  'message-sent': { ...message, type: 'message-sent' },
  'message-received': { ...message, type: 'message-received' },
  'panel-attached': { ...base, type: 'panel-attached' },
  'page-navigated': { ...base, type: 'page-navigated', url: 'http://h.test/' },
  'network-observed': {
    ...base,
    type: 'network-observed',
    entryId: 'e',
    url: 'ws://h.test/ws',
    startedAt: null,
    status: 101,
    requestHeaders: [{ name: 'a', value: 'b' }],
    responseHeaders: [],
    failureText: null,
    failedAt: null,
    initiatorStack: [{ functionName: '', url: 'a.js', line: 1, column: 2 }],
    sentCount: 0,
    receivedCount: 0,
  },
  'http-observed': {
    ...base,
    type: 'http-observed',
    method: 'GET',
    url: 'http://h.test/health',
    status: 200,
    startedAt: 1,
    durationMs: 2.5,
  },
  'check-ran': {
    ...base,
    type: 'check-ran',
    durationMs: 3.5,
    result: {
      check: 'health',
      answers: [
        {
          url: 'http://h.test/health',
          way: 'panel',
          status: 200,
          body: '{}',
          isBodyCut: false,
          tookMs: 3,
          failureText: null,
        },
      ],
    },
  },
  'messages-unrecorded': { ...base, type: 'messages-unrecorded', since: 1_700_000_000_000, count: 12 },
  'note-added': { ...base, type: 'note-added', text: 'scan pressed' },
  'debug-mode-changed': {
    ...base,
    type: 'debug-mode-changed',
    language: 'javascript',
    path: 'tradingWebSocket',
    property: 'debugMode',
    change: 'set',
    before: 'absent',
    isMentioned: false,
    reader: null,
  },
};
const examples = Object.entries(EXAMPLES);

describe('session events', () => {
  it.each(examples)('%s survives JSON and a structured clone', (_, event) => {
    expect(sessionEventSchema.parse(JSON.parse(JSON.stringify(event)))).toEqual(event);
    expect(sessionEventSchema.parse(structuredClone(event))).toEqual(event);
  });

  it('carries bytes through a structured clone', () => {
    const bytes = { ...EXAMPLES['message-received'], kind: 'binary', payload: new Uint8Array([1, 2]) };
    expect(sessionEventSchema.parse(structuredClone(bytes))).toEqual(bytes);
  });

  it.each(examples)('%s is refused with a hostile field', (_, event) => {
    for (const name of Object.keys(event)) {
      for (const value of [undefined, Number.NaN, -1, { length: 1e9 }, Symbol.iterator]) {
        if (isAllowed(event, name, value)) continue;
        expect(sessionEventSchema.safeParse({ ...event, [name]: value }).success, `${name} ${String(value)}`).toBe(
          false,
        );
      }
    }
  });

  it.each([null, undefined, 7, 'x', [], {}, { type: 'warp' }, { type: ['page-hidden'] }])('refuses %j', (input) => {
    expect(sessionEventSchema.safeParse(input).success).toBe(false);
    expect(controlEventSchema.safeParse(input).success).toBe(false);
  });

  it.each([
    ['a JPEG', madeJpeg(1_280, 720, 'what is drawn'), true],
    ['one as large as a screen of 8k', madeJpeg(7_680, 4_320), true],
    ['one that would take a gigabyte to show', madeJpeg(16_384, 16_384), false],
    ['one of no height', madeJpeg(1_280, 0), false],
    ['the beginning of a JPEG alone', '/9j/4AAQSkZJRg==', false],
    ['one whose size comes behind something foreign', withForeign(madeJpeg(1_280, 720)), false],
    ['one whose letters are not whole bytes', `${madeJpeg(1_280, 720).replace(/=*$/, '')}AAA=A`, false],
    ['nothing', '', false],
    ['a PNG', 'iVBORw0KGgo=', false],
    ['SVG', 'PHN2ZyBvbmxvYWQ9ImFsZXJ0KDEpIi8+', false],
    ['an address', 'https://evil.test/x.jpg', false],
    ['what ends the attribute it stands in', '/9j/" onload="alert(1)', false],
    ['more than there is room for', madeJpeg(1_280, 720, 'A'.repeat(MAX_PICTURE)), false],
  ])('takes as the picture of a note: %s', (_, picture, isTaken) => {
    expect(sessionEventSchema.safeParse({ ...EXAMPLES['note-added'], picture }).success).toBe(isTaken);
  });

  it('refuses what is too long and leaves out what it does not know', () => {
    const url = 'x'.repeat(MAX_TEXT + 1);
    expect(sessionEventSchema.safeParse({ ...EXAMPLES['page-navigated'], url }).success).toBe(false);
    expect(controlEventSchema.parse({ ...EXAMPLES['page-hidden'], extra: 1 })).toEqual(EXAMPLES['page-hidden']);
  });
});

/** Fields that truly may be absent, or hold any number. */
function isAllowed(event: SessionEvent, name: string, value: unknown): boolean {
  if (name === 'title') return value === undefined;
  return value === -1 && ['code', 'startedAt', 'failedAt'].includes(name) && event.type !== 'connection-closed';
}

/** A marker without a length stands behind the first: who skips it takes what follows for the size. */
function withForeign(base64: string): string {
  const bytes = Buffer.from(base64, 'base64');
  return Buffer.concat([bytes.subarray(0, 2), Buffer.from([0xff, 0x01]), bytes.subarray(2)]).toString('base64');
}
