import { describe, expect, it } from 'vitest';
import type { SessionEvent } from '../../lib/protocol/events.ts';
import type { ConnectionId } from '../../lib/protocol/identifiers.ts';
import type { SessionFacts } from '../../lib/session/native/session-file.ts';
import { htmlReport } from '../../lib/session/report/html-report.ts';
import { markdownReport } from '../../lib/session/report/markdown-report.ts';
import { createReport } from '../../lib/session/report/report.ts';
import { en } from '../../lib/texts/en.ts';
import { ptBr } from '../../lib/texts/pt-br.ts';
import { broadcast, createRealmLog, JS_STACK, PY_FRAMES, PY_STACK, START } from '../model/session-log.ts';

const ONE = 'page/1' as ConnectionId;
const TWO = 'page/2' as ConnectionId;
const HOSTILE =
  '"><script>alert(1)</script><img src=x onerror=alert(2)>\u202e](javascript:alert(3)) | [x](http://evil.test)';
const FACTS = { creator: 'Tapewire 0.1.0', savedAt: START, environment: { browser: 'Chromium 156' }, redaction: null };

/** A dual connection, three refused attempts with waits of 1 s, 2 s and 4 s, and texts that mean harm. */
function someEvents(): SessionEvent[] {
  const log = createRealmLog();
  const events = [log.started(0), log.created(1), log.opened(2, ONE), log.created(3, PY_STACK, PY_FRAMES)];
  events.push(log.opened(4, TWO));
  for (const index of [1, 2, 3]) {
    events.push(
      log.received(2_000 + index, ONE, broadcast(`g_${index}`)),
      log.received(2_001 + index, TWO, broadcast(`g_${index}`)),
    );
  }
  events.push(log.sent(2_500, ONE, '{"type":"ping"}'));
  events.push(
    log.event(3_000, { type: 'connection-closed', connectionId: TWO, code: 4001, reason: HOSTILE, wasClean: true }),
  );
  for (const at of [5_000, 6_000, 8_000, 12_000]) {
    const url = `ws://localhost:9/${encodeURIComponent(HOSTILE)}`;
    const created = log.created(at, `    at ${HOSTILE.replace(/[()\n]/g, '')} (http://h.test/app.js:1:1)`, null, url);
    const id = (created as { connectionId: ConnectionId }).connectionId;
    events.push(created, log.event(at, { type: 'connection-error', connectionId: id }), log.closed(at, id));
  }
  return events;
}

const report = (texts = en, events = someEvents()) => createReport(events, { facts: FACTS, texts });

const html = async (texts = en) => [...htmlReport(await report(texts))].join('');
const markdown = async (texts = en) => [...markdownReport(await report(texts))].join('');

describe('the report of a part', () => {
  const log = createRealmLog();
  const id = log.nextId();
  const start = [log.started(0), log.created(1), log.opened(2, id)];
  const pings = Array.from({ length: 8 }, (_, n) => {
    const at = 10_000 * (n + 1);
    const ping = log.sent(at, id, '{"type":"ping"}');
    return n < 3 ? [ping, log.received(at + 20, id, '{"type":"pong"}')] : [ping];
  }).flat();
  const found = async (selection?: SessionFacts['selection']) => {
    const facts = { ...FACTS, ...(selection === undefined ? {} : { selection }) };
    const events = [...start, ...pings, createRealmLog('notes').event(300_000, { type: 'note-added', text: 'later' })];
    return (await createReport(events, { facts, texts: en })).findings.length;
  };

  it('finds nothing by the absence of messages that it left out', async () => {
    expect(await found()).toBeGreaterThan(0);
    expect(await found({ messageCount: 8 })).toBe(0);
    expect(await found({ to: START + 45_000 })).toBe(0);
    expect(await found({ from: START + 9_000 })).toBeGreaterThan(0);
  });
});

describe('the picture of a note', () => {
  const noted = () => [
    ...someEvents(),
    createRealmLog('notes').event(13_000, { type: 'note-added', text: 'scan pressed', picture: '/9j/4AAQ' }),
  ];

  it('is in the HTML report, which loads pictures from nowhere else', async () => {
    const page = [...htmlReport(await report(en, noted()))].join('');
    expect(page).toContain('scan pressed<img src="data:image/jpeg;base64,/9j/4AAQ" alt="with a picture of the page">');
    expect(page).toMatch(/content="default-src 'none'; img-src data:;/);
  });

  it('is a word in Markdown', async () => {
    const text = [...markdownReport(await report(ptBr, noted()))].join('');
    expect(text).toContain('scan pressed _(com uma imagem da página)_');
    expect(text).not.toContain('/9j/');
  });
});

describe('a report', () => {
  it('has findings with what they mean and what to do, attempts with their waits, and the environment', async () => {
    const { findings, tables, ladders, environment, summary } = await report();
    // The made-up broadcasts are shorter than documented ones.
    const others = findings.filter(({ sentence }) => !sentence.includes('not as documented'));
    expect(others.map(({ sentence }) => sentence)).toEqual([
      'Two connections to /ws were open at the same time: JS A1 and Py B1, for 3.0\u00a0s. 3 of 3 broadcasts arrived twice (306\u00a0B too much).',
      expect.stringMatching(/^JS C4 could not connect \(4 attempts\): no witness saw the cause/),
      expect.stringMatching(/^Py B1 was closed by the server with a code of the application \(code 4001, “">/),
    ]);
    expect(findings.every(({ meaning, remedy }) => meaning !== '' && remedy !== '')).toBe(true);
    expect(tables.map(({ first }) => first.length)).toEqual([1, 1, 4]);
    expect(tables[2]?.first.map(({ cells }) => cells[2])).toEqual(['–', '1.0\u00a0s', '2.0\u00a0s', '4.0\u00a0s']);
    expect(ladders).toHaveLength(1);
    expect(ladders[0]?.rungs.map(({ delayMs, policyMs }) => [delayMs, policyMs])).toEqual([
      [1_000, 1_000],
      [2_000, 2_000],
      [4_000, 4_000],
    ]);
    expect(environment).toContainEqual({ name: 'Browser', value: 'Chromium 156' });
    expect(summary[2]).toEqual({
      name: 'Connections',
      value: '6: 2 opened, 4 failed, 1 still open at the end',
    });
  });

  it('is one HTML file with pictures and no script, and nothing of a page in it is more than text', async () => {
    const text = await html();
    expect(text).toMatch(/^<!doctype html>\n<html lang="en">/);
    expect(text.match(/<svg viewBox="0 0 960/g)).toHaveLength(2);
    const tags = text.match(/<[^>]*>/g)?.join('\n') ?? '';
    expect(tags).not.toMatch(/<(?:script|img|a|iframe|link|object|embed|form)\b|\son\w+=|\ssrc=|\shref=/i);
    expect(text).not.toMatch(/url\(|@import/);
    expect(text).toContain('&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;');
    expect(text).toContain('⟨U+202E⟩');
    expect(text).toContain("default-src 'none'");
    expect(text).toMatch(/prefers-color-scheme: dark/);
    expect(text).toMatch(/@media print/);
  });

  it('closes every element that it opens', async () => {
    const open: string[] = [];
    const body = (await html()).replace(/<style>[\s\S]*?<\/style>/, '');
    for (const [, end, name = '', rest = ''] of body.matchAll(/<(\/?)([a-z][a-z0-9]*)([^>]*)>/gi)) {
      if (end === '/') expect(open.pop()).toBe(name);
      else if (!rest.endsWith('/') && !['meta', 'br'].includes(name)) open.push(name);
    }
    expect(open).toEqual([]);
  });

  it('draws nothing that is no number', async () => {
    expect(await html()).not.toMatch(/NaN|Infinity|undefined|\bnull\b/);
  });

  it('is Markdown to paste, in which nothing of a page is a link, a picture or a table cell of its own', async () => {
    const text = await markdown();
    expect(text).toMatch(/^# WebSocket report\n/);
    const rows = text.split('\n').filter((line) => line.startsWith('|'));
    expect(new Set(rows.map((row) => row.match(/(?<!\\)\|/g)?.length))).toEqual(new Set([9]));
    expect(text.replace(/\\./g, '')).not.toMatch(/<script|<img|\]\(|https?:\/\//);
  });

  it('is in Portuguese where the reader is', async () => {
    const text = await html(ptBr);
    expect(text).toContain('<html lang="pt-BR">');
    expect(text).toContain('Esperas antes de cada tentativa');
    expect(text).toContain('estiveram abertas ao mesmo tempo');
    expect(await markdown(ptBr)).toContain('## Diagnósticos');
  });

  it('of nothing says so', async () => {
    const empty = await report(en, []);
    expect([...htmlReport(empty)].join('')).toContain('No WebSocket was opened.');
    expect([...markdownReport(empty)].join('')).toContain('No finding');
  });

  it('of ten thousand attempts shows the first and the last', async () => {
    const log = createRealmLog();
    const events = [log.started(0)];
    for (let number = 1; number <= 10_000; number++) {
      events.push(log.created(number * 100, JS_STACK), log.closed(number * 100 + 1, `page/${number}` as ConnectionId));
    }
    const { tables, timeline, ladders } = await report(en, events);
    expect(tables[0]?.first).toHaveLength(20);
    expect(tables[0]?.last).toHaveLength(180);
    expect(tables[0]?.leftOut).toBe('9,800 more attempts in between, not shown');
    expect(ladders[0]?.rungs).toHaveLength(60);
    expect(timeline?.lanes[0]?.stretches.length).toBeLessThanOrEqual(3_000);
  });

  it('does not call what it did not keep lost', async () => {
    const log = createRealmLog();
    const events = [log.started(0), log.created(1), log.opened(2, ONE)];
    for (let at = 0; at < 25_000; at++) events.push(log.received(10 + at, ONE, '{"type":"x"}'));
    const { notSeen, summary } = await report(en, events);
    expect(notSeen).toEqual([]);
    expect(summary.find(({ name }) => name === 'Messages')?.value).toContain('25,000 received');
  });
});
