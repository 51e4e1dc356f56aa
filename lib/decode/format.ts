// What a format is to the registry: how a connection that speaks it is told, and how its payloads are read.
import type { Description, Json } from './decoded.ts';
import type { JsonDecoder } from './json.ts';
import type { Libraries } from './libraries.ts';

export type FormatId =
  | 'trading'
  | 'json'
  | 'json-rpc'
  | 'socket.io'
  | 'engine.io'
  | 'sockjs'
  | 'stomp'
  | 'signalr'
  | 'graphql-transport-ws'
  | 'graphql-ws'
  | 'phoenix'
  | 'actioncable'
  | 'wamp'
  | 'mqtt'
  | 'ocpp'
  | 'text-in-bytes'
  | 'msgpack'
  | 'cbor'
  | 'protobuf'
  | 'compressed'
  | 'text'
  | 'binary';

/** One payload as it was captured. */
export interface Captured {
  readonly payload: string | Uint8Array;
  /** Only the beginning is here. */
  readonly isTruncated: boolean;
  readonly direction: 'sent' | 'received' | null;
  /** How much may be unpacked of it, in bytes: little for a row, more for a tree. */
  readonly limit: number;
}

/** One of a connection's first messages, as detection sees it. */
export interface Sample extends Omit<Captured, 'limit'> {
  /** The JSON that a text holds, as far as it was captured; undefined for all else. */
  readonly value: Json | undefined;
}

/** What is known of a connection when its format is sought. */
export interface Evidence {
  readonly url: URL | null;
  readonly subprotocol: string;
  /** Its first messages in order, as far as they were seen. */
  readonly samples: readonly Sample[];
}

export interface Detection {
  readonly reason: 'subprotocol' | 'url' | 'messages';
  /** A version or serialisation that the payloads do not name themselves. */
  readonly variant: string | null;
  /** More messages may still tell the variant, or take the detection back. */
  readonly isOpen: boolean;
}

/** What reading one payload may draw on. */
export interface DecodeContext {
  /** Null: each message is told by itself. */
  readonly format: FormatId | null;
  readonly variant: string | null;
  /** Of the connection; empty where it is not known. */
  readonly url: string;
  /** Asked in turn what a JSON value is; what none of them knows is plain JSON. */
  readonly decoders: readonly JsonDecoder[];
  readonly libraries: Libraries;
}

/** What a decoder says of a payload; what it leaves out is as in `PLAIN`. */
export type Facts = Partial<Omit<Description, 'format'>> & { readonly summary: string };

/** Why a payload was not read: one sentence. */
export interface Refusal {
  readonly error: string;
  readonly isPending: boolean;
}

export interface Reader {
  describe(captured: Captured, context: DecodeContext): Facts | Refusal;
  /** Null where there is nothing to open. */
  tree(captured: Captured, context: DecodeContext): Json;
}

export interface Format extends Reader {
  readonly id: FormatId;
  /** As its makers write it. */
  readonly name: string;
  /** Payloads that it says nothing of are told by themselves; without this, it reads all. */
  readonly reads?: 'bytes' | 'nothing';
  detect(evidence: Evidence): Detection | null;
}

/** How a format is read: once to the parts of its messages, and from these to a row or a tree. */
export interface Protocol<Frame> extends Omit<Format, keyof Reader> {
  parse(captured: Captured, context: DecodeContext): Parsed<Frame>;
  facts(frame: Frame, context: DecodeContext, captured: Captured): Facts;
  tree(frame: Frame, context: DecodeContext): Json;
}

export type Parsed<Frame> = { readonly frame: Frame } | Refusal;

export function defineFormat<Frame>(protocol: Protocol<Frame>): Format {
  return {
    id: protocol.id,
    name: protocol.name,
    ...(protocol.reads !== undefined && { reads: protocol.reads }),
    detect: (evidence) => protocol.detect(evidence),
    describe(captured, context) {
      const parsed = protocol.parse(captured, context);
      return 'frame' in parsed ? protocol.facts(parsed.frame, context, captured) : parsed;
    },
    tree(captured, context) {
      const parsed = protocol.parse(captured, context);
      return 'frame' in parsed ? protocol.tree(parsed.frame, context) : null;
    },
  };
}

export function refused(error: string): Refusal {
  return { error, isPending: false };
}

export function isRefusal(said: Facts | Refusal): said is Refusal {
  return !('summary' in said);
}

export function foundBy(reason: Detection['reason'], variant: string | null = null, isOpen = false): Detection {
  return { reason, variant, isOpen };
}
