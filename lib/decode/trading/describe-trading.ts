// The trading app's messages: told by their type or by `broadcast_info`. Pure.
import { type Description, type Json, labelOf, PLAIN, summaryOf } from '../decoded.ts';
import { namesError } from '../error-words.ts';
import { isJsonObject, type JsonHint, labelAt } from '../json.ts';
import { producerOf } from '../producer.ts';
import { answerKindOf } from './answer-schemas.ts';
import { pairingOf } from './pairing.ts';
import { recognise } from './recognise.ts';
import { summaryOfTrading } from './summaries.ts';

/** Null when it is not one of the app's messages. Whatever field is missing or of another type is left out. */
export function describeTrading(value: Json, text: string, hint: JsonHint = {}): Description | null {
  const recognised = recognise(value, hint);
  if (recognised === null) return describeAnswer(value, text, hint);
  const { type, message, body, broadcast } = recognised;
  return {
    ...PLAIN,
    format: 'trading',
    typeLabel: labelOf(type),
    summary: summaryOf(summaryOfTrading(type, body, message) || text),
    channel: (broadcast && labelAt(broadcast, 'channel')) ?? labelAt(body, 'channel'),
    priority: broadcast && labelAt(broadcast, 'priority'),
    broadcastId: broadcast && labelAt(broadcast, 'id'),
    isHeartbeat: type === 'ping' || type === 'pong',
    isError: namesError(type),
    pairing: pairingOf(type, body, message, hint),
    producer: producerOf(text, hint.direction),
  };
}

/** What was polled has no type: its path stands for one. */
function describeAnswer(value: Json, text: string, { url }: JsonHint): Description | null {
  const kind = answerKindOf(url);
  if (kind === null) return null;
  const parts = isJsonObject(value) ? kind.summarise(value) : [];
  const summary = summaryOf(parts.filter((part) => part !== null).join(', ') || text);
  return { ...PLAIN, format: 'trading', typeLabel: kind.path, summary, producer: producerOf(text, 'received') };
}
