// What rules say where their facts prove less than at other times, in both languages.
import { describe, expect, it } from 'vitest';
import type { Confidence, FindingFacts, Rule } from '../../lib/model/findings/finding.ts';
import type { RuleText, RuleTexts, Told } from '../../lib/texts/areas/rules.ts';
import { rules as englishRules } from '../../lib/texts/en/rules.ts';
import { rules as portugueseRules } from '../../lib/texts/pt-br/rules.ts';

function said<Name extends Rule>(
  rules: RuleTexts,
  rule: Name,
  facts: Partial<FindingFacts[Name]>,
  confidence: Confidence = 'certain',
) {
  const text = rules[rule] as unknown as RuleText<Name>;
  const around = {
    connections: [],
    connection: undefined,
    path: '/ws',
    host: 'app.example',
    isOver: false,
    lastedMs: 0,
  };
  const told = { ...around, confidence, facts } as unknown as Told<Name>;
  return { sentence: text.sentence(told).join(''), meaning: text.meaning(told), remedy: text.remedy(told) };
}

const END = {
  count: 1,
  code: 1006,
  reason: '',
  text: null,
  openMs: 60_000,
  isRecovered: false,
  isInTurn: false,
} as const;

describe.each([
  ['English', englishRules, /served the same: /, /Nothing is wrong/, /pong/, /Firefox/, /TLS|secure|plain/],
  ['Portuguese', portugueseRules, /recebem o mesmo: /, /nada de errado/, /pong/, /Firefox/, /TLS|segura|criptografia/],
])('the rules in %s', (_, rules, servedTheSame, nothingWrong, pong, firefox, scheme) => {
  it('say that connections are served the same only where something came twice', () => {
    const facts = {
      isByDesign: false,
      overlapMs: 5_000,
      broadcasts: 8,
      doubledBytes: 0,
      comparedBy: 'payload',
    } as const;
    const meaning = (doubledBroadcasts: number) =>
      said(rules, 'duplicate-connections', { ...facts, doubledBroadcasts }).meaning;
    expect(meaning(0)).not.toMatch(servedTheSame);
    expect(meaning(1)).toMatch(servedTheSame);
  });

  it('call nothing right of a close of the page that was never answered', () => {
    expect(said(rules, 'closed-by-page', END).meaning).not.toMatch(nothingWrong);
    expect(said(rules, 'closed-by-page', { ...END, code: 1000 }).meaning).toMatch(nothingWrong);
  });

  it('speak of a pong that was not heard where the server\u2019s reason does', () => {
    const sentence = (reason: string) => said(rules, 'server-failed', { ...END, code: 1011, reason }).sentence;
    expect(sentence('keepalive ping timeout')).toMatch(pong);
    expect(sentence('Internal error')).not.toMatch(pong);
  });

  it('leave open which error it was where nobody said so', () => {
    expect(said(rules, 'broken-data', END).meaning).toMatch(firefox);
    expect(said(rules, 'broken-data', { ...END, text: 'Invalid frame header' }).meaning).not.toMatch(firefox);
  });

  it('do not speak of encryption where HTTP was answered over it', () => {
    const meaning = (kind: 'http' | 'scheme') =>
      said(rules, 'protocol-mismatch', { scheme: 'wss', count: 1, text: null, kind }).meaning;
    expect(meaning('http')).not.toMatch(scheme);
    expect(meaning('scheme')).toMatch(scheme);
  });
});
