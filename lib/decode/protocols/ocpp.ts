// OCPP-J, calls of charging stations: https://openchargealliance.org/protocols/open-charge-point-protocol/. Pure.
import { briefJson } from '../brief-json.ts';
import { type Json, labelOf, type Pairing } from '../decoded.ts';
import { defineFormat, type Facts, foundBy, refused, type Sample } from '../format.ts';
import { jsonOrHead } from '../inner.ts';
import { isJsonObject } from '../json.ts';

const CALL = 2;
const RESULT = 3;
const ERROR = 4;
/** Actions of every version are written like this. */
const ACTION = /^[A-Z][A-Za-z0-9]{2,49}$/;
/** With one of these a station begins, in every version. */
const OF_STATIONS: ReadonlySet<string> = new Set([
  'BootNotification',
  'Heartbeat',
  'StatusNotification',
  'MeterValues',
]);

interface OcppMessage {
  readonly kind: 'call' | 'result' | 'error';
  readonly id: string;
  /** The action of a call, the code of an error; null for a result. */
  readonly name: string | null;
  readonly told: Json;
  readonly value: Json;
}

export const ocpp = defineFormat<OcppMessage>({
  id: 'ocpp',
  name: 'OCPP',
  detect({ subprotocol, samples }) {
    if (/^ocpp\d/i.test(subprotocol)) return foundBy('subprotocol');
    return isSpoken(samples) ? foundBy('messages') : null;
  },
  parse({ payload, isTruncated }) {
    const value = typeof payload === 'string' ? jsonOrHead(payload, isTruncated) : undefined;
    const message = messageIn(value);
    return message === null ? refused('This is no OCPP message: it is no call, result or error.') : { frame: message };
  },
  facts: factsOf,
  tree: ({ value }) => value,
});

/** A list that looks like a call may be anybody's. It is OCPP by what only stations say, or once it is answered by its id. */
function isSpoken(samples: readonly Sample[]): boolean {
  const calls = new Map<string, Sample['direction']>();
  for (const { value, direction } of samples) {
    const message = messageIn(value);
    if (message === null) continue;
    if (message.kind === 'call' && OF_STATIONS.has(message.name ?? '')) return true;
    if (message.kind === 'call') calls.set(message.id, direction);
    else if (calls.has(message.id) && calls.get(message.id) !== direction) return true;
  }
  return false;
}

/** `[2, id, action, payload]`, `[3, id, payload]`, `[4, id, code, description, details]`. */
function messageIn(value: Json | undefined): OcppMessage | null {
  if (!Array.isArray(value)) return null;
  const [type, id, third, fourth = null] = value as readonly Json[];
  if (typeof id !== 'string') return null;
  if (type === CALL && typeof third === 'string' && ACTION.test(third) && isJsonObject(fourth)) {
    return { kind: 'call', id, name: third, told: fourth, value };
  }
  if (type === RESULT && isJsonObject(third)) return { kind: 'result', id, name: null, told: third, value };
  if (type === ERROR && typeof third === 'string') return { kind: 'error', id, name: third, told: fourth, value };
  return null;
}

function factsOf({ kind, id, name, told }: OcppMessage): Facts {
  const role: Pairing['role'] = kind === 'call' ? 'request' : 'reply';
  return {
    typeLabel: name === null ? kind : labelOf(name),
    summary: typeof told === 'string' ? told : briefJson(told),
    isHeartbeat: kind === 'call' && name === 'Heartbeat',
    isError: kind === 'error',
    pairing: { key: `call ${labelOf(id)}`, role },
  };
}
