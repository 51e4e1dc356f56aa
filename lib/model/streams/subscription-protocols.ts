// What messages of the well-known protocols do to subscriptions. Pure.
import { briefJson } from '../../decode/brief-json.ts';
import type { Json } from '../../decode/decoded.ts';
import { isJsonObject, type JsonObject, numberAt, objectAt, stringAt, valueAt } from '../../decode/json.ts';
import { reasonIn, type SaidMessage, type SubscriptionStep, step } from './subscription-step.ts';

export function phoenixStep(frame: JsonObject): SubscriptionStep | null {
  const topic = stringAt(frame, 'topic');
  const ref = stringAt(frame, 'ref');
  switch (stringAt(frame, 'event')) {
    case 'phx_join':
      return step('ask', `join ${ref}`, { channel: topic });
    case 'phx_leave':
    case 'phx_close':
    case 'phx_error':
      return step('end', null, { channel: topic });
    case 'phx_reply': {
      const payload = objectAt(frame, 'payload');
      const isOk = payload !== null && stringAt(payload, 'status') === 'ok';
      const reason = payload === null ? null : reasonIn(objectAt(payload, 'response'));
      return step(isOk ? 'acknowledge' : 'refuse', `join ${ref}`, { reason });
    }
    default:
      return null;
  }
}

/** Operations have no acknowledgement: a result is the first that is heard of them. */
export function graphqlStep({ isReceived, description, tree }: SaidMessage): SubscriptionStep | null {
  const key = description.pairing?.key ?? (isJsonObject(tree) ? `operation ${stringAt(tree, 'id')}` : null);
  switch (description.typeLabel) {
    case 'subscribe':
    case 'start':
      return isQuery(tree) ? null : step('ask', key, { channel: description.channel, isToBeAnswered: false });
    case 'next':
    case 'data':
      return isReceived ? step('acknowledge', key) : null;
    case 'error':
      return isReceived ? step('refuse', key, { reason: description.summary }) : null;
    case 'complete':
    case 'stop':
      return step('end', key);
    default:
      return null;
  }
}

/** Asked once and answered once: no subscription, though it travels as one. */
function isQuery(tree: Json): boolean {
  const payload = isJsonObject(tree) ? objectAt(tree, 'payload') : null;
  const query = payload === null ? null : stringAt(payload, 'query');
  return query !== null && !/(?:^|\n)[ \t]*subscription\b/.test(query.slice(0, 4_096));
}

export function stompStep(frame: JsonObject): SubscriptionStep | null {
  const headers = objectAt(frame, 'headers') ?? {};
  const receipt = stringAt(headers, 'receipt');
  switch (stringAt(frame, 'command')) {
    case 'SUBSCRIBE': {
      const endKey = `id ${stringAt(headers, 'id')}`;
      const channel = stringAt(headers, 'destination');
      return step('ask', receipt === null ? endKey : `receipt ${receipt}`, {
        channel,
        isToBeAnswered: receipt !== null,
        endKey,
      });
    }
    case 'UNSUBSCRIBE':
      return step('end', `id ${stringAt(headers, 'id')}`);
    case 'RECEIPT':
      return step('acknowledge', `receipt ${stringAt(headers, 'receipt-id')}`);
    case 'ERROR': {
      const refused = stringAt(headers, 'receipt-id');
      return refused === null ? null : step('refuse', `receipt ${refused}`, { reason: stringAt(headers, 'message') });
    }
    default:
      return null;
  }
}

export function wampStep(frame: JsonObject): SubscriptionStep | null {
  const key = `request ${numberAt(frame, 'request')}`;
  switch (stringAt(frame, 'message')) {
    case 'SUBSCRIBE':
      return step('ask', key, { channel: stringAt(frame, 'topic') });
    case 'SUBSCRIBED':
      return step('acknowledge', key);
    case 'ERROR':
      return numberAt(frame, 'requestType') === 32 ? step('refuse', key, { reason: stringAt(frame, 'error') }) : null;
    default:
      return null;
  }
}

/** From here on a code of SUBACK says no. */
const MQTT_FAILURE = 0x80;

export function mqttSteps(frame: JsonObject): readonly SubscriptionStep[] {
  const id = numberAt(frame, 'packetId');
  const lists = ['subscriptions', 'topics', 'reasonCodes'].map((name) => valueAt(frame, name));
  const items = (lists.find(Array.isArray) ?? []) as readonly Json[];
  const packet = stringAt(frame, 'packet');
  if (packet === 'SUBSCRIBE') {
    return items.map((item, place) => step('ask', `packet ${id} ${place}`, { channel: topicIn(item) }));
  }
  if (packet === 'UNSUBSCRIBE') return items.map((item) => step('end', null, { channel: topicIn(item) }));
  if (packet !== 'SUBACK') return [];
  return items.map((code, place) => {
    const isRefused = typeof code === 'number' && code >= MQTT_FAILURE;
    return step(isRefused ? 'refuse' : 'acknowledge', `packet ${id} ${place}`, {
      reason: isRefused ? `code ${code}` : null,
    });
  });
}

function topicIn(item: Json): string | null {
  if (typeof item === 'string') return item;
  return isJsonObject(item) ? stringAt(item, 'topic') : null;
}

export function actionCableStep(frame: JsonObject): SubscriptionStep | null {
  // JSON in a text, which a tree shows unwrapped.
  const identifier = valueAt(frame, 'identifier');
  if (identifier === undefined) return null;
  const name = isJsonObject(identifier) ? stringAt(identifier, 'channel') : null;
  const channel = name ?? briefJson(identifier, 128);
  const key = `identifier ${briefJson(identifier, 512)}`;
  const command = stringAt(frame, 'command');
  if (command === 'subscribe') return step('ask', key, { channel });
  if (command === 'unsubscribe') return step('end', key);
  const type = stringAt(frame, 'type');
  if (type === 'confirm_subscription') return step('acknowledge', key);
  return type === 'reject_subscription' ? step('refuse', key) : null;
}

export function jsonRpcStep({ isReceived, description, tree }: SaidMessage): SubscriptionStep | null {
  const key = description.pairing?.key ?? null;
  if (key === null || !isJsonObject(tree)) return null;
  if (isReceived) {
    const error = objectAt(tree, 'error');
    return error === null ? step('acknowledge', key) : step('refuse', key, { reason: stringAt(error, 'message') });
  }
  const method = description.typeLabel ?? '';
  if (/unsubscribe$/i.test(method)) return null;
  return step('ask', key, { channel: briefJson(valueAt(tree, 'params') ?? method, 128) });
}
