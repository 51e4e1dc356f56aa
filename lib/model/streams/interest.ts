// What the messages of a kind are worth a closer look for, told by one of them. Pure.
import type { Description } from '../../decode/decoded.ts';
import { INTEREST, type Kind } from './kind.ts';
import { isOfScan } from './scan.ts';
import { stepNeedOf } from './subscription-words.ts';

/** Protocols whose answers say only by their id that they answer a heartbeat. */
const ANSWERED_BY_ID: ReadonlySet<string> = new Set(['json-rpc', 'ocpp']);

export function interestOf(description: Description, isReceived: boolean): number {
  const { format, typeLabel, isHeartbeat, pairing } = description;
  const isTrading = format === 'trading';
  const need = stepNeedOf(description);
  return (
    (isHeartbeat ? INTEREST.heartbeat : 0) |
    (!isHeartbeat && ANSWERED_BY_ID.has(format) && pairing?.role === 'reply' ? INTEREST.beatReply : 0) |
    (need === 'always' ? INTEREST.subscription : need === 'when-waiting' ? INTEREST.subscriptionReply : 0) |
    (isTrading && isOfScan(typeLabel) ? INTEREST.scan : 0) |
    (isReceived && isOfJson(format) && typeLabel === 'error' ? INTEREST.error : 0) |
    (isTrading && pairing !== null && isOfRequest(pairing.key) ? INTEREST.request : 0)
  );
}

/** Whether this message of the kind is to be read. */
export function isWorthLook(
  { interest, isRest }: Kind,
  isSubscriptionWaiting: boolean,
  isBeatWaiting: boolean,
): boolean {
  if (isRest) return true;
  if ((interest & ~(INTEREST.subscriptionReply | INTEREST.beatReply)) !== 0) return true;
  return (
    (isSubscriptionWaiting && (interest & INTEREST.subscriptionReply) !== 0) ||
    (isBeatWaiting && (interest & INTEREST.beatReply) !== 0)
  );
}

/** Of the trading app, whose answers are paired by what was asked. */
export function isOfRequest(key: string): boolean {
  return key.startsWith('update ');
}

function isOfJson(format: string): boolean {
  return format === 'trading' || format === 'json' || format === 'custom';
}
