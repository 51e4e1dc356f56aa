// WAMP 2, in JSON, MessagePack or CBOR: https://wamp-proto.org/wamp_latest_ietf.html. Pure.
import { createByteCursor } from '../binary/byte-cursor.ts';
import { readValues, type Serialisation } from '../binary/values.ts';
import { briefJson } from '../brief-json.ts';
import { type Json, labelOf, type Pairing } from '../decoded.ts';
import {
  type Captured,
  type DecodeContext,
  defineFormat,
  type Evidence,
  type Facts,
  foundBy,
  type Parsed,
  refused,
} from '../format.ts';
import { jsonOrHead, MAX_READ_RECORDS, together, treeOfAll } from '../inner.ts';
import { isJsonObject } from '../json.ts';

interface Kind {
  readonly name: string;
  /** What follows the code, in order. */
  readonly fields: readonly string[];
  /** The exchange that its request id belongs to. */
  readonly exchange?: string;
  readonly role?: Pairing['role'];
}

type Message = readonly [code: number, ...rest: Json[]];

const ARGUMENTS = ['arguments', 'argumentsKw'];

const KINDS: Readonly<Record<number, Kind>> = {
  1: { name: 'HELLO', fields: ['realm', 'details'], exchange: 'session', role: 'request' },
  2: { name: 'WELCOME', fields: ['session', 'details'], exchange: 'session', role: 'reply' },
  3: { name: 'ABORT', fields: ['details', 'reason'], exchange: 'session', role: 'reply' },
  4: { name: 'CHALLENGE', fields: ['authMethod', 'extra'] },
  5: { name: 'AUTHENTICATE', fields: ['signature', 'extra'] },
  6: { name: 'GOODBYE', fields: ['details', 'reason'] },
  8: { name: 'ERROR', fields: ['requestType', 'request', 'details', 'error', ...ARGUMENTS] },
  16: { name: 'PUBLISH', fields: ['request', 'options', 'topic', ...ARGUMENTS], exchange: 'publish', role: 'request' },
  17: { name: 'PUBLISHED', fields: ['request', 'publication'], exchange: 'publish', role: 'reply' },
  32: { name: 'SUBSCRIBE', fields: ['request', 'options', 'topic'], exchange: 'subscribe', role: 'request' },
  33: { name: 'SUBSCRIBED', fields: ['request', 'subscription'], exchange: 'subscribe', role: 'reply' },
  34: { name: 'UNSUBSCRIBE', fields: ['request', 'subscription'], exchange: 'unsubscribe', role: 'request' },
  35: { name: 'UNSUBSCRIBED', fields: ['request'], exchange: 'unsubscribe', role: 'reply' },
  36: { name: 'EVENT', fields: ['subscription', 'publication', 'details', ...ARGUMENTS] },
  48: { name: 'CALL', fields: ['request', 'options', 'procedure', ...ARGUMENTS], exchange: 'call', role: 'request' },
  49: { name: 'CANCEL', fields: ['request', 'options'] },
  50: { name: 'RESULT', fields: ['request', 'details', ...ARGUMENTS], exchange: 'call', role: 'reply' },
  64: { name: 'REGISTER', fields: ['request', 'options', 'procedure'], exchange: 'register', role: 'request' },
  65: { name: 'REGISTERED', fields: ['request', 'registration'], exchange: 'register', role: 'reply' },
  66: { name: 'UNREGISTER', fields: ['request', 'registration'], exchange: 'unregister', role: 'request' },
  67: { name: 'UNREGISTERED', fields: ['request'], exchange: 'unregister', role: 'reply' },
  68: {
    name: 'INVOCATION',
    fields: ['request', 'registration', 'details', ...ARGUMENTS],
    exchange: 'invocation',
    role: 'request',
  },
  69: { name: 'INTERRUPT', fields: ['request', 'options'] },
  70: { name: 'YIELD', fields: ['request', 'options', ...ARGUMENTS], exchange: 'invocation', role: 'reply' },
};

const ABORT = 3;
const ERROR = 8;
/** By variant. In the batched forms each message comes behind its length in four bytes. */
const BINARY: Readonly<Record<string, readonly [Serialisation, isBatched: boolean]>> = {
  msgpack: ['msgpack', false],
  'msgpack.batched': ['msgpack', true],
  cbor: ['cbor', false],
  'cbor.batched': ['cbor', true],
};
/** In the batched form of JSON. */
const SEPARATOR = '\x1e';

export const wamp = defineFormat<readonly Message[]>({
  id: 'wamp',
  name: 'WAMP',
  detect,
  parse(captured, context) {
    const parsed = valuesOf(captured, context);
    if (!('frame' in parsed)) return parsed;
    const messages = parsed.frame.filter(isMessage);
    const isWhole = messages.length > 0 && messages.length === parsed.frame.length;
    return isWhole
      ? { frame: messages }
      : refused('This is no WAMP message: it is not a list that begins with a known code.');
  },
  facts: (messages, _, { isTruncated }) => together(messages.map(factsOf), isTruncated),
  tree(messages): Json {
    return treeOfAll(
      messages.map((message) => ({ message: kindOf(message).name, ...Object.fromEntries(named(message)) })),
    );
  },
});

function detect({ subprotocol, samples }: Evidence) {
  const variant = /^wamp\.2\.((?:json|msgpack|cbor)(?:\.batched)?)$/.exec(subprotocol)?.[1];
  if (variant !== undefined) return foundBy('subprotocol', variant);
  const isGreeted = samples.some(({ value, direction }) => direction === 'sent' && isHello(value));
  return isGreeted ? foundBy('messages', 'json') : null;
}

/** `[1, "realm", { roles: … }]` */
function isHello(value: Json | undefined): boolean {
  if (!Array.isArray(value) || value.length !== 3) return false;
  const [code, realm, details] = value as readonly Json[];
  return code === 1 && typeof realm === 'string' && isJsonObject(details) && Object.hasOwn(details, 'roles');
}

/** One value, or several where they are sent in batches. */
function valuesOf(captured: Captured, context: DecodeContext): Parsed<Json[]> {
  const { payload, isTruncated } = captured;
  if (typeof payload !== 'string') return valuesInBytes(payload, captured, context);
  const texts = payload.split(SEPARATOR, MAX_READ_RECORDS).filter((text) => text !== '');
  return { frame: texts.map((text) => jsonOrHead(text, isTruncated) ?? null) };
}

function valuesInBytes(payload: Uint8Array, captured: Captured, context: DecodeContext): Parsed<Json[]> {
  const [serialisation, isBatched] = BINARY[context.variant ?? ''] ?? ['msgpack', false];
  if (!isBatched) return readValues(serialisation, captured, context);
  const cursor = createByteCursor(payload);
  const values: Json[] = [];
  while (!cursor.isAtEnd && values.length < MAX_READ_RECORDS) {
    const bytes = cursor.bytes(cursor.uint32());
    // The last of a message that was cut.
    if (cursor.isShort) break;
    const parsed = readValues(serialisation, { payload: bytes, isTruncated: false }, context);
    if (!('frame' in parsed)) return parsed;
    values.push(...parsed.frame);
  }
  const isRead = !cursor.isShort || captured.isTruncated;
  return isRead ? { frame: values } : refused('This is no WAMP message: a length points behind its end.');
}

function isMessage(value: Json): value is Message & Json {
  return Array.isArray(value) && typeof value[0] === 'number' && Object.hasOwn(KINDS, value[0]);
}

function kindOf([code]: Message): Kind {
  return KINDS[code] ?? { name: String(code), fields: [] };
}

function named(message: Message): Array<readonly [string, Json]> {
  const { fields } = kindOf(message);
  return message.slice(1).map((value, index) => [fields[index] ?? `${index + 1}`, value as Json] as const);
}

function factsOf(message: Message): Facts {
  const fields = new Map(named(message));
  const uri = fields.get('topic') ?? fields.get('procedure') ?? fields.get('error') ?? fields.get('reason') ?? null;
  const said = ARGUMENTS.map((name) => fields.get(name)).filter((value) => value !== undefined);
  const told = said.length > 0 ? said : message.slice(1);
  return {
    typeLabel: kindOf(message).name,
    summary: told.map((value) => briefJson(value as Json)).join(' '),
    channel: typeof uri === 'string' ? labelOf(uri) : null,
    isError: message[0] === ERROR || message[0] === ABORT,
    pairing: pairingOf(message, fields),
  };
}

/** An error answers the request whose code and id it names. */
function pairingOf(message: Message, fields: ReadonlyMap<string, Json>): Pairing | null {
  const asked = fields.get('requestType');
  const kind = message[0] === ERROR && typeof asked === 'number' ? KINDS[asked] : kindOf(message);
  const role = message[0] === ERROR ? 'reply' : kind?.role;
  if (kind?.exchange === undefined || role === undefined) return null;
  const id = fields.get('request');
  return { key: typeof id === 'number' ? `${kind.exchange} ${id}` : kind.exchange, role };
}
