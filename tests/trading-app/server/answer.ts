// What `/ws` answers to one text from a client.
import type { AppTime } from './app-time.ts';
import type { Connection, ConnectionList } from './connection-list.ts';
import { connectionStats } from './connection-stats.ts';
import { CHANNELS } from './constants.ts';
import * as direct from './direct-messages.ts';
import { toPythonJson } from './python-json.ts';
import type { ServerSettings } from './settings.ts';

export interface AnswerDeps {
  connections: ConnectionList;
  settings: ServerSettings;
  time: AppTime;
}

type Fields = Record<string, unknown>;

/** Answers one text; whatever is wrong with it becomes an `error` message, never a close. */
export function answer(connection: Connection, text: string, deps: AnswerDeps): void {
  const { connections } = deps;
  const parsed = parseJson(text);
  if (parsed === undefined) {
    connections.send(connection, direct.error('invalid_json', 'Invalid JSON format'));
  } else if (!isObject(parsed) || typeof parsed.type !== 'string') {
    connections.send(connection, direct.error('invalid_format', 'Message must be an object with a type'));
  } else {
    dispatch(connection, parsed.type, parsed.data, deps);
  }
}

function dispatch(connection: Connection, type: string, data: unknown, deps: AnswerDeps) {
  const { connections, settings, time } = deps;
  switch (type) {
    case 'ping':
      if (settings.sendsHeartbeats) connections.send(connection, direct.pong(connection.id));
      return;
    case 'subscribe':
      return subscribe(connection, data, deps);
    case 'unsubscribe':
      return unsubscribe(connection, data, deps);
    case 'request_update':
      return requestUpdate(connection, data, deps);
    case 'get_stats':
      connections.send(connection, direct.stats(connectionStats(connections, time.now())));
      return;
    default:
      connections.send(connection, direct.unknownMessageType(type));
  }
}

function subscribe(connection: Connection, data: unknown, { connections, settings }: AnswerDeps) {
  if (!isObject(data) || typeof data.channel !== 'string') {
    connections.send(connection, direct.error('invalid_subscription_data', 'Subscription data must name a channel'));
    return;
  }
  const { channel } = data;
  if (!(CHANNELS as readonly string[]).includes(channel)) {
    connections.send(connection, direct.invalidChannel(channel));
    return;
  }
  if (!connections.has(connection)) {
    connections.send(connection, direct.error('subscription_failed', `Could not subscribe to ${channel}`));
    return;
  }
  connection.channels.add(channel);
  if (channel === 'trading_data') connections.send(connection, direct.snapshotFor(settings.generation));
  connections.send(connection, direct.subscribed(channel, connection.id, connections.subscriberCount(channel)));
}

function unsubscribe(connection: Connection, data: unknown, { connections }: AnswerDeps) {
  const channel = isObject(data) ? data.channel : data;
  if (typeof channel !== 'string') {
    connections.send(connection, direct.error('invalid_subscription_data', 'Subscription data must name a channel'));
    return;
  }
  connection.channels.delete(channel);
  connections.send(connection, direct.unsubscribed(channel, connection.id, connections.has(connection)));
}

function requestUpdate(connection: Connection, data: unknown, { connections }: AnswerDeps) {
  if (!isObject(data)) {
    connections.send(connection, direct.error('invalid_update_data', 'Update data must be an object'));
  } else if (data.type === 'positions') {
    // Past the list, as in the app: a connection that the server has forgotten still gets this answer.
    connection.ws.send(toPythonJson(direct.positionsUpdate()));
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isObject(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
