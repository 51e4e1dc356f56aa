// Serialisations that a connection may use with no protocol of its own: bytes alone, told by all of its messages. Pure.
import { briefJson } from '../brief-json.ts';
import type { Json } from '../decoded.ts';
import { defineFormat, type Evidence, type Format, foundBy, refused } from '../format.ts';
import { innerFacts, innerTree } from '../inner.ts';
import { parseJson, typeOf } from '../json.ts';
import { scanCbor } from './cbor-scan.ts';
import { scanMsgpack } from './msgpack-scan.ts';
import { printableText } from './printable-text.ts';
import { protobufMessage } from './protobuf-fields.ts';
import type { Scan } from './scan.ts';
import { readValues, type Serialisation } from './values.ts';

/** Fewer bytes in all fit too many formats by chance. */
const MIN_BYTES = 24;
/** Protobuf has no mark of its own at all. */
const MIN_PROTOBUF_BYTES = 48;
/** Nor has text; one of a few words is also the beginning of something else. */
const MIN_TEXT_BYTES = 32;
/** Schemas number their fields from 1; random bytes do not. */
const MAX_USUAL_FIELD = 1_000;

const OPEN_OBJECT = 0x7b;
const OPEN_LIST = 0x5b;

export const msgpack = valuesFormat('msgpack', 'MessagePack', scanMsgpack);
export const cbor = valuesFormat('cbor', 'CBOR', scanCbor);

export const protobuf = defineFormat<Json>({
  id: 'protobuf',
  name: 'Protobuf',
  reads: 'bytes',
  detect: (evidence) => byAllBytes(evidence, isLikelyProtobuf, MIN_PROTOBUF_BYTES),
  parse({ payload, isTruncated }) {
    if (isTruncated) return refused(`Only the first ${payload.length} bytes are here, too few to read Protobuf.`);
    const message = typeof payload === 'string' ? null : protobufMessage(payload);
    return message === null
      ? refused('This is no Protobuf message: its bytes are no row of fields.')
      : { frame: message };
  },
  facts: (message) => ({ summary: briefJson(message) }),
  tree: (message) => message,
});

export const compressed = defineFormat<{ content: string | Uint8Array; isTruncated: boolean }>({
  id: 'compressed',
  name: 'gzip, deflate',
  reads: 'bytes',
  detect: (evidence) => byAllBytes(evidence, isCompressed, MIN_BYTES),
  parse({ payload, isTruncated, limit }, { libraries }) {
    if (typeof payload === 'string') return refused('This is text, not compressed.');
    const inflate = libraries.get('inflate');
    if (typeof inflate !== 'function') return inflate;
    try {
      const inflated = inflate(payload, limit, isTruncated);
      return {
        frame: {
          content: printableText(inflated.bytes, inflated.isTruncated) ?? inflated.bytes,
          isTruncated: inflated.isTruncated,
        },
      };
    } catch (thrown) {
      return refused(`This is not compressed: ${thrown instanceof Error ? thrown.message : String(thrown)}.`);
    }
  },
  facts: ({ content, isTruncated }, context) => innerFacts(content, isTruncated, context),
  tree: ({ content, isTruncated }) => innerTree(content, isTruncated),
});

/** JSON, or plain text, that its sender put into binary messages. */
export const textInBytes = defineFormat<{ content: string | Uint8Array; isTruncated: boolean }>({
  id: 'text-in-bytes',
  name: 'Text in binary messages',
  reads: 'bytes',
  detect: (evidence) =>
    byAllBytes(evidence, isJsonInBytes, MIN_BYTES) ?? byAllBytes(evidence, isTextAndNothingElse, MIN_TEXT_BYTES),
  // One that is none is shown as bytes: nobody promised that all would be text.
  parse: ({ payload, isTruncated }) => ({
    frame: {
      content: typeof payload === 'string' ? payload : (printableText(payload, isTruncated) ?? payload),
      isTruncated,
    },
  }),
  facts: ({ content, isTruncated }, context) => innerFacts(content, isTruncated, context),
  tree: ({ content, isTruncated }) => innerTree(content, isTruncated),
});

function valuesFormat(id: Serialisation, name: string, scan: (bytes: Uint8Array) => Scan): Format {
  return defineFormat<readonly Json[]>({
    id,
    name,
    reads: 'bytes',
    detect: (evidence) => byAllBytes(evidence, (bytes) => isOneStructure(scan(bytes)), MIN_BYTES),
    parse: (captured, context) => readValues(id, captured, context),
    facts: (values) => ({
      typeLabel: typeOf(values[0] ?? null),
      summary: values.map((value) => briefJson(value)).join(' '),
    }),
    tree: (values): Json => (values.length === 1 ? (values[0] ?? null) : values),
  });
}

function isOneStructure({ error, values, isStructured }: Scan): boolean {
  return error === null && isStructured && values === 1;
}

/** Every message of bytes that was seen whole is of the format, and they are enough to say so. More may take it back. */
function byAllBytes({ samples }: Evidence, isOfFormat: (bytes: Uint8Array) => boolean, minBytes: number) {
  const seen = samples.flatMap(({ payload, isTruncated }) =>
    typeof payload === 'string' || isTruncated ? [] : [payload],
  );
  const byteLength = seen.reduce((sum, bytes) => sum + bytes.length, 0);
  return byteLength >= minBytes && seen.every(isOfFormat) ? foundBy('messages', null, true) : null;
}

function isLikelyProtobuf(bytes: Uint8Array): boolean {
  const message = protobufMessage(bytes);
  return message !== null && Object.keys(message).every((number) => Number(number) <= MAX_USUAL_FIELD);
}

function isJsonInBytes(bytes: Uint8Array): boolean {
  const first = bytes[0];
  if (first !== OPEN_OBJECT && first !== OPEN_LIST) return false;
  const text = printableText(bytes);
  return text !== null && parseJson(text) !== undefined;
}

function isTextAndNothingElse(bytes: Uint8Array): boolean {
  return bytes.length > 0 && printableText(bytes) !== null && !isLikelyProtobuf(bytes);
}

/** The heads of gzip (RFC 1952) and zlib (RFC 1950); raw deflate has none. */
function isCompressed(bytes: Uint8Array): boolean {
  const [first = 0, second = 0, third] = bytes;
  if (first === 0x1f) return second === 0x8b && third === 8;
  return first === 0x78 && (first * 256 + second) % 31 === 0 && (second & 0x20) === 0;
}
