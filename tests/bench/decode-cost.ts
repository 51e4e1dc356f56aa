// What decoding costs beside parsing: `node tests/bench/decode-cost.ts`. Prints a table; asserts nothing.
import { createDecoding } from '../../lib/decode/decoding.ts';
import { DECODERS } from '../../lib/decode/registry.ts';

const MESSAGES = 100_000;
const ROUNDS = 9;
const AT = '2025-03-04T10:20:11.000100+00:00';

const KINDS: Readonly<Record<string, (index: number) => string>> = {
  'JSON of the trading app, 430 B': (index) =>
    JSON.stringify({
      type: 'scanner_progress',
      payload: {
        message: `Saving assets... ${index}/812`,
        current_step: 0,
        total_steps: 0,
        processed_count: index,
        total_assets: 812,
        progress_percentage: index / 8.12,
        timestamp: AT,
        status: 'validating',
      },
      broadcast_info: {
        id: `general_${index}`,
        channel: 'general',
        priority: 'normal',
        timestamp: AT,
        server_version: '1.0.0',
      },
    }),
  'JSON of another, 200 B': (index) =>
    JSON.stringify({
      event: 'tick',
      data: {
        symbol: 'BTC-USDT',
        bid: 64_000 + index,
        ask: 64_001 + index,
        volume: index / 7,
        at: 1_741_083_611_000 + index,
      },
      note: 'a text of some length, as real messages have one or two of them, in words',
    }),
  'text, 40 B': (index) => `42 and some more words, number ${index}`,
};

/** Nanoseconds of CPU a message; the best of several rounds, because a machine is only ever slower than it can be. */
function nanoseconds(texts: readonly string[], work: (text: string, index: number) => unknown): number {
  let best = Number.POSITIVE_INFINITY;
  let kept: unknown;
  for (let round = 0; round < ROUNDS; round++) {
    const start = process.cpuUsage();
    for (let index = 0; index < MESSAGES; index++) kept = work(texts[index % texts.length] ?? '', index);
    best = Math.min(best, (process.cpuUsage(start).user * 1_000) / MESSAGES);
  }
  return kept === undefined ? Number.NaN : Math.round(best);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

const rows = Object.entries(KINDS).map(([kind, write]) => {
  const texts = Array.from({ length: 1_000 }, (_, index) => write(index));
  const connection = { url: 'wss://example.org/ws', subprotocol: '' };
  const decoding = createDecoding({ connectionOf: () => connection, decoders: DECODERS });
  const messageOf = (payload: string, index: number) =>
    ({ payload, index, isTruncated: false, connectionId: 'c1', direction: 'received', timestamp: index }) as const;
  return {
    kind,
    'JSON.parse, ns': kind.startsWith('JSON') ? nanoseconds(texts, parsed) : 0,
    'describe, ns': nanoseconds(texts, (text, index) => decoding.describe(messageOf(text, index)).typeLabel ?? ''),
    'decode, ns': nanoseconds(texts, (text, index) => decoding.decode(messageOf(text, index)).typeLabel ?? ''),
    'decode and check, ns': nanoseconds(texts, (text, index) => decoding.decode(messageOf(text, index)).drift.length),
  };
});

console.table(rows);
