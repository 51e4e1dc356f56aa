// Takes secrets out of events. One book for a whole session, so that equal secrets stay equal wherever they stand.
import type { MessageEvent, SessionEvent, SessionEventOf } from '../../protocol/events.ts';
import type { SessionDecoding } from '../session-decoding.ts';
import { inBytes, redactBytes } from './bytes.ts';
import { type Header, redactHeader, redactSubprotocols } from './headers.ts';
import { createKnownSecrets, type KnownSecrets } from './known-secrets.ts';
import { findInMarkup } from './markup.ts';
import { createNameBook } from './names.ts';
import type { Pass } from './pass.ts';
import { findInPlainText } from './plain-text.ts';
import { createQuotedWalk, type QuotedWalk } from './quoted-text.ts';
import type { RedactionSettings } from './rules.ts';
import { createSecretBook, type SecretBook } from './secret-book.ts';
import { replaced, type Span } from './spans.ts';

export interface Redactor {
  readonly book: SecretBook;
  event(event: SessionEvent): SessionEvent;
  /** Any plain data: a header, a note. */
  value<Value>(value: Value): Value;
  /** From now on what the book holds is also found where no rule can tell what it is. */
  seekKnown(): void;
  /** Whether the newest event had something packed in it, so that a plain look does not tell all. */
  hasUnpacked(): boolean;
  /** Only what the book holds, in plain sight: for an event that the rules found clean. */
  plainly(event: SessionEvent): SessionEvent;
}

/** Names that hold an event together; redacting them would tear it apart, and they are drawn by Tapewire itself. */
const STRUCTURE: ReadonlySet<string> = new Set([
  ...['type', 'realmId', 'connectionId', 'workerId', 'parentId', 'entryId', 'kind', 'runtime', 'connectionIds'],
]);
/** Data of a file that goes deeper is not Tapewire's, and goes. */
const MAX_NESTING = 64;

/** `decoding`: for fields of binary formats. */
export function createRedactor(settings: RedactionSettings, decoding?: SessionDecoding): Redactor {
  const off = new Set(settings.off);
  const book = createSecretBook();
  const walks: QuotedWalk[] = [];
  let current: MessageEvent | null = null;
  let known: KnownSecrets | null = null;
  let knownInBytes: KnownSecrets | null = null;

  const pass: Pass = {
    names: createNameBook(settings.names, settings.harmlessNames),
    paths: settings.paths.map(pathOf),
    book,
    isOn: (rule) => !off.has(rule),
    nested: redactText,
    treeOf: (bytes) => (current?.payload === bytes ? (decoding?.treeOf(current) ?? null) : null),
    nestedBytes: (bytes, depth) => redactBytes(bytes, depth, pass, knownInBytes),
    hasUnpacked: false,
  };
  if (pass.isOn('word')) {
    for (const word of settings.words) if (word.trim().length >= 3) book.placeholderOf('word', word.trim());
  }

  function redactText(text: string, depth: number): string {
    const spans: Span[] = [];
    if (text.includes('"') || /^\s*[[{]/.test(text)) walkAt(depth)(text, spans);
    else findInPlainText(text, 0, depth, pass, spans);
    if (text.includes('</')) findInMarkup(text, pass, spans);
    return withoutKnown(replaced(text, spans));
  }

  function walkAt(depth: number): QuotedWalk {
    const walk = walks[depth] ?? createQuotedWalk(pass, depth);
    walks[depth] = walk;
    return walk;
  }

  /** Last: an address is replaced as a whole, and its host may still hold what is secret elsewhere. */
  function withoutKnown(text: string): string {
    return known === null ? text : replaced(text, known.find(text));
  }

  function redactValue(value: unknown, name: string, level: number): unknown {
    if (typeof value === 'string') return redactString(value, name);
    if (typeof value === 'number') return isNamedSecret(name) ? book.placeholderOf('field', `${value}`, name) : value;
    if (typeof value !== 'object' || value === null) return value;
    if (level > MAX_NESTING) return null;
    if (value instanceof Uint8Array) return pass.nestedBytes(value as Uint8Array<ArrayBuffer>, 0);
    if (Array.isArray(value)) return redactList(value, name, level);
    return redactObject(value, level);
  }

  function isNamedSecret(name: string): boolean {
    return !STRUCTURE.has(name) && pass.isOn('field') && pass.names.isSensitive(name);
  }

  function redactString(text: string, name: string): string {
    if (STRUCTURE.has(name)) return text;
    if (name === 'subprotocol') return redactSubprotocols([text], pass)[0] ?? '';
    return isNamedSecret(name) && text !== '' ? book.placeholderOf('field', text, name) : redactText(text, 0);
  }

  function redactList(list: readonly unknown[], name: string, level: number): unknown {
    if (STRUCTURE.has(name)) return list;
    if (name === 'requestedSubprotocols') return redactSubprotocols(list.map(String), pass);
    if (name === 'requestHeaders' || name === 'responseHeaders') {
      return list.map((header) => (isHeader(header) ? redactHeader(header, pass) : redactValue(header, '', level + 1)));
    }
    return list.map((item) => redactValue(item, name, level + 1));
  }

  function redactObject(value: object, level: number): object {
    return Object.fromEntries(Object.entries(value).map(([key, child]) => [key, redactValue(child, key, level + 1)]));
  }

  return {
    book,
    event(event) {
      pass.hasUnpacked = false;
      decoding?.observe(event);
      current = isMessageType(event) ? event : null;
      if (event.type === 'note-added') return redactNote(event);
      if (!isMessage(event)) return redactObject(event, 0) as SessionEvent;
      return withPayload(event, redactPayload(event.payload));
    },
    value: (value) => redactValue(value, '', 0) as typeof value,
    seekKnown() {
      known = createKnownSecrets(book.sought());
      knownInBytes = createKnownSecrets(inBytes(book.sought()));
    },
    hasUnpacked: () => pass.hasUnpacked,
    plainly(event) {
      if (!isMessage(event) || typeof event.payload !== 'string') return event;
      return withPayload(event, withoutKnown(event.payload));
    },
  };

  /** A picture is no text to look into: it goes as a whole, or stays. */
  function redactNote({ picture, ...note }: SessionEventOf<'note-added'>): SessionEvent {
    const redacted = redactObject(note, 0) as SessionEventOf<'note-added'>;
    if (picture === undefined) return redacted;
    if (!pass.isOn('picture')) return { ...redacted, picture };
    book.placeholderOf('picture', picture);
    return redacted;
  }

  function redactPayload(payload: string | Uint8Array<ArrayBuffer> | null): string | Uint8Array<ArrayBuffer> | null {
    if (payload === null) return null;
    return typeof payload === 'string' ? redactText(payload, 0) : pass.nestedBytes(payload, 0);
  }
}

function isMessageType(event: SessionEvent): event is MessageEvent {
  return event.type === 'message-sent' || event.type === 'message-received';
}

/** One with fields of a newer version is walked in full: nobody knows what they hold. */
function isMessage(event: SessionEvent): event is MessageEvent {
  return isMessageType(event) && Object.keys(event).length === MESSAGE_FIELDS;
}

const MESSAGE_FIELDS = 9;

function withPayload(event: MessageEvent, payload: MessageEvent['payload']): SessionEvent {
  return payload === event.payload ? event : { ...event, payload };
}

function isHeader(value: unknown): value is Header {
  if (typeof value !== 'object' || value === null || !('name' in value) || !('value' in value)) return false;
  return typeof value.name === 'string' && typeof value.value === 'string';
}

/** `items[].token` as its names, a list's elements by `[]`; `$.` in front says nothing. */
function pathOf(path: string): string[] {
  return path
    .replace(/^\$\.?/, '')
    .replaceAll('[]', '.[]')
    .split('.')
    .filter((name) => name !== '');
}
