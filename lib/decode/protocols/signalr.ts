// ASP.NET Core SignalR, JSON and MessagePack:
// https://github.com/dotnet/aspnetcore/blob/main/src/SignalR/docs/specs/HubProtocol.md. Pure.
import { briefJson } from '../brief-json.ts';
import { labelOf } from '../decoded.ts';
import { defineFormat, type Facts, foundBy } from '../format.ts';
import { together, treeOfAll } from '../inner.ts';
import { type JsonObject, labelAt, numberAt, valueAt } from '../json.ts';
import { signalrRecords } from './signalr-records.ts';

const TYPES: Readonly<Record<number, string>> = {
  1: 'invocation',
  2: 'stream item',
  3: 'completion',
  4: 'stream invocation',
  5: 'cancel',
  6: 'ping',
  7: 'close',
  8: 'ack',
  9: 'sequence',
};
const REQUESTS: ReadonlySet<number | null> = new Set([1, 4]);
const REPLIES: ReadonlySet<number | null> = new Set([2, 3]);
const HANDSHAKE = /^\{\s*"protocol"\s*:\s*"(?:json|messagepack)"\s*,\s*"version"\s*:\s*\d+\s*\}/;
const SAYING = ['arguments', 'item', 'result', 'error', 'sequenceId'];

export const signalr = defineFormat<readonly JsonObject[]>({
  id: 'signalr',
  name: 'SignalR',
  detect({ samples }) {
    const first = samples.find(({ direction }) => direction === 'sent')?.payload;
    return typeof first === 'string' && first.endsWith('\x1e') && HANDSHAKE.test(first) ? foundBy('messages') : null;
  },
  parse: signalrRecords,
  facts: (records, _, { isTruncated }) => together(records.map(factsOf), isTruncated),
  tree: treeOfAll,
});

function factsOf(record: JsonObject): Facts {
  const type = numberAt(record, 'type');
  if (type === null) return handshakeFacts(record);
  const id = labelAt(record, 'invocationId');
  const role = REQUESTS.has(type) ? 'request' : REPLIES.has(type) ? 'reply' : null;
  const told = SAYING.map((name) => valueAt(record, name)).filter((value) => value !== undefined);
  return {
    typeLabel: labelAt(record, 'target') ?? TYPES[type] ?? `type ${type}`,
    summary: told.map((value) => briefJson(value)).join(' '),
    isHeartbeat: type === 6,
    isError: isFailure(record),
    pairing: id === null || role === null ? null : { key: `invocation ${id}`, role },
  };
}

/** A completion, a close and the answer to the handshake may say what went wrong. */
function isFailure(record: JsonObject): boolean {
  return (valueAt(record, 'error') ?? null) !== null;
}

/** `{"protocol":"json","version":1}` asks; `{}` or an error answers. */
function handshakeFacts(record: JsonObject): Facts {
  const role = Object.hasOwn(record, 'protocol') ? 'request' : 'reply';
  const error = labelAt(record, 'error');
  return {
    typeLabel: 'handshake',
    isError: isFailure(record),
    summary: error === null ? briefJson(record) : labelOf(error),
    pairing: { key: 'handshake', role },
  };
}
