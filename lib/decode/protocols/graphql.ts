// GraphQL over WebSocket, both protocols: https://github.com/enisdenjo/graphql-ws/blob/master/PROTOCOL.md and, before it,
// https://github.com/apollographql/subscriptions-transport-ws/blob/master/PROTOCOL.md. Pure.
import { briefJson } from '../brief-json.ts';
import { type Json, labelOf, type Pairing } from '../decoded.ts';
import {
  type Captured,
  defineFormat,
  type Evidence,
  type Facts,
  type FormatId,
  foundBy,
  type Parsed,
  refused,
} from '../format.ts';
import { jsonOrHead } from '../inner.ts';
import { isJsonObject, type JsonObject, labelAt, objectAt, stringAt, valueAt } from '../json.ts';

interface Dialect {
  readonly id: FormatId & ('graphql-transport-ws' | 'graphql-ws');
  readonly name: string;
  readonly types: ReadonlySet<string>;
  /** What only this one says: the other has `connection_init` too. */
  readonly isOwn: ReadonlySet<string>;
}

const SHARED = ['connection_init', 'connection_ack', 'error', 'complete'];
const OF_TRANSPORT = ['subscribe', 'next', 'ping', 'pong'];
const OF_LEGACY = ['start', 'data', 'stop', 'ka', 'connection_error', 'connection_terminate'];

export const graphqlTransportWs = graphqlFormat({
  id: 'graphql-transport-ws',
  name: 'GraphQL (graphql-transport-ws)',
  types: new Set([...SHARED, ...OF_TRANSPORT]),
  isOwn: new Set(['subscribe', 'next']),
});

export const graphqlWs = graphqlFormat({
  id: 'graphql-ws',
  name: 'GraphQL (subscriptions-transport-ws)',
  types: new Set([...SHARED, ...OF_LEGACY]),
  isOwn: new Set(['start', 'ka', 'data']),
});

function graphqlFormat(dialect: Dialect) {
  return defineFormat<JsonObject>({
    id: dialect.id,
    name: dialect.name,
    detect: (evidence) => detect(dialect, evidence),
    parse: (captured) => parse(dialect, captured),
    facts: factsOf,
    tree: (message): Json => message,
  });
}

function detect({ id, isOwn }: Dialect, { subprotocol, samples }: Evidence) {
  if (subprotocol === id) return foundBy('subprotocol');
  const types = samples.map(({ value }) => (isJsonObject(value) ? stringAt(value, 'type') : null));
  const isOpened = types.includes('connection_init') || types.includes('connection_ack');
  return isOpened && types.some((type) => type !== null && isOwn.has(type)) ? foundBy('messages') : null;
}

function parse({ name, types }: Dialect, { payload, isTruncated }: Captured): Parsed<JsonObject> {
  const value = typeof payload === 'string' ? jsonOrHead(payload, isTruncated) : undefined;
  const type = isJsonObject(value) ? stringAt(value, 'type') : null;
  if (!isJsonObject(value) || type === null || !types.has(type)) {
    return refused(`This is no message of ${name}: it has none of its types.`);
  }
  return { frame: value };
}

function factsOf(message: JsonObject): Facts {
  const type = stringAt(message, 'type') ?? '';
  const payload = objectAt(message, 'payload');
  const isKeepAlive = type === 'ping' || type === 'pong' || type === 'ka';
  return {
    typeLabel: type,
    summary: summaryOfPayload(message, payload),
    channel: payload === null ? null : operationOf(payload),
    isHeartbeat: isKeepAlive,
    isError: type === 'error' || type === 'connection_error' || hasErrors(payload),
    pairing: pairingOf(type, labelAt(message, 'id')),
  };
}

/** The query without its line ends, the data of a result, else the payload as it is. */
function summaryOfPayload(message: JsonObject, payload: JsonObject | null): string {
  const query = payload && stringAt(payload, 'query');
  if (query) return query.slice(0, 1_000).replace(/\s+/g, ' ').trim();
  const errors = payload && valueAt(payload, 'errors');
  const told = errors || (payload && valueAt(payload, 'data')) || valueAt(message, 'payload');
  return told === undefined ? '' : briefJson(told);
}

/** A result may hold errors, in place of data or beside it. */
function hasErrors(payload: JsonObject | null): boolean {
  const errors = payload === null ? null : valueAt(payload, 'errors');
  return Array.isArray(errors) && errors.length > 0;
}

/** A subscription's name, from where clients put it or from the query itself. */
function operationOf(payload: JsonObject): string | null {
  const query = stringAt(payload, 'query')?.slice(0, 4_096) ?? '';
  const inQuery = /^[ \t]*(?:query|mutation|subscription)[ \t]+([_A-Za-z]\w*)/m.exec(query)?.[1];
  const name = stringAt(payload, 'operationName') ?? inQuery;
  return name === undefined ? null : labelOf(name);
}

function pairingOf(type: string, id: string | null): Pairing | null {
  if (type === 'ping' || type === 'pong') return { key: 'ping', role: type === 'ping' ? 'request' : 'reply' };
  if (type === 'connection_init') return { key: 'connect', role: 'request' };
  if (type === 'connection_ack' || type === 'connection_error') return { key: 'connect', role: 'reply' };
  if (id === null || type === 'stop') return null;
  return { key: `operation ${id}`, role: type === 'subscribe' || type === 'start' ? 'request' : 'reply' };
}
