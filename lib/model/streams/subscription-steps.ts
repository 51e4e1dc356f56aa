// The steps of one message, by the protocol that its connection speaks; for the trading app and for JSON of an unknown
// application by their own words. Pure.
import type { Json } from '../../decode/decoded.ts';
import { isJsonObject, stringAt } from '../../decode/json.ts';
import { plainSteps } from './subscription-plain.ts';
import {
  actionCableStep,
  graphqlStep,
  jsonRpcStep,
  mqttSteps,
  phoenixStep,
  stompStep,
  wampStep,
} from './subscription-protocols.ts';
import { type SaidMessage, type SubscriptionStep, step } from './subscription-step.ts';

const TRADING_REFUSALS: ReadonlySet<string | null> = new Set([
  'invalid_channel',
  'subscription_failed',
  'invalid_subscription_data',
]);
const NONE: readonly SubscriptionStep[] = [];

/** What the message does, in order. */
export function stepsOf(message: SaidMessage): readonly SubscriptionStep[] {
  const { format } = message.description;
  const records = Array.isArray(message.tree) ? (message.tree as readonly Json[]) : [message.tree];
  const objects = records.filter(isJsonObject);
  switch (format) {
    case 'trading':
      return one(tradingStep(message));
    case 'phoenix':
      return objects.flatMap((frame) => one(phoenixStep(frame)));
    case 'graphql-transport-ws':
    case 'graphql-ws':
      return one(graphqlStep(message));
    case 'stomp':
      return objects.flatMap((frame) => one(stompStep(frame)));
    case 'wamp':
      return objects.flatMap((frame) => one(wampStep(frame)));
    case 'mqtt':
      return objects.flatMap(mqttSteps);
    case 'actioncable':
      return objects.flatMap((frame) => one(actionCableStep(frame)));
    case 'json-rpc':
      return one(jsonRpcStep(message));
    default:
      return plainSteps(message);
  }
}

function one(step: SubscriptionStep | null): readonly SubscriptionStep[] {
  return step === null ? NONE : [step];
}

function tradingStep({ isReceived, description, tree }: SaidMessage): SubscriptionStep | null {
  const { typeLabel, channel, pairing } = description;
  if (isReceived) {
    if (typeLabel === 'subscribed') return step('acknowledge', channel, { channel });
    const code = isJsonObject(tree) ? stringAt(tree, 'error') : null;
    return TRADING_REFUSALS.has(code) ? step('refuse', null, { reason: code }) : null;
  }
  if (typeLabel === 'subscribe') return step('ask', channel ?? '', { channel });
  return typeLabel === 'unsubscribe' ? step('end', pairing?.key.replace('unsubscribe ', '') ?? '') : null;
}
