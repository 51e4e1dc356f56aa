// SockJS frames, with STOMP inside where it is spoken: https://sockjs.github.io/sockjs-protocol/. Pure.
import type { Json } from '../decoded.ts';
import {
  type Captured,
  type DecodeContext,
  defineFormat,
  type Facts,
  foundBy,
  type Parsed,
  refused,
} from '../format.ts';
import { innerFacts, innerTree, jsonOrHead, together, treeOfAll } from '../inner.ts';
import { stompFacts, stompMessage, stompTree } from './stomp.ts';
import { isStomp } from './stomp-frame.ts';

interface SockJsFrame {
  readonly type: 'open' | 'heartbeat' | 'close' | 'message';
  /** Texts of the messages, or code and reason of the close. */
  readonly parts: readonly Json[];
  readonly isTruncated: boolean;
}

/** Server and session are chosen by the client; an address of this form may still be of another service. */
const PATH = /\/\d{3}\/[^/]+\/websocket$/;
const RECEIVED = /^(?:o$|h$|a\[|m"|c\[)/;

export const sockJs = defineFormat<SockJsFrame>({
  id: 'sockjs',
  name: 'SockJS',
  detect({ url, samples }) {
    if (url === null || !PATH.test(url.pathname)) return null;
    const received = samples.filter(({ direction }) => direction === 'received');
    const isSpoken = received.every(({ payload }) => typeof payload === 'string' && RECEIVED.test(payload));
    return isSpoken ? foundBy('url', null, true) : null;
  },
  parse: sockJsFrame,
  facts({ type, parts, isTruncated }, context) {
    if (type === 'heartbeat') return { typeLabel: type, summary: '', isHeartbeat: true };
    if (type !== 'message') return { typeLabel: type, summary: parts.join(' ') };
    return together(
      parts.map((part) => partFacts(String(part), isTruncated, context)),
      isTruncated,
    );
  },
  tree({ type, parts, isTruncated }) {
    if (type !== 'message') return { type, ...(parts.length > 0 && { code: parts[0], reason: parts[1] ?? '' }) };
    const told = treeOfAll(parts.map((part) => partTree(String(part), isTruncated)));
    return { type, [parts.length === 1 ? 'message' : 'messages']: told };
  },
});

/** The server marks its frames with a letter; a client sends bare lists of texts. */
function sockJsFrame({ payload, isTruncated }: Captured): Parsed<SockJsFrame> {
  const refusal = refused('This is no SockJS frame: it is neither one of its letters nor a list of texts.');
  if (typeof payload !== 'string') return refusal;
  if (payload === 'o') return { frame: { type: 'open', parts: [], isTruncated } };
  if (payload === 'h') return { frame: { type: 'heartbeat', parts: [], isTruncated } };
  const letter = /^[amc]/.exec(payload)?.[0];
  const value = jsonOrHead(letter === undefined ? payload : payload.slice(1), isTruncated);
  if (letter === 'm' && typeof value === 'string') return { frame: { type: 'message', parts: [value], isTruncated } };
  if (!Array.isArray(value) || letter === 'm') return refusal;
  const type = letter === 'c' ? 'close' : 'message';
  return { frame: { type, parts: value.filter((part) => typeof part !== 'object'), isTruncated } };
}

function partFacts(text: string, isTruncated: boolean, context: DecodeContext): Facts {
  const parsed = isStompPart(text) ? stompMessage({ payload: text, isTruncated }) : null;
  return parsed !== null && 'frame' in parsed
    ? stompFacts(parsed.frame, context)
    : innerFacts(text, isTruncated, context);
}

function partTree(text: string, isTruncated: boolean): Json {
  const parsed = isStompPart(text) ? stompMessage({ payload: text, isTruncated }) : null;
  return parsed !== null && 'frame' in parsed ? stompTree(parsed.frame) : innerTree(text, isTruncated);
}

/** A line end alone is STOMP's heartbeat; nobody else sends one through SockJS. */
function isStompPart(text: string): boolean {
  return isStomp(text) || /^(?:\r?\n)+$/.test(text);
}
