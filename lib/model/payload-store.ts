// Payloads of many messages in few strings and buffers: a message then costs its bytes and nothing else. Texts stay
// strings: they are searched as they are, keep lone surrogates, and take one byte a character unless they hold one
// beyond Latin-1, which the engine keeps in two; such texts lie apart, so that one of them does not double the others.

/** Large enough to make few of them, small enough to be joined within a frame. */
export const CHUNK_LENGTH = 262_144;

const BEYOND_LATIN_1 = /[^\0-\xff]/;

export type PayloadKind = 'narrow' | 'wide' | 'bytes';

/** Where a payload lies. */
export interface Place {
  readonly chunk: number;
  readonly offset: number;
}

export interface PayloadStore {
  /** `owner`: index of the message; what belongs to messages before `dropBefore` is freed. */
  add(payload: string | Uint8Array, kind: PayloadKind, owner: number): Place;
  text(kind: 'narrow' | 'wide', chunk: number, offset: number, length: number): string;
  bytes(chunk: number, offset: number, length: number): Uint8Array<ArrayBuffer>;
  /** True when something was freed. */
  dropBefore(owner: number): boolean;
}

export function kindOf(payload: string | Uint8Array): PayloadKind {
  if (typeof payload !== 'string') return 'bytes';
  return BEYOND_LATIN_1.test(payload) ? 'wide' : 'narrow';
}

/** Bytes that a payload takes. */
export function weightOf(kind: PayloadKind, length: number): number {
  return kind === 'wide' ? length * 2 : length;
}

export function createPayloadStore(): PayloadStore {
  const texts = { narrow: createChunks<string>(), wide: createChunks<string>() };
  const buffers = createChunks<Uint8Array>();
  /** A text cut out of a batch that held wide ones is kept in two bytes a character, whatever is in it. */
  let hasWide = false;

  function sealTexts(kind: 'narrow' | 'wide'): void {
    const text = texts[kind].open.parts.join('');
    texts[kind].seal(kind === 'narrow' && hasWide ? inOneByte(text) : text);
  }

  return {
    add(payload, kind, owner) {
      if (typeof payload !== 'string') {
        const { open } = buffers;
        if (isFull(open, payload.length)) buffers.seal(joined(open.parts, open.length));
        return buffers.add(payload, owner);
      }
      const textKind = kind === 'wide' ? 'wide' : 'narrow';
      if (isFull(texts[textKind].open, payload.length)) sealTexts(textKind);
      hasWide ||= textKind === 'wide';
      return texts[textKind].add(payload, owner);
    },
    text(kind, chunk, offset, length) {
      const parts = texts[kind].partsOf(chunk);
      if (parts.length > 1) parts.splice(0, parts.length, parts.join(''));
      return (parts[0] ?? '').slice(offset, offset + length);
    },
    bytes(chunk, offset, length) {
      const parts = buffers.partsOf(chunk);
      if (parts.length > 1) parts.splice(0, parts.length, joined(parts, buffers.open.length));
      const whole = parts[0] ?? new Uint8Array();
      // A view would hand the neighbours' bytes to whoever reads `buffer`.
      return (length === whole.length ? whole : whole.slice(offset, offset + length)) as Uint8Array<ArrayBuffer>;
    },
    dropBefore(owner) {
      const isNarrowFreed = texts.narrow.dropBefore(owner);
      const isWideFreed = texts.wide.dropBefore(owner);
      return buffers.dropBefore(owner) || isNarrowFreed || isWideFreed;
    },
  };
}

function isFull({ length }: Chunk<unknown>, added: number): boolean {
  return length > 0 && length + added > CHUNK_LENGTH;
}

interface Chunk<Part> {
  readonly parts: Part[];
  length: number;
  /** Largest index of a message that has its payload here. */
  lastOwner: number;
}

function createChunks<Part extends { readonly length: number }>() {
  let chunks: Array<Chunk<Part>> = [];
  let base = 0;
  let open: Chunk<Part> = begin();

  function begin(): Chunk<Part> {
    const chunk = { parts: [], length: 0, lastOwner: -1 };
    chunks.push(chunk);
    return chunk;
  }

  return {
    get open() {
      return open;
    },
    add(part: Part, owner: number): Place {
      const place = { chunk: base + chunks.length - 1, offset: open.length };
      open.parts.push(part);
      open.length += part.length;
      open.lastOwner = Math.max(open.lastOwner, owner);
      return place;
    },
    seal(whole: Part): void {
      open.parts.splice(0, open.parts.length, whole);
      open = begin();
    },
    /** One part, unless it is the open chunk. */
    partsOf(chunk: number): Part[] {
      return chunks[chunk - base]?.parts ?? [];
    },
    dropBefore(owner: number): boolean {
      let count = 0;
      while (count < chunks.length - 1 && (chunks[count]?.lastOwner ?? owner) < owner) count++;
      if (count === 0) return false;
      chunks = chunks.slice(count);
      base += count;
      return true;
    },
  };
}

function joined(parts: readonly Uint8Array[], length: number): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(length);
  let offset = 0;
  for (const part of parts) {
    whole.set(part, offset);
    offset += part.length;
  }
  return whole;
}

/** V8's JSON reader makes strings of one byte a character wherever it can; other operations keep the width they find. */
function inOneByte(text: string): string {
  return JSON.parse(JSON.stringify(text)) as string;
}
