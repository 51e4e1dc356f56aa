import { describe, expect, it } from 'vitest';
import type { Failure } from '../../lib/model/connection.ts';
import type { ConnectionId } from '../../lib/protocol/identifiers.ts';
import { rules as englishRules } from '../../lib/texts/en/rules.ts';
import { en } from '../../lib/texts/en.ts';
import { formatFor } from '../../lib/texts/format.ts';
import { rules as portugueseRules } from '../../lib/texts/pt-br/rules.ts';
import { ptBr } from '../../lib/texts/pt-br.ts';
import { loadRuleTexts, loadTexts, localeOf } from '../../lib/texts/texts-for.ts';

/** Dotted names of all that a language says. */
function namesIn(value: unknown, path = ''): string[] {
  if (typeof value !== 'object' || value === null) return [path];
  return Object.entries(value).flatMap(([key, child]) => namesIn(child, `${path}.${key}`));
}

const failure = (cause: Failure['cause'], status: number | null = null): Failure => ({ cause, status, text: null });

describe('texts', () => {
  it('say the same things in both languages, and none is empty', () => {
    expect(namesIn(ptBr).toSorted()).toEqual(namesIn(en).toSorted());
    expect(namesIn(portugueseRules).toSorted()).toEqual(namesIn(englishRules).toSorted());
    const empty = (texts: object) => JSON.stringify(texts).includes(':""');
    expect([en, ptBr, englishRules, portugueseRules].some(empty)).toBe(false);
  });

  it.each([
    ['pt-BR', 'pt-BR'],
    ['pt', 'pt-BR'],
    ['PT-pt', 'pt-BR'],
    ['en-GB', 'en'],
    ['de', 'en'],
    ['', 'en'],
  ])('for %j are %s', async (language, locale) => {
    expect((await loadTexts(localeOf(language))).locale).toBe(locale);
    expect(await loadRuleTexts(localeOf(language))).toBe(locale === 'en' ? englishRules : portugueseRules);
  });

  it.each([
    [failure('connection-refused'), 'connection refused: nothing accepts connections at localhost:8000'],
    [failure('unexpected-status', 403), 'the server answered 403 (Forbidden) instead of upgrading'],
    [failure('unknown'), 'no witness saw the cause (the page is only told that it failed)'],
  ])('name a cause in plain words', (cause, words) => {
    expect(en.cause.long(cause, 'localhost:8000')).toBe(words);
  });

  it.each([
    [0.4, '0.4\u00a0ms'],
    [12, '12\u00a0ms'],
    [5010, '5.0\u00a0s'],
    [41_900, '41\u00a0s'],
    [200_000, '3\u00a0min 20\u00a0s'],
    [7_500_000, '2\u00a0h 5\u00a0min'],
  ])('write %d ms as %s, with no line end before a unit', (ms, words) => {
    expect(formatFor('en-US').duration(ms)).toBe(words);
  });

  it.each([
    [5_000, 5_000, '5\u00a0s'],
    [5_200, 200, '5.2\u00a0s'],
    [59_999.96, 0.1, '1:00.0000'],
    [65_000, 1_000, '1:05'],
    [7_500_000, 60_000, '2:05:00'],
  ])('label an axis at %d ms, with a line every %d ms, as %s', (ms, stepMs, words) => {
    expect(formatFor('en-US').offset(ms, stepMs)).toBe(words);
  });

  it.each([
    [2.44, '2.4\u00a0ms'],
    [5_012.4, '5.012\u00a0s'],
    [200_500, '3:20.500'],
  ])('write %d ms as a measurement: %s', (ms, words) => {
    expect(formatFor('en-US').exact(ms)).toBe(words);
  });

  it('write numbers as the language does', () => {
    expect(ptBr.format.bytes(1840)).toBe('1,8\u00a0kB');
    expect(en.format.bytes(164_000)).toBe('164\u00a0kB');
    expect(en.format.delta(16_000)).toBe('+16\u00a0s');
  });

  it.each([
    [1006, true, 'the connection was lost without a closing handshake'],
    [1006, false, 'the browser gives this code to every failed attempt and tells the page no cause'],
    [1012, true, 'server restarts'],
    [4001, true, 'a code of this application'],
  ])('say what close code %i means, where the connection had opened: %s', (code, hasOpened, words) => {
    expect(en.connection.closeMeaning(code, hasOpened)).toBe(words);
  });

  it.each([
    ['connecting', 'InvalidStateError', 'Send failed: still connecting (InvalidStateError)'],
    ['open', 'TypeError', 'Send failed: TypeError'],
    ['closing', null, 'Send discarded: the connection was closing'],
    ['closed', null, 'Send discarded: the connection was closed'],
  ] as const)('say why a send while %s came to nothing (%s)', (readyState, errorName, words) => {
    const failed = { connectionId: 'page/1' as ConnectionId, timestamp: 0, sequence: 0, readyState, errorName };
    expect(en.grid.sendFailed(failed)).toBe(words);
  });

  describe('of connections that hang', () => {
    const told = { confidence: 'uncertain', connections: [], connection: undefined, path: '/', host: 'a' } as const;
    const hanging = { ...told, isOver: false, lastedMs: 30_000 };

    it.each([
      [2, '1 other attempt of its client hangs too.', '1 outra tentativa do seu cliente também está parada.'],
      [3, '2 other attempts of its client hang too.', '2 outras tentativas do seu cliente também estão paradas.'],
    ])('while they connect count the others (%i in all)', (count, english, portuguese) => {
      const facts = { count, status: null };
      expect(englishRules['connecting-stalled'].sentence({ ...hanging, facts }).join('')).toContain(english);
      expect(portugueseRules['connecting-stalled'].sentence({ ...hanging, facts }).join('')).toContain(portuguese);
    });

    it.each([
      [2, 'nor is 1 other of its client.', '; 1 outra do seu cliente também não.'],
      [3, 'nor are 2 others of its client.', '; 2 outras do seu cliente também não.'],
    ])('while they close count the others (%i in all)', (count, english, portuguese) => {
      const facts = { count };
      expect(englishRules['closing-stalled'].sentence({ ...hanging, facts }).join('')).toContain(english);
      expect(portugueseRules['closing-stalled'].sentence({ ...hanging, facts }).join('')).toContain(portuguese);
    });

    it.each([
      [null, 'Nothing has answered', 'Nada respondeu'],
      [101, 'saw the server accept', 'viu o servidor aceitar'],
      [403, 'saw the server answer HTTP 403', 'viu o servidor responder HTTP 403'],
    ])('say what the network layer saw: %s', (status, english, portuguese) => {
      const facts = { count: 1, status };
      expect(englishRules['connecting-stalled'].meaning({ ...hanging, facts })).toContain(english);
      expect(portugueseRules['connecting-stalled'].meaning({ ...hanging, facts })).toContain(portuguese);
    });
  });
});
