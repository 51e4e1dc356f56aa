// Phoenix channels and LiveView: https://hexdocs.pm/phoenix/writing_a_channels_client.html. Pure.
import { readableBytes } from '../binary/readable.ts';
import { briefJson } from '../brief-json.ts';
import { labelOf, type Pairing } from '../decoded.ts';
import { defineFormat, type Evidence, type Facts, foundBy, refused } from '../format.ts';
import { hexPreview } from '../hex.ts';
import { isJsonObject, stringAt, valueAt } from '../json.ts';
import { type PhoenixMessage, phoenixMessage, phoenixMessageIn } from './phoenix-message.ts';

export const phoenix = defineFormat<PhoenixMessage>({
  id: 'phoenix',
  name: 'Phoenix',
  detect,
  parse(captured) {
    const frame = phoenixMessage(captured);
    return frame === null ? refused('This is no Phoenix message: it lacks a topic and an event.') : { frame };
  },
  facts: factsOf,
  tree({ joinRef, ref, topic, event, payload }) {
    const shown = payload instanceof Uint8Array ? readableBytes(payload) : payload;
    return { join_ref: joinRef, ref, topic, event, payload: shown };
  },
});

function detect({ subprotocol, url, samples }: Evidence) {
  if (subprotocol === 'phoenix') return foundBy('subprotocol');
  const isAddress = url?.pathname.endsWith('/websocket') && /^[12]\.0\.\d$/.test(url.searchParams.get('vsn') ?? '');
  if (isAddress) return foundBy('url');
  const isJoined = samples.some(({ value }) => phoenixMessageIn(value)?.event === 'phx_join');
  return isJoined ? foundBy('messages') : null;
}

function factsOf({ joinRef, ref, topic, event, payload }: PhoenixMessage): Facts {
  const isReply = event === 'phx_reply';
  return {
    typeLabel: labelOf(event),
    summary: toldBy(payload, isReply),
    channel: labelOf(topic),
    isHeartbeat: topic === 'phoenix' && (event === 'heartbeat' || (isReply && joinRef === null)),
    isError: isReply && statusOf(payload) === 'error',
    pairing: ref === null ? null : pairingOf(ref, isReply),
  };
}

/** A reply's status before what it answers. */
function toldBy(payload: PhoenixMessage['payload'], isReply: boolean): string {
  if (payload instanceof Uint8Array) return hexPreview(payload);
  if (!isReply || !isJsonObject(payload)) return briefJson(payload);
  return `${statusOf(payload) ?? ''} ${briefJson(valueAt(payload, 'response') ?? null)}`.trim();
}

/** Of a reply: `ok`, `error`, or what the application calls it. */
function statusOf(payload: PhoenixMessage['payload']): string | null {
  return !(payload instanceof Uint8Array) && isJsonObject(payload) ? stringAt(payload, 'status') : null;
}

function pairingOf(ref: string, isReply: boolean): Pairing {
  return { key: `ref ${labelOf(ref)}`, role: isReply ? 'reply' : 'request' };
}
