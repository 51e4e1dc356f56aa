// Rails' Action Cable: https://docs.anycable.io/misc/action_cable_protocol. Pure.
import { briefJson } from '../brief-json.ts';
import { type Json, labelOf, type Pairing } from '../decoded.ts';
import { type Captured, defineFormat, type Facts, foundBy, type Parsed, refused } from '../format.ts';
import { jsonOrHead } from '../inner.ts';
import { isJsonObject, type JsonObject, labelAt, parseJson, stringAt, valueAt } from '../json.ts';

const COMMANDS: ReadonlySet<string | null> = new Set(['subscribe', 'unsubscribe', 'message']);
const TYPES: ReadonlySet<string | null> = new Set([
  ...['welcome', 'ping', 'disconnect', 'confirm_subscription', 'reject_subscription'],
]);

/** A server that disconnects says why: unauthorized, invalid request, restart. */
const FAILURES: ReadonlySet<string | null> = new Set(['reject_subscription', 'disconnect']);

export const actionCable = defineFormat<JsonObject>({
  id: 'actioncable',
  name: 'Action Cable',
  detect({ subprotocol, samples }) {
    if (subprotocol.startsWith('actioncable-v1')) return foundBy('subprotocol');
    const objects = samples.map(({ value }) => value).filter(isJsonObject);
    const isWelcomed = objects.some((message) => stringAt(message, 'type') === 'welcome');
    const hasChannel = objects.some((message) => stringAt(message, 'identifier')?.includes('"channel"'));
    return isWelcomed && hasChannel ? foundBy('messages') : null;
  },
  parse,
  facts: factsOf,
  tree: (message): Json => message,
});

function parse({ payload, isTruncated }: Captured): Parsed<JsonObject> {
  const value = typeof payload === 'string' ? jsonOrHead(payload, isTruncated) : undefined;
  const isKnown =
    isJsonObject(value) &&
    (COMMANDS.has(stringAt(value, 'command')) ||
      TYPES.has(stringAt(value, 'type')) ||
      (stringAt(value, 'identifier') !== null && Object.hasOwn(value, 'message')));
  return isKnown ? { frame: value } : refused('This is no Action Cable message: it names no command, type or channel.');
}

function factsOf(message: JsonObject): Facts {
  const command = stringAt(message, 'command');
  const type = stringAt(message, 'type');
  const identifier = stringAt(message, 'identifier');
  const data = parseJson(stringAt(message, 'data') ?? '');
  const action = isJsonObject(data) ? labelAt(data, 'action') : null;
  return {
    typeLabel: action ?? type ?? command ?? 'message',
    summary: toldBy(message, data),
    channel: identifier === null ? null : channelOf(identifier),
    isHeartbeat: type === 'ping',
    isError: FAILURES.has(type),
    pairing: identifier === null ? null : pairingOf(command ?? type, `subscription ${labelOf(identifier)}`),
  };
}

function toldBy(message: JsonObject, data: Json | undefined): string {
  const told = data ?? valueAt(message, 'message') ?? valueAt(message, 'reason') ?? valueAt(message, 'identifier');
  return told === undefined ? '' : typeof told === 'string' ? told : briefJson(told);
}

/** `{"channel":"ChatChannel","room":"1"}`: the class, which is what a reader looks for. */
function channelOf(identifier: string): string {
  const value = parseJson(identifier);
  return (isJsonObject(value) ? labelAt(value, 'channel') : null) ?? labelOf(identifier);
}

function pairingOf(what: string | null, key: string): Pairing | null {
  if (what === 'subscribe') return { key, role: 'request' };
  return what === 'confirm_subscription' || what === 'reject_subscription' ? { key, role: 'reply' } : null;
}
