// STOMP over WebSocket. Pure.
import { type Json, labelOf, type Pairing } from '../decoded.ts';
import {
  type Captured,
  type DecodeContext,
  defineFormat,
  type Facts,
  foundBy,
  type Parsed,
  refused,
} from '../format.ts';
import { innerFacts, innerTree, together, treeOfAll } from '../inner.ts';
import { isStomp, type StompFrame, stompFrames } from './stomp-frame.ts';

interface StompMessage {
  /** Empty for a heartbeat. */
  readonly frames: readonly StompFrame[];
  readonly isTruncated: boolean;
}

export const stomp = defineFormat<StompMessage>({
  id: 'stomp',
  name: 'STOMP',
  detect({ subprotocol, samples }) {
    if (/^v1[0-2]\.stomp$/.test(subprotocol)) return foundBy('subprotocol');
    const isSpoken = samples.some(({ payload }) => isStomp(textIn(payload)));
    return isSpoken ? foundBy('messages') : null;
  },
  parse: stompMessage,
  facts: stompFacts,
  tree: stompTree,
});

/** A client may send its frames as bytes of UTF-8. */
function textIn(payload: string | Uint8Array): string {
  return typeof payload === 'string' ? payload : new TextDecoder().decode(payload);
}

export function stompMessage({
  payload,
  isTruncated,
}: Pick<Captured, 'payload' | 'isTruncated'>): Parsed<StompMessage> {
  const text = textIn(payload);
  const frames = text === '' ? null : stompFrames(text);
  if (frames === null) return refused('This is no STOMP frame: it does not begin with one of its commands.');
  return { frame: { frames, isTruncated } };
}

export function stompFacts({ frames, isTruncated }: StompMessage, context: DecodeContext): Facts {
  if (frames.length === 0) return { typeLabel: 'heartbeat', summary: '', isHeartbeat: true };
  return together(
    frames.map((frame) => factsOf(frame, isTruncated, context)),
    isTruncated,
  );
}

function factsOf({ command, headers, body }: StompFrame, isTruncated: boolean, context: DecodeContext): Facts {
  const channel = headers.get('destination') ?? null;
  const inner = body === '' ? null : innerFacts(body, isTruncated, context);
  const told = [headers.get('message'), inner?.summary].filter((part) => part !== undefined && part !== '');
  return {
    typeLabel: command,
    summary: told.length > 0 ? told.join(' ') : shortHeaders(headers),
    channel: channel === null ? null : labelOf(channel),
    isError: command === 'ERROR',
    pairing: pairingOf(command, headers),
  };
}

/** What a frame without a body says: which subscription, which versions. */
function shortHeaders(headers: ReadonlyMap<string, string>): string {
  return Array.from(headers, ([name, value]) => `${name}: ${value}`)
    .slice(0, 6)
    .join(', ');
}

function pairingOf(command: string, headers: ReadonlyMap<string, string>): Pairing | null {
  if (command === 'CONNECT' || command === 'STOMP') return { key: 'connect', role: 'request' };
  if (command === 'CONNECTED') return { key: 'connect', role: 'reply' };
  const asked = headers.get('receipt');
  if (asked !== undefined) return { key: `receipt ${labelOf(asked)}`, role: 'request' };
  const given = headers.get('receipt-id');
  return given === undefined ? null : { key: `receipt ${labelOf(given)}`, role: 'reply' };
}

export function stompTree({ frames, isTruncated }: StompMessage): Json {
  return treeOfAll(
    frames.map(({ command, headers, body }) => ({
      command,
      headers: Object.fromEntries(headers),
      ...(body !== '' && { body: innerTree(body, isTruncated) }),
    })),
  );
}
