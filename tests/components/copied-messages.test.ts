import { describe, expect, it } from 'vitest';
import { COPY_KINDS, type CopyKind, copyMessages } from '../../components/copy/copied-messages.ts';
import { quoted } from '../../components/copy/wscat-command.ts';
import { decode } from '../../lib/decode/registry.ts';
import type { Message } from '../../lib/model/message.ts';
import { createSessionModel } from '../../lib/model/session.ts';
import type { ConnectionId } from '../../lib/protocol/identifiers.ts';
import { en } from '../../lib/texts/en.ts';
import { ptBr } from '../../lib/texts/pt-br.ts';
import { createRealmLog } from '../model/session-log.ts';

const message = (payload: Message['payload'], facts: Partial<Message> = {}): Message => ({
  index: 0,
  connectionId: 'page/1' as ConnectionId,
  direction: 'sent',
  timestamp: 0,
  kind: typeof payload === 'string' ? 'text' : 'binary',
  byteLength: payload?.length ?? 0,
  payload,
  isTruncated: false,
  copies: 1,
  sequence: 0,
  ...facts,
});
const none = { connectionOf: () => undefined, treeOf: (one: Message) => decode(one).tree };
const bytes = Uint8Array.of(0, 1, 254, 255);
const deep = `${'['.repeat(9_999)}1${']'.repeat(9_999)}`;

describe('copied messages', () => {
  it.each([
    ['text', [message('a'), message('b')], 'a\nb'],
    ['text', [message(bytes)], '00 01 fe ff'],
    ['hex', [message('é')], 'c3 a9'],
    ['base64', [message('é'), message(bytes)], 'w6k=\nAAH+/w=='],
    ['json', [message('{"a":1}')], '{\n  "a": 1\n}'],
    ['json', [message('[1]'), message('plain'), message(bytes)], '[\n  [\n    1\n  ],\n  "plain",\n  "AAH+/w=="\n]'],
  ] as const)('as %s', (kind, messages, text) => {
    expect(copyMessages(messages, kind, none).text).toBe(text);
  });

  it('leave out what was not kept and what is too much, and say how many', () => {
    const messages = [message('abc'), message(null), message('defg'), message('h')];
    const copied = copyMessages(messages, 'text', none, 6);
    expect(copied).toEqual({ text: 'abc', messageCount: 1, leftOutCount: 3, cutCount: 0 });
    expect(copyMessages([message('x'.repeat(9))], 'text', none, 6).messageCount).toBe(1);
  });

  it('say how many were captured only in part, where that is copied', () => {
    const messages = [message('abc'), message('{"a":1', { isTruncated: true }), message(bytes, { isTruncated: true })];
    const cutOf = (kind: CopyKind) => copyMessages(messages, kind, none).cutCount;
    expect(COPY_KINDS.map(cutOf)).toEqual([2, 2, 2, 2, 0]);
  });

  it.each([
    [en, 1, 0, 0, 'Copied 1 message'],
    [en, 1, 0, 1, 'Copied 1 message, only in part: the rest was not captured'],
    [en, 3, 0, 2, 'Copied 3 messages, 2 of them only in part: the rest was not captured'],
    [ptBr, 1, 0, 1, '1 mensagem copiada, só em parte: o resto não foi capturado'],
    [ptBr, 3, 0, 2, '3 mensagens copiadas, 2 delas só em parte: o resto não foi capturado'],
  ])('are told in both languages: %#', (texts, count, leftOut, cut, told) => {
    expect(texts.copy.copied(count, leftOut, cut)).toBe(told);
    expect(texts.copy.copied(count, 4, cut).startsWith(`${told}; 4 `)).toBe(true);
  });

  it('copy what nests too deep as it came', () => {
    expect(JSON.parse(copyMessages([message(deep)], 'json', none).text)).toBe(deep);
  });
});

describe('a wscat command', () => {
  function connection() {
    const model = createSessionModel();
    const log = createRealmLog();
    const id = log.nextId();
    model.append([log.started(0), log.created(1), log.opened(2, id)]);
    const found = model.view().connections.get(id);
    if (found === undefined) throw new Error('no connection');
    return { ...found, requestedSubprotocols: ['v1', "it's"] };
  }

  it('connects as the page did and sends what it sent', () => {
    const { text } = copyMessages([message('{"type":"ping"}')], 'wscat', { ...none, connectionOf: connection });
    expect(text).toBe(`wscat -c 'ws://localhost:8000/ws' -s 'v1' -s 'it'\\''s' -x '{"type":"ping"}' -w 5`);
  });

  it('only connects for what was received, once', () => {
    const received = message('x', { direction: 'received' });
    const { text } = copyMessages([received, received], 'wscat', { ...none, connectionOf: connection });
    expect(text).toBe(`wscat -c 'ws://localhost:8000/ws' -s 'v1' -s 'it'\\''s'`);
  });

  it('sends no text of which only the beginning was kept', () => {
    const cut = message('{"type":"pi', { isTruncated: true });
    const { text } = copyMessages([cut], 'wscat', { ...none, connectionOf: connection });
    expect(text).toBe(`wscat -c 'ws://localhost:8000/ws' -s 'v1' -s 'it'\\''s'`);
  });

  it.each([
    ['a b', "'a b'"],
    ['$(rm)`x`"', `'$(rm)\`x\`"'`],
    ["'; rm -rf /", "''\\''; rm -rf /'"],
    ['a\nb', "$'a\\x0ab'"],
    ["\u001b[2J'\\", "$'\\x1b[2J\\'\\\\'"],
  ])('is one word for a shell, whatever is in it: %j', (text, word) => {
    expect(quoted(text)).toBe(word);
  });
});
