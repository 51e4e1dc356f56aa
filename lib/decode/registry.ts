// Asks each decoder in turn what a payload is. Descriptions are kept as long as their message; trees are not.
import { type Decodable, type Decoded, type Json, PLAIN, summaryOf } from './decoded.ts';
import { hexPreview } from './hex.ts';
import { describeJson, parseJson, readForRow } from './json.ts';
import { describeTrading } from './trading/describe-trading.ts';
import { tradingDrift } from './trading/trading-drift.ts';

type Describe = (value: Json, text: string, message: Decodable) => Omit<Decoded, 'tree'> | null;

/** The most particular first. */
const DECODERS: readonly Describe[] = [describeTrading, describeJson];

const known = new WeakMap<Decodable, Decoded>();

/** What a message says. Never throws; the same message gives the same object. */
export function decode(message: Decodable): Decoded {
  const found = known.get(message);
  if (found !== undefined) return found;
  const decoded = withTree(describe(message), message);
  known.set(message, decoded);
  return decoded;
}

function withTree(description: Omit<Decoded, 'tree'>, message: Decodable): Decoded {
  const { payload } = message;
  const hasTree = description.format === 'trading' || description.format === 'json';
  return {
    ...description,
    get tree() {
      return hasTree && typeof payload === 'string' ? (parseJson(payload) ?? null) : null;
    },
    get drift() {
      return description.format === 'trading' ? tradingDrift(this.tree, message) : description.drift;
    },
  };
}

function describe(message: Decodable): Omit<Decoded, 'tree'> {
  const { payload, isTruncated } = message;
  if (payload === null) return { ...PLAIN, format: 'none', summary: '' };
  if (typeof payload !== 'string') return { ...PLAIN, format: 'binary', summary: hexPreview(payload) };
  const { value, headType } = readForRow(payload, isTruncated);
  if (headType !== null) return { ...PLAIN, format: 'json', typeLabel: headType || null, summary: summaryOf(payload) };
  if (value !== undefined) {
    for (const decoder of DECODERS) {
      const description = decoder(value, payload, message);
      if (description !== null) return description;
    }
  }
  return { ...PLAIN, format: 'text', summary: summaryOf(payload) };
}
