// JSON-RPC 2.0, batches included: https://www.jsonrpc.org/specification. A message names its version, so it needs no context. Pure.
import { briefJson } from '../brief-json.ts';
import { type Json, labelOf, type Pairing, PLAIN, summaryOf } from '../decoded.ts';
import { namesError } from '../error-words.ts';
import { defineFormat, type Facts, foundBy, refused } from '../format.ts';
import { heartbeatOf } from '../heartbeat-words.ts';
import { jsonOrHead, together } from '../inner.ts';
import { isJsonObject, type JsonDecoder, type JsonObject, stringAt, valueAt } from '../json.ts';

type Calls = readonly JsonObject[];

export const jsonRpc = defineFormat<{ calls: Calls; value: Json }>({
  id: 'json-rpc',
  name: 'JSON-RPC 2.0',
  detect: ({ samples }) => (samples.some(({ value }) => callsIn(value) !== null) ? foundBy('messages') : null),
  parse({ payload, isTruncated }) {
    const value = typeof payload === 'string' ? jsonOrHead(payload, isTruncated) : undefined;
    const calls = callsIn(value);
    if (value === undefined || calls === null)
      return refused('This is no JSON-RPC message: it lacks "jsonrpc": "2.0".');
    return { frame: { calls, value } };
  },
  facts: ({ calls }, _, { isTruncated }) => together(calls.map(factsOf), isTruncated),
  tree: ({ value }) => value,
});

/** The same for a value that is parsed already. */
export const jsonRpcDecoder: JsonDecoder = {
  format: jsonRpc.id,
  describe(value) {
    const calls = callsIn(value);
    if (calls === null) return null;
    const facts = together(calls.map(factsOf), false);
    return { ...PLAIN, ...facts, format: jsonRpc.id, summary: summaryOf(facts.summary) };
  },
};

/** One call, or all of a batch; null when it is something else. */
function callsIn(value: Json | undefined): Calls | null {
  if (isJsonObject(value)) return isCall(value) ? [value] : null;
  return Array.isArray(value) && value.length > 0 && value.every(isCall) ? (value as Calls) : null;
}

function isCall(value: Json): boolean {
  return isJsonObject(value) && valueAt(value, 'jsonrpc') === '2.0';
}

function factsOf(call: JsonObject): Facts {
  const method = stringAt(call, 'method');
  // Many servers say `"error": null` beside a result.
  const error = valueAt(call, 'error') ?? undefined;
  const told = method === null ? (error ?? valueAt(call, 'result')) : valueAt(call, 'params');
  return {
    typeLabel: method === null ? (error === undefined ? 'result' : 'error') : labelOf(method),
    summary: told === undefined ? '' : briefJson(told),
    isHeartbeat: method !== null && heartbeatOf(method) !== null,
    isError: (method === null && error !== undefined) || namesError(method),
    pairing: pairingOf(valueAt(call, 'id'), method),
  };
}

/** An id that is text and one that is a number differ. */
function pairingOf(id: Json | undefined, method: string | null): Pairing | null {
  if (typeof id !== 'string' && typeof id !== 'number') return null;
  return { key: `call ${labelOf(JSON.stringify(id))}`, role: method === null ? 'reply' : 'request' };
}
