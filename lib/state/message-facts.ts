// What decoding tells of each message, in columns: found out once and looked up by every filter after that. Decoding a
// million messages at each key stroke would take seconds.
import type { Decoded, Json } from '../decode/decoded.ts';
import type { Message } from '../model/message.ts';
import type { ReadonlyMessageLog } from '../model/message-log.ts';
import { createPages, PAGE_ROWS, placeOf } from '../model/pages.ts';
import { createLabels, type Labels } from './labels.ts';
import { wordsBeside } from './words-beside.ts';

/** Reads single messages. */
export interface MessageReader {
  describe(message: Message): Omit<Decoded, 'tree' | 'drift'>;
  decode(message: Message): Decoded;
}

const FACT = {
  known: 1,
  heartbeat: 2,
  error: 4,
  /** Its tree is what `JSON.parse` makes of its text. */
  json: 8,
  /** It says more than its text does: these words are kept, or are to be read again. */
  words: 16,
  unkeptWords: 32,
  driftKnown: 64,
  drift: 128,
  unknownType: 256,
} as const;

/** Words that decoding adds to texts, as a summary does. Beyond this they are read again for each search. UTF-16 units. */
const MAX_WORDS_LENGTH = 32 * 1024 * 1024;
/** Most of a tree that is searched where the payload is no text. UTF-16 units. */
const MAX_TREE_LENGTH = 65_536;
/** Messages found out between two looks at the clock. */
const ROWS_A_LOOK = 16;
const JSON_FORMATS: ReadonlySet<string> = new Set(['json', 'trading', 'json-rpc']);

interface FactPage {
  readonly facts: Uint16Array;
  readonly type: Uint16Array;
  readonly channel: Uint16Array;
  /** One place for each row; made for the first words of the page. */
  words: Array<string | undefined> | null;
}

export interface MessageFacts {
  readonly types: Labels;
  readonly channels: Labels;
  /** Of a kept message; decoded now if it was not before. */
  typeOf(index: number): string | null;
  channelOf(index: number): string | null;
  isHeartbeat(index: number): boolean;
  /** It could not be decoded as what its connection speaks. */
  hasError(index: number): boolean;
  hasDrift(index: number): boolean;
  isOfUnknownType(index: number): boolean;
  isJson(index: number): boolean;
  /** What a person can read of it besides its text. */
  wordsOf(index: number): string;
  treeOf(index: number): Json;
  /** Finds out what is missing, in order, until `isOver`; true when nothing is missing. */
  advance(isOver: () => boolean): boolean;
  /** Takes in what was evicted and amended. */
  follow(): void;
  /** Messages decode to something else now: those of one place in `origins`, or all. */
  forget(origin?: number): void;
}

export function createMessageFacts(messages: ReadonlyMessageLog, reader: MessageReader): MessageFacts {
  const types = createLabels();
  const channels = createLabels();
  const pages = createPages<FactPage>(() => ({
    facts: new Uint16Array(PAGE_ROWS),
    type: new Uint16Array(PAGE_ROWS),
    channel: new Uint16Array(PAGE_ROWS),
    words: null,
  }));
  const cursor = messages.cursor();
  let wordsLength = 0;
  let nextIndex = 0;
  let amendedCount = 0;

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
    const description = reader.describe(message);
    page.type[row] = types.idOf(description.typeLabel);
    page.channel[row] = channels.idOf(description.channel);
    page.facts[row] =
      FACT.known |
      (description.isHeartbeat ? FACT.heartbeat : 0) |
      (description.error === null ? 0 : FACT.error) |
      (JSON_FORMATS.has(description.format) ? FACT.json : 0) |
      keepWords(page, message, description);
  }

  function keepWords(page: FactPage, message: Message, description: ReturnType<MessageReader['describe']>): number {
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

  function readWords(index: number): string {
    const message = messages.at(index);
    if (message === undefined) return '';
    const description = reader.describe(message);
    if (typeof message.payload === 'string') return wordsBeside(message.payload, description);
    const tree = reader.decode(message).tree;
    const fields = tree === null ? '' : JSON.stringify(tree).slice(0, MAX_TREE_LENGTH);
    return `${description.typeLabel ?? ''}\n${description.summary}\n${fields}`;
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
    hasError: (index) => has(index, FACT.error),
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
      return has(index, FACT.unkeptWords) ? readWords(index) : (pageOf(index).words?.[placeOf(index)] ?? '');
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
    },
    forget(origin) {
      if (origin === undefined) forgetAll();
      else {
        for (let index = messages.firstIndex; cursor.moveTo(index); index++) if (cursor.origin === origin) reset(index);
      }
    },
  };

  function forgetAll(): void {
    for (let index = messages.firstIndex; index < end(); index++) reset(index);
  }
}
