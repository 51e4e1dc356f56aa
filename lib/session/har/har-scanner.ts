// Takes a HAR apart as it comes, so that a file of any length, and one that ends too early, gives what is in it: the
// text of each socket's messages one by one, of each entry without its messages, and of what else the log says.
import { createTaking } from './taking.ts';

export interface HarSink {
  /** One element of the entry's `_webSocketMessages`. Comes before its entry does. */
  message(text: string, line: number): void;
  /** One entry, its list of messages emptied; not whole when the text ends in it. */
  entry(text: string, line: number, isWhole: boolean): void;
  /** A value of the log besides its entries. */
  field(name: string, text: string): void;
  /** A value that is longer than can be read. */
  tooLong(line: number): void;
}

export interface HarScanner {
  push(piece: string): void;
  /** Lines read so far. */
  line(): number;
  /** Whether the text was complete. Else the entry that it ends in is given as far as it goes. */
  end(): boolean;
}

type Place = 'root' | 'log' | 'entries' | 'entry' | 'messages';

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const LINE_FEED = 0x0a;

export function createHarScanner(sink: HarSink): HarScanner {
  const places: Place[] = [];
  /** Open brackets inside a place that is of no interest by itself: only counted, however deep. */
  let depth = 0;
  let isInString = false;
  let isEscaped = false;
  /** The newest string of a place with names, for when a colon follows. */
  let word = '';
  let key = '';
  let line = 1;
  let isStarted = false;

  const entry = createTaking();
  const value = createTaking();
  let entryComma = 0;

  function push(piece: string): void {
    entry.beginPiece();
    value.beginPiece();
    for (let index = 0; index < piece.length; index++) {
      const unit = piece.charCodeAt(index);
      if (isInString) index = passString(piece, index);
      else if (unit === QUOTE) openString();
      else if (unit === LINE_FEED) line++;
      else if (unit === 0x7b || unit === 0x5b) open(piece, index, unit === 0x7b);
      else if (unit === 0x7d || unit === 0x5d) close(piece, index);
      else if (unit === 0x2c) comma(piece, index);
      else if (unit === 0x3a && depth === 0) colon(index);
    }
    entry.endPiece(piece);
    value.endPiece(piece);
  }

  /** Index of the last unit of the string that is in this piece. */
  function passString(piece: string, start: number): number {
    for (let index = start; index < piece.length; index++) {
      const unit = piece.charCodeAt(index);
      if (isEscaped) isEscaped = false;
      else if (unit === BACKSLASH) isEscaped = true;
      else if (unit === QUOTE) {
        isInString = false;
        if (hasNames()) word += piece.slice(start, index);
        return index;
      }
    }
    if (hasNames()) word += piece.slice(start);
    return piece.length;
  }

  function openString(): void {
    isInString = true;
    if (hasNames()) word = '';
  }

  function hasNames(): boolean {
    const place = places.at(-1);
    return depth === 0 && (place === 'root' || place === 'log' || place === 'entry');
  }

  function open(piece: string, index: number, isObject: boolean): void {
    const place = depth === 0 ? placeInside(places.at(-1), isObject) : null;
    if (place === null) {
      depth++;
      return;
    }
    isStarted = true;
    places.push(place);
    if (place === 'log' || place === 'entries') value.drop();
    if (place === 'entry') {
      value.drop();
      entry.start(index, line);
      entryComma = 0;
    } else if (place === 'messages') {
      entry.pause(piece, index + 1);
      value.start(index + 1, line);
    }
  }

  function placeInside(parent: Place | undefined, isObject: boolean): Place | null {
    if (parent === undefined) return isObject && !isStarted ? 'root' : null;
    if (parent === 'root') return isObject && key === 'log' ? 'log' : null;
    if (parent === 'log') return !isObject && key === 'entries' ? 'entries' : null;
    if (parent === 'entries') return isObject ? 'entry' : null;
    return parent === 'entry' && !isObject && key === '_webSocketMessages' ? 'messages' : null;
  }

  function close(piece: string, index: number): void {
    if (depth > 0) {
      depth--;
      return;
    }
    finishValue(piece, index);
    const place = places.pop();
    if (place === 'messages') entry.resume(index);
    else if (place === 'entry')
      give(entry.finish(piece, index + 1), (text, at) => sink.entry(text, at, true), entry.line);
    if (place === 'entries') key = '';
  }

  function comma(piece: string, index: number): void {
    if (depth > 0) return;
    finishValue(piece, index);
    const place = places.at(-1);
    if (place === 'entry') entryComma = entry.lengthAt(index);
    else if (place === 'messages') value.start(index + 1, line);
  }

  function colon(index: number): void {
    if (!hasNames()) return;
    key = word;
    if (places.at(-1) === 'log') value.start(index + 1, line);
  }

  function finishValue(piece: string, index: number): void {
    const place = places.at(-1);
    if (!value.isTaking()) return;
    const text = value.finish(piece, index);
    if (place === 'messages') give(text, (found, at) => found.trim() !== '' && sink.message(found, at), value.line);
    else if (place === 'log') give(text, (found) => sink.field(key, found), value.line);
  }

  function give(text: string | null, to: (text: string, line: number) => void, at: number): void {
    if (text === null) sink.tooLong(at);
    else to(text, at);
  }

  return {
    push,
    line: () => line,
    end() {
      if (places.length === 0 && depth === 0 && !isInString) return isStarted;
      const rest = places.includes('entry') ? entry.rest() : null;
      if (rest === null) return false;
      const repaired = places.includes('messages') ? `${rest}]}` : `${rest.slice(0, entryComma)}}`;
      sink.entry(repaired, entry.line, false);
      return false;
    },
  };
}
