// The trading app's messages: told by their type or by `broadcast_info`. Pure.
import { type Decoded, type Json, PLAIN, summaryOf } from '../decoded.ts';
import { isJsonObject, stringAt } from '../json.ts';
import { producerOf } from '../producer.ts';
import { answerKindOf } from './answer-schemas.ts';
import { pairingOf } from './pairing.ts';
import { recognise } from './recognise.ts';
import { summaryOfTrading } from './summaries.ts';
import type { TradingContext } from './trading-context.ts';

/** Null when it is not one of the app's messages. Whatever field is missing or of another type is left out. */
export function describeTrading(value: Json, text: string, context: TradingContext = {}): Omit<Decoded, 'tree'> | null {
  const recognised = recognise(value, context);
  if (recognised === null) return describeAnswer(value, text, context);
  const { type, message, body, broadcast } = recognised;
  return {
    ...PLAIN,
    format: 'trading',
    typeLabel: type,
    summary: summaryOf(summaryOfTrading(type, body, message) || text),
    channel: (broadcast && stringAt(broadcast, 'channel')) ?? stringAt(body, 'channel'),
    priority: broadcast && stringAt(broadcast, 'priority'),
    broadcastId: broadcast && stringAt(broadcast, 'id'),
    isHeartbeat: type === 'ping' || type === 'pong',
    pairing: pairingOf(type, body, message, context),
    producer: producerOf(text, context.direction),
  };
}

/** What was polled has no type: its path stands for one. */
function describeAnswer(value: Json, text: string, { url }: TradingContext): Omit<Decoded, 'tree'> | null {
  const kind = answerKindOf(url);
  if (kind === null) return null;
  const parts = isJsonObject(value) ? kind.summarise(value) : [];
  const summary = summaryOf(parts.filter((part) => part !== null).join(', ') || text);
  return { ...PLAIN, format: 'trading', typeLabel: kind.path, summary, producer: producerOf(text, 'received') };
}
