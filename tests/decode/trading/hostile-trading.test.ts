// Whatever a page sends: described or not, never thrown at.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Json, SUMMARY_LENGTH } from '../../../lib/decode/decoded.ts';
import type { JsonHint } from '../../../lib/decode/json.ts';
import { describeTrading } from '../../../lib/decode/trading/describe-trading.ts';
import { tradingDrift } from '../../../lib/decode/trading/trading-drift.ts';
import { runs } from '../../fuzz-runs.ts';
import { DOCUMENTED_MESSAGES } from './documented-messages.ts';

const context = fc.record<JsonHint>({
  direction: fc.constantFrom('sent', 'received', undefined),
  url: fc.constantFrom('ws://h/ws', 'ws://h/ws/signals', 'http://h/health', 'not a url', undefined),
  isApp: fc.constantFrom(true, false, undefined),
});

function checkSane(value: Json, given: JsonHint, text = JSON.stringify(value)): void {
  const described = describeTrading(value, text, given);
  expect(described?.summary.length ?? 0).toBeLessThanOrEqual(SUMMARY_LENGTH);
  for (const { kind, path } of tradingDrift(value, given)) {
    expect(kind).toMatch(/^(?:unknown-type|missing|extra|mistyped)$/);
    expect(path.length).toBeLessThan(1_000);
  }
}

/** One value somewhere in a documented message, replaced by anything. */
const bent = fc
  .tuple(fc.constantFrom(...DOCUMENTED_MESSAGES), fc.jsonValue(), fc.nat())
  .map(([{ message }, anything, place]) => {
    let seen = 0;
    return JSON.parse(JSON.stringify(message), (_, value) => (seen++ === place % 12 ? anything : value)) as Json;
  });

describe('hostile input to the trading decoder', () => {
  it('survives any JSON', () => {
    fc.assert(fc.property(fc.jsonValue(), context, (value, given) => checkSane(value as Json, given)));
  });

  it('survives any message of a type that it knows', () => {
    const types = fc.constantFrom(...DOCUMENTED_MESSAGES.map(({ label }) => label));
    const names = fc.constantFrom('data', 'payload', 'broadcast_info', 'timestamp', '__proto__', 'constructor');
    const message = fc
      .tuple(types, fc.dictionary(names, fc.jsonValue()))
      .map(([type, fields]) => JSON.parse(JSON.stringify({ ...fields, type })) as Json);
    fc.assert(fc.property(message, context, (value, given) => checkSane(value, given)));
  });

  it('survives documented messages with something else in one place', () => {
    fc.assert(
      fc.property(bent, context, (value, given) => checkSane(value, given)),
      { numRuns: runs(100) },
    );
  });

  it.each([
    ['10,000 levels', `{"type":"subscribe","data":${'['.repeat(10_000)}${']'.repeat(10_000)}}`],
    ['levels in a free object', `{"type":"stats","data":${'{"a":'.repeat(5_000)}1${'}'.repeat(5_000)}}`],
    ['__proto__', '{"type":"subscribe","__proto__":{"data":1},"data":{"__proto__":{"channel":"general"}}}'],
    ['a long list', `{"type":"positions_update","data":{"positions":[${'7,'.repeat(60_000)}7]}}`],
    ['lone surrogates', '{"type":"error","error":"\\ud800","message":"\\udfff"}'],
    ['huge numbers', '{"type":"scanner_progress","payload":{"progress_percentage":1e999,"total_assets":-1e300}}'],
    ['a long type', `{"type":"${'x'.repeat(200_000)}","broadcast_info":{}}`],
  ])('survives %s', (_, text) => {
    checkSane(JSON.parse(text), { isApp: true }, text);
  });

  it('survives a long text', () => {
    const value = { type: 'error', error: 'x'.repeat(10_000_000), message: ' '.repeat(1_000_000) };
    checkSane(value, { direction: 'received', isApp: true });
  });

  it('does not take a name from the prototype of an object', () => {
    const value = JSON.parse('{"type":"subscribe","data":{"__proto__":{"channel":"general"}}}');
    expect(describeTrading(value, '', { isApp: true })?.channel).toBeNull();
    expect(tradingDrift(value, { isApp: true }).map(({ kind, path }) => `${kind} ${path}`)).toContain(
      'missing data.channel',
    );
  });
});
