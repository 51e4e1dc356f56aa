// What decoding tells of each message, in columns: found out once and looked up by every filter after that. Decoding a
// million messages at each key stroke would take seconds.
import type { Decoded, Description, Json } from '../decode/decoded.ts';
import type { Message } from '../model/message.ts';
import type { ReadonlyMessageLog } from '../model/message-log.ts';
import { PAGE_ROWS, placeOf } from '../model/pages.ts';
import type { ConnectionId } from '../protocol/identifiers.ts';
import { createFactPages, FACT, type FactPage } from './fact-pages.ts';
import { createLabels, type Labels } from './labels.ts';
import { wordsBeside, wordsOfMessage } from './words-beside.ts';

/** Reads single messages. */
export interface MessageReader {
  describe(message: Message): Description;
  decode(message: Message): Decoded;
  /** Differs when the messages of that connection say something else than before. */
  readAs(id: ConnectionId): string;
  /** Raised when that may be. */
  readonly revision: () => number;
}

/** Words that decoding adds to texts, as a summary does. Beyond this they are read again for each search. UTF-16 units. */
const MAX_WORDS_LENGTH = 32 * 1024 * 1024;
/** Messages found out between two looks at the clock. */
const ROWS_A_LOOK = 16;
const JSON_FORMATS: ReadonlySet<string> = new Set(['json', 'trading', 'json-rpc', 'custom']);

export interface MessageFacts {
  readonly types: Labels;
  readonly channels: Labels;
  /** Of a kept message; decoded now if it was not before. */
  typeOf(index: number): string | null;
  channelOf(index: number): string | null;
  isHeartbeat(index: number): boolean;
  /** It tells that something failed, or could not be decoded as what its connection speaks. */
  isError(index: number): boolean;
  hasDrift(index: number): boolean;
  isOfUnknownType(index: number): boolean;
  isJson(index: number): boolean;
  /** What a person can read of it besides its text. */
  wordsOf(index: number): string;
  treeOf(index: number): Json;
  /** Finds out what is missing, in order, until `isOver`; true when nothing is missing. */
  advance(isOver: () => boolean): boolean;
  /** Takes in what was evicted and amended, and what is read otherwise now. */
  follow(): void;
}

export function createMessageFacts(messages: ReadonlyMessageLog, reader: MessageReader): MessageFacts {
  const types = createLabels();
  const channels = createLabels();
  const pages = createFactPages();
  const cursor = messages.cursor();
  let wordsLength = 0;
  let nextIndex = 0;
  let amendedCount = 0;
  let revision = reader.revision();
  /** What was last known of each of the log's `origins`. */
  const origins: Array<{ readAs: string; firstIndex: number; isPending: boolean }> = [];

  function pageOf(index: number): FactPage {
    const page = pages.grow(index);
    if (((page.facts[placeOf(index)] ?? 0) & FACT.known) === 0) findOut(page, index);
    return page;
  }

  function has(index: number, fact: number): boolean {
    return ((pageOf(index).facts[placeOf(index)] ?? 0) & fact) !== 0;
  }

  function findOut(page: FactPage, index: number): void {
    const message = messages.at(index);
    if (message === undefined) return;
    const row = placeOf(index);
    const origin = originAt(index, message.connectionId);
    const description = reader.describe(message);
    origin.isPending ||= description.isPending;
    page.type[row] = types.idOf(description.typeLabel);
    page.channel[row] = channels.idOf(description.channel);
    page.facts[row] =
      FACT.known |
      (description.isHeartbeat ? FACT.heartbeat : 0) |
      (description.isError || description.error !== null ? FACT.error : 0) |
      (description.isPending ? FACT.pending : 0) |
      (JSON_FORMATS.has(description.format) ? FACT.json : 0) |
      keepWords(page, message, description);
  }

  /** Before its first message is read: what reading it finds out changes how it is read. */
  function originAt(index: number, id: ConnectionId) {
    cursor.moveTo(index);
    const known = origins[cursor.origin];
    const origin = known ?? { readAs: reader.readAs(id), firstIndex: index, isPending: false };
    origin.firstIndex = Math.min(origin.firstIndex, index);
    origins[cursor.origin] = origin;
    return origin;
  }

  function keepWords(page: FactPage, message: Message, description: Description): number {
    const { payload, index } = message;
    if (payload === null) return 0;
    if (typeof payload !== 'string') return FACT.words | FACT.unkeptWords;
    const text = wordsBeside(payload, description);
    if (text === '') return 0;
    if (wordsLength > MAX_WORDS_LENGTH) return FACT.words | FACT.unkeptWords;
    wordsLength += text.length;
    page.words ??= Array(PAGE_ROWS);
    page.words[placeOf(index)] = text;
    return FACT.words;
  }

  function wordsAt(index: number): string {
    const message = messages.at(index);
    return message === undefined ? '' : wordsOfMessage(message, reader);
  }

  function knowDrift(index: number): void {
    const page = pageOf(index);
    const row = placeOf(index);
    const message = messages.at(index);
    if (message === undefined || ((page.facts[row] ?? 0) & FACT.driftKnown) !== 0) return;
    const { drift } = reader.decode(message);
    const isUnknown = drift.some(({ kind }) => kind === 'unknown-type');
    page.facts[row] =
      (page.facts[row] ?? 0) |
      FACT.driftKnown |
      (drift.length > 0 ? FACT.drift : 0) |
      (isUnknown ? FACT.unknownType : 0);
  }

  function labelAt(index: number, column: 'type' | 'channel'): string | null {
    const labels = column === 'type' ? types : channels;
    const label = labels.textOf(pageOf(index)[column][placeOf(index)] ?? 0);
    if (label !== undefined) return label;
    const message = messages.at(index);
    if (message === undefined) return null;
    const { typeLabel, channel } = reader.describe(message);
    return column === 'type' ? typeLabel : channel;
  }

  function reset(index: number): void {
    const page = pages.of(index);
    if (page === undefined) return;
    const row = placeOf(index);
    page.facts[row] = 0;
    if (page.words !== null) {
      wordsLength -= page.words[row]?.length ?? 0;
      page.words[row] = undefined;
    }
    nextIndex = Math.min(nextIndex, index);
  }

  function end(): number {
    return messages.firstIndex + messages.length;
  }

  return {
    types,
    channels,
    typeOf: (index) => labelAt(index, 'type'),
    channelOf: (index) => labelAt(index, 'channel'),
    isHeartbeat: (index) => has(index, FACT.heartbeat),
    isError: (index) => has(index, FACT.error),
    isJson: (index) => has(index, FACT.json),
    hasDrift(index) {
      knowDrift(index);
      return has(index, FACT.drift);
    },
    isOfUnknownType(index) {
      knowDrift(index);
      return has(index, FACT.unknownType);
    },
    wordsOf(index) {
      if (!has(index, FACT.words)) return '';
      return has(index, FACT.unkeptWords) ? wordsAt(index) : (pageOf(index).words?.[placeOf(index)] ?? '');
    },
    treeOf(index) {
      const message = messages.at(index);
      return message === undefined ? null : reader.decode(message).tree;
    },
    advance(isOver) {
      nextIndex = Math.max(nextIndex, messages.firstIndex);
      for (const last = end(); nextIndex < last; nextIndex++) {
        if (nextIndex % ROWS_A_LOOK === 0 && isOver()) return false;
        pageOf(nextIndex);
      }
      return true;
    },
    follow() {
      for (const { words } of pages.dropBefore(messages.firstIndex)) {
        for (const text of words ?? []) wordsLength -= text?.length ?? 0;
      }
      const amended = messages.amendedSince(amendedCount);
      amendedCount = messages.amendedCount;
      if (amended === null) forgetAll();
      // Copies of a broadcast are counted in the message, and change nothing in what it says.
      else for (const index of amended) if (cursor.moveTo(index) && cursor.isLate) reset(index);
      if (revision !== reader.revision()) readAgain();
      revision = reader.revision();
    },
  };

  function forgetAll(): void {
    for (let index = messages.firstIndex; index < end(); index++) reset(index);
  }

  function readAgain(): void {
    for (const [place, { connectionId }] of messages.origins.entries()) {
      const origin = origins[place];
      if (origin === undefined) continue;
      const readAs = reader.readAs(connectionId);
      const isOther = readAs !== origin.readAs;
      if (!isOther && !origin.isPending) continue;
      for (let index = Math.max(origin.firstIndex, messages.firstIndex); cursor.moveTo(index); index++) {
        const facts = pages.of(index)?.facts[placeOf(index)] ?? 0;
        if (cursor.origin === place && (isOther || (facts & FACT.pending) !== 0)) reset(index);
      }
      Object.assign(origin, { readAs, isPending: false });
    }
  }
}
