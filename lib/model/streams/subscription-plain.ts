// What a JSON message of an unknown application does to subscriptions. Pure.
import { briefJson } from '../../decode/brief-json.ts';
import type { Json } from '../../decode/decoded.ts';
import { isJsonObject, type JsonObject, objectAt, stringAt, valueAt } from '../../decode/json.ts';
import { answerIn, plainReasonIn, requestKeyIn } from './plain-answers.ts';
import { reasonIn, type SaidMessage, type SubscriptionStep, step } from './subscription-step.ts';
import { ACKNOWLEDGED, ASK, END, REFUSED } from './subscription-words.ts';

const NONE: readonly SubscriptionStep[] = [];
const CHANNEL_NAMES = ['channel', 'topic', 'room', 'stream', 'destination', 'name'];
const BODY_NAMES = ['data', 'payload', 'params', 'arg', 'subscription'];
const LIST_NAMES = ['args', 'params', 'channels', 'topics', 'streams'];
/** Channels of one message that are followed. */
const MAX_LISTED = 64;
const MAX_NAME = 128;
/** What a refusal without an id says is searched for the names of channels. */
const MAX_WORDS = 1_024;

/** Nobody knows whether an unknown application answers: that is learned from its other subscriptions. */
export function plainSteps({ isReceived, description, tree }: SaidMessage): readonly SubscriptionStep[] {
  const type = description.typeLabel ?? '';
  if (!isJsonObject(tree)) return NONE;
  if (isReceived) return answerSteps(tree, description.typeLabel, description.channel);
  const key = requestKeyIn(tree);
  const channels = channelsIn(tree, description.channel);
  if (ASK.test(type)) {
    return channels.map((channel) =>
      step('ask', key ?? channel, { channel, isToBeAnswered: false, isById: key !== null, endKey: channel }),
    );
  }
  return END.test(type) ? channels.map((channel) => step('end', channel, { channel })) : NONE;
}

function answerSteps(tree: JsonObject, typeLabel: string | null, named: string | null): readonly SubscriptionStep[] {
  const type = typeLabel ?? '';
  const channel = named ?? channelIn(tree);
  if (channel !== null && ACKNOWLEDGED.test(type)) return [step('acknowledge', channel, { channel })];
  if (channel !== null && REFUSED.test(type)) {
    return [step('refuse', channel, { channel, reason: reasonIn(tree) ?? plainReasonIn(tree) })];
  }
  const answer = answerIn(tree, typeLabel);
  if (answer === null) return NONE;
  const does = answer.isRefusal ? 'refuse' : 'acknowledge';
  const reason = answer.isRefusal ? plainReasonIn(tree) : null;
  const key = requestKeyIn(tree);
  if (key !== null) return [step(does, key, { reason, names: 'all', channel: channelsIn(tree, named)[0] ?? null })];
  if (!answer.isOnlyAnswer) return NONE;
  return [step(does, null, { reason, names: 'nothing', words: briefJson(tree, MAX_WORDS) })];
}

/** Every channel that a message names, by itself or in a list. */
function channelsIn(message: JsonObject, named: string | null): readonly string[] {
  const one = named ?? channelIn(message);
  if (one !== null) return [one];
  for (const name of LIST_NAMES) {
    const list = valueAt(message, name);
    if (Array.isArray(list)) {
      return (list as readonly Json[])
        .slice(0, MAX_LISTED)
        .map(nameOfElement)
        .filter((found) => found !== '');
    }
  }
  return [];
}

/** `{"channel": "tickers", "instId": "BTC-USDT"}` is `tickers BTC-USDT`. */
function nameOfElement(element: Json): string {
  if (typeof element === 'string') return element.slice(0, MAX_NAME);
  const parts = isJsonObject(element) ? Object.values(element).filter((part) => typeof part === 'string') : [];
  return parts.join(' ').slice(0, MAX_NAME);
}

function channelIn(message: JsonObject): string | null {
  for (const body of [message, ...BODY_NAMES.map((name) => objectAt(message, name))]) {
    if (body === null) continue;
    for (const name of CHANNEL_NAMES) {
      const found = stringAt(body, name);
      if (found !== null) return found.slice(0, MAX_NAME);
    }
  }
  return null;
}
