// Hears the messages of one connection, each once and cheaply: its kind is told by its head, and only messages of kinds
// that say something about heartbeats, subscriptions, scans or errors are read.

import type { Description } from '../../decode/decoded.ts';
import { describe, driftOf, treeOf } from '../../decode/describe.ts';
import { MAX_SAMPLES } from '../../decode/detect.ts';
import type { DecodeContext } from '../../decode/format.ts';
import { isJsonObject, objectAt, parseJson } from '../../decode/json.ts';
import { isTradingType } from '../../decode/trading/summaries.ts';
import type { MessageEvent } from '../../protocol/events.ts';
import type { ConnectionId, RealmId } from '../../protocol/identifiers.ts';
import { channelIn, isNamingChannel } from './channel.ts';
import { createComplaintBook } from './complaint.ts';
import { createDriftBook } from './drift-book.ts';
import { createHeartbeatBook } from './heartbeat-book.ts';
import { interestOf, isOfRequest, isWorthLook } from './interest.ts';
import { createKindBook, INTEREST, type Kind } from './kind.ts';
import { createLookBudget } from './look-budget.ts';
import { mayAnswer } from './plain-answers.ts';
import { createRequestBook } from './requests.ts';
import { MAX_BEAT_LENGTH } from './rhythm.ts';
import { createScanBook } from './scan.ts';
import { createSignatureReader } from './signature.ts';
import type { Stream } from './stream.ts';
import { stepsOf } from './subscription-steps.ts';
import { createSubscriptionBook } from './subscriptions.ts';
import { createUnwrapper } from './unwrapper.ts';

/** Longer texts are not held against a schema, nor parsed to see whether they are JSON. UTF-16 units. */
const MAX_CHECKED_LENGTH = 16_384;
/** Messages of a type whose schema is always asked; behind these at ever rarer places. */
const ALWAYS_CHECKED = 4;
const PLAIN_FORMATS: ReadonlySet<string | null> = new Set([null, 'json', 'text-in-bytes', 'compressed']);
const JSON_FORMATS: ReadonlySet<string | null> = new Set([null, 'json', 'trading', 'json-rpc']);

export interface Listener {
  hear(event: MessageEvent, messageIndex: number): void;
  /** The same object as before when nothing was heard. */
  snapshot(): Stream;
}

/** `contextOf` is asked for the first messages of the connection, until its format is settled. */
export function createListener(
  connectionId: ConnectionId,
  contextOf: (event: MessageEvent, index: number) => DecodeContext,
): Listener {
  const kinds = createKindBook();
  const sentSignatures = createSignatureReader();
  const receivedSignatures = createSignatureReader();
  const unwrap = createUnwrapper();
  const heartbeats = createHeartbeatBook();
  const subscriptions = createSubscriptionBook();
  const scans = createScanBook();
  const complaints = createComplaintBook();
  const requests = createRequestBook();
  const drifts = createDriftBook();
  const looks = createLookBudget(400, 100);
  const samples = createLookBudget(100, 20);
  let realmId = '' as RealmId;
  let context: DecodeContext | null = null;
  let toldCount = 0;
  let receivedCount = 0;
  let lastReceivedAt: number | null = null;
  let isOverwhelmed = false;
  let lastSentIndex: number | null = null;
  /** The page's last message was a pong that nothing complained about yet. */
  let hasPongOut = false;
  let published: Stream | null = null;

  function read(
    kind: Kind,
    event: MessageEvent,
    description: Description,
    index: number,
    own: DecodeContext,
    more: number,
  ): void {
    const { isReceived } = kind;
    const at = event.timestamp;
    const interest = (kind.isRest ? interestOf(description, isReceived) : kind.interest) | more;
    if ((interest & (INTEREST.heartbeat | INTEREST.beatReply)) !== 0) {
      const hasAnswered = heartbeats.named(description, isReceived, at, index);
      const isPong = description.isHeartbeat && description.pairing?.role === 'reply';
      if (!isReceived && (hasAnswered || isPong)) hasPongOut = true;
    }
    if ((interest & (INTEREST.subscription | INTEREST.subscriptionReply)) !== 0) {
      const message = { isReceived, description, tree: treeOf(messageOf(event), own) };
      for (const step of stepsOf(message)) subscriptions.apply(step, at, index, lastSentIndex);
    }
    if ((interest & INTEREST.scan) !== 0) {
      const tree = treeOf(messageOf(event), own);
      const body = isJsonObject(tree) ? (objectAt(tree, 'payload') ?? objectAt(tree, 'data') ?? tree) : {};
      scans.apply({ name: description.typeLabel ?? '', at, messageIndex: index, channel: description.channel }, body);
    }
    if ((interest & INTEREST.error) !== 0) {
      const before = lastSentIndex === null ? null : { messageIndex: lastSentIndex, isPong: hasPongOut };
      complaints.add(treeOf(messageOf(event), own), at, index, before);
      hasPongOut = false;
    }
    const { pairing } = description;
    if ((interest & INTEREST.request) !== 0 && pairing !== null && isOfRequest(pairing.key)) {
      if (pairing.role === 'reply') requests.answer(pairing.key);
      else requests.ask({ key: pairing.key, at, messageIndex: index });
    }
  }

  /** True when the kind is known by the way its connection is read now. */
  function tell(kind: Kind, event: MessageEvent, own: DecodeContext): Description | null {
    if (kind.context === own) return null;
    const description = describe(messageOf(event), own);
    kind.context = own;
    kind.interest = interestOf(description, kind.isReceived);
    kind.typeLabel = description.typeLabel;
    kind.isTrading = description.format === 'trading';
    return description;
  }

  function checkSchema(kind: Kind, event: MessageEvent, own: DecodeContext, index: number): void {
    const message = messageOf(event);
    const drift = driftOf(message, describe(message, own), own);
    kind.isUnknownType = drift.some(({ kind: what }) => what === 'unknown-type');
    if (!kind.isUnknownType) drifts.looked(kind.typeLabel ?? '', kind.isReceived, drift, event.timestamp, index);
  }

  function checkJson(kind: Kind, text: string, at: number, index: number): void {
    const { isReceived } = kind;
    const isLikeJson = hasEndsOfJson(text);
    if ((kind.interest & INTEREST.heartbeat) !== 0) return;
    if (isLikeJson) drifts.json(isReceived);
    // A greeting in words may come before the JSON; what begins as JSON was meant to be.
    if (!drifts.isOfJson(isReceived) && !BEGINS_AS_JSON.test(text)) return;
    if (text.length > MAX_CHECKED_LENGTH || !samples.take(at)) return;
    if (parseJson(text) === undefined) drifts.broken(isReceived, at, index);
  }

  /** Whether a message of an unknown application may answer what was asked just now. */
  function answersFresh({ isTrading }: Kind, payload: MessageEvent['payload'], at: number): boolean {
    if (isTrading || typeof payload !== 'string' || !subscriptions.isFresh(at)) return false;
    return PLAIN_FORMATS.has(context?.format ?? null) && mayAnswer(payload);
  }

  return {
    hear(given, index) {
      published = null;
      const isReceived = given.type === 'message-received';
      const at = given.timestamp;
      realmId = given.realmId;
      if (isReceived) {
        receivedCount++;
        lastReceivedAt = at;
      }
      if (given.payload === null) return;
      if (context === null || toldCount < MAX_SAMPLES) {
        context = contextOf(given, index);
        toldCount++;
      }
      const event = unwrap(given, context.format);
      if (event === null || event.payload === null) return;
      const { payload } = event;
      const signature = (isReceived ? receivedSignatures : sentSignatures).of(payload);
      const kind = kinds.count(signature, isReceived, at, index, payload.length);
      let description = tell(kind, event, context);
      const more = isReceived && answersFresh(kind, payload, at) ? INTEREST.subscriptionReply : INTEREST.none;
      if (more !== INTEREST.none || isWorthLook(kind, subscriptions.isWaiting(), heartbeats.isWaiting())) {
        if (looks.take(at)) {
          description ??= describe(messageOf(event), context);
          read(kind, event, description, index, context, more);
        } else isOverwhelmed = true;
      } else if (payload.length <= MAX_BEAT_LENGTH) heartbeats.small(kind, at, index, payload);
      if (!isReceived) {
        if (description?.isHeartbeat !== true) hasPongOut = false;
        lastSentIndex = index;
      }
      if (typeof payload !== 'string' || event.isTruncated) return;
      if (kind.isTrading) {
        if (isReceived && subscriptions.hasSilent() && isNamingChannel(kind)) {
          const channel = channelIn(kind, payload);
          if (channel !== null) subscriptions.heard(channel, at);
        }
        const isSample = kind.count <= ALWAYS_CHECKED || (kind.count & (kind.count - 1)) === 0;
        if (isSample && payload.length <= MAX_CHECKED_LENGTH) checkSchema(kind, event, context, index);
      }
      if (JSON_FORMATS.has(context.format)) checkJson(kind, payload, at, index);
    },
    snapshot() {
      published ??= {
        connectionId,
        realmId,
        format: context?.format ?? null,
        appTypeCount: context?.format === 'trading' ? appTypesIn(kinds.all()) : 0,
        heartbeats: heartbeats.snapshot(),
        subscriptions: subscriptions.snapshot(),
        scans: scans.snapshot(),
        complaints: complaints.snapshot(),
        requests: requests.snapshot(),
        unknownTypes: [...kinds.all()].filter(({ isUnknownType }) => isUnknownType).map(unknownTypeOf),
        ...drifts.snapshot(),
        receivedCount,
        lastReceivedAt,
        isOverwhelmed,
      };
      return published;
    },
  };
}

function messageOf({ type, payload, isTruncated }: MessageEvent) {
  return { payload, isTruncated, direction: type === 'message-received' ? 'received' : 'sent' } as const;
}

function appTypesIn(kinds: Iterable<Kind>): number {
  const types = new Set<string>();
  for (const { isTrading, typeLabel } of kinds) {
    if (isTrading && typeLabel !== null && isTradingType(typeLabel)) types.add(typeLabel);
  }
  return types.size;
}

function unknownTypeOf({
  typeLabel,
  isReceived,
  count,
  firstIndex,
  lastIndex,
  firstAt,
}: Kind): Stream['unknownTypes'][number] {
  return { typeLabel: typeLabel ?? '', isReceived, count, firstIndex, lastIndex, since: firstAt };
}

const BEGINS_AS_JSON = /^\s*(?:\{\s*"|\[\s*[["{])/;

/** Both ends only; a number or a word is JSON too, and is parsed to be told. */
function hasEndsOfJson(text: string): boolean {
  const last = text.charCodeAt(text.length - 1);
  switch (text.charCodeAt(0)) {
    case 0x7b:
      return last === 0x7d;
    case 0x5b:
      return last === 0x5d;
    default:
      return false;
  }
}
