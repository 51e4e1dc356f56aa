// What is known without a connection: the decoders of JSON, and a plain `decode` over them.
import type { Decodable, Decoded } from './decoded.ts';
import { withTree } from './decoded-message.ts';
import { describe } from './describe.ts';
import { type DecodeContext, refused } from './format.ts';
import type { JsonDecoder } from './json.ts';
import { jsonRpcDecoder } from './protocols/json-rpc.ts';
import { describeTrading } from './trading/describe-trading.ts';
import { tradingDrift } from './trading/trading-drift.ts';

/** The most particular first; a user's own types (`lib/decode/custom`) go before all of them. */
export const DECODERS: readonly JsonDecoder[] = [
  { format: 'trading', describe: describeTrading, drift: tradingDrift },
  jsonRpcDecoder,
];

const PLAIN_CONTEXT: DecodeContext = {
  format: null,
  variant: null,
  url: '',
  decoders: DECODERS,
  // No format, so none that would ask.
  libraries: { get: () => refused('No library is loaded here.') },
};

const known = new WeakMap<Decodable, Decoded>();

/** What a message says by itself. Never throws; the same message gives the same object. */
export function decode(message: Decodable): Decoded {
  const found = known.get(message);
  if (found !== undefined) return found;
  const decoded = withTree(describe(message, PLAIN_CONTEXT), message, PLAIN_CONTEXT);
  known.set(message, decoded);
  return decoded;
}
