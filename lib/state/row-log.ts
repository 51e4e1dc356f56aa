// The rows of the grid: messages and marks that pass the filter, in order of time. Mutable, like the logs under it:
// filtering a million messages again for each batch would be quadratic. It works in slices: first on what is new, then
// back from the newest to the oldest. It is thrown away when the filter or the choice of connections changes.
import type { Message } from '../model/message.ts';
import type { ReadonlyMessageLog } from '../model/message-log.ts';
import { createEntryList } from './entry-list.ts';
import type { MarkLog, PlacedMark } from './mark-log.ts';
import type { RowTests } from './row-tests.ts';
import type { Row, Rows } from './rows.ts';

export interface RowLog {
  /** The rows after taking in what is new, until `isOver`; the same object when nothing is. */
  extend(isOver: () => boolean): Rows;
  /** Share of the messages that were looked at; 1 when it is done. */
  readonly progress: number;
}

/** Rows tested between two looks at the clock. */
const ROWS_A_LOOK = 64;

export function createRowLog(messages: ReadonlyMessageLog, markLog: MarkLog, tests: RowTests): RowLog {
  let entries = createEntryList();
  /** One for each message that is looked at, so that what draws it sees that it is the same. */
  const madeRows = new WeakMap<Message, Row>();
  let messageCount = 0;
  let takenCount = 0;
  let firstNumber = 0;
  let series = {};
  let amendedCount = messages.amendedCount;
  let version = markLog.version;
  /** Messages from `low` to `high` (exclusive) were looked at, and marks from `firstMark` to `endMark`. */
  let low = 0;
  let high = 0;
  let firstMark = 0;
  let endMark = 0;
  let isChanged = true;
  const end = (): number => messages.firstIndex + messages.length;
  const markAt = (entry: number): PlacedMark | undefined => (entry < 0 ? markLog.marks[-1 - entry] : undefined);
  /** Where an entry stands between the messages. */
  const placeOf = (entry: number): number => (entry >= 0 ? entry : (markAt(entry)?.before ?? 0) - 0.5);
  startAgain();
  let rows: Rows = snapshot();

  function startAgain(): void {
    entries = createEntryList();
    series = {};
    messageCount = 0;
    low = high = end();
    endMark = markLog.marks.findIndex(({ before }) => before >= high);
    if (endMark < 0) endMark = markLog.marks.length;
    firstMark = endMark;
    isChanged = true;
    tests.renew();
  }

  function snapshot(): Rows {
    const { length } = entries;
    const entryAt = entries.reader();
    return {
      length,
      messageCount,
      takenCount,
      firstNumber,
      series,
      at: (position) => rowOf(position < length ? entryAt(position) : undefined),
      indexAt(position) {
        const entry = position < length ? entryAt(position) : undefined;
        return entry === undefined || entry < 0 ? null : entry;
      },
      positionOf(key) {
        const entry = entryOf(key);
        return entry === null ? -1 : positionOf(entry);
      },
      positionFrom(key) {
        const entry = entryOf(key);
        return entry === null ? 0 : lowerBound(placeOf(entry));
      },
    };
  }

  function entryOf(key: string): number | null {
    if (/^\d+$/.test(key)) return Number(key);
    const mark = markLog.placeOf(key);
    return mark < 0 ? null : -1 - mark;
  }

  function rowOf(entry: number | undefined): Row | undefined {
    if (entry === undefined) return undefined;
    const placed = markAt(entry);
    if (placed !== undefined) return { kind: 'mark', mark: placed.mark };
    const message = messages.at(entry);
    return message && rowOfMessage(message);
  }

  function rowOfMessage(message: Message): Row {
    const made = madeRows.get(message);
    if (made !== undefined) return made;
    const row: Row = { kind: 'message', message };
    madeRows.set(message, row);
    return row;
  }

  /** Of the first entry that stands at or behind `place`. */
  function lowerBound(place: number): number {
    const entryAt = entries.reader();
    let [from, to] = [0, entries.length];
    while (from < to) {
      const middle = (from + to) >>> 1;
      if (placeOf(entryAt(middle) ?? 0) < place) from = middle + 1;
      else to = middle;
    }
    return from;
  }

  function positionOf(entry: number): number {
    const entryAt = entries.reader();
    const place = placeOf(entry);
    for (let position = lowerBound(place); position < entries.length; position++) {
      const found = entryAt(position) ?? 0;
      if (found === entry) return position;
      if (placeOf(found) > place) return -1;
    }
    return -1;
  }

  function takeNewMark(): void {
    const { mark } = markLog.marks[endMark] as PlacedMark;
    if (tests.mark(mark)) pushNewest(-1 - endMark);
    endMark++;
  }

  function takeOldMark(): void {
    firstMark--;
    const { mark } = markLog.marks[firstMark] as PlacedMark;
    if (tests.mark(mark)) pushOldest(-1 - firstMark);
  }

  function pushNewest(entry: number): void {
    entries.pushNewest(entry);
    takenCount++;
    if (entry >= 0) messageCount++;
    isChanged = true;
  }

  function pushOldest(entry: number): void {
    entries.pushOldest(entry);
    firstNumber--;
    if (entry >= 0) messageCount++;
    isChanged = true;
  }

  function takeNew(isOver: () => boolean): void {
    const isDue = (): boolean => (markLog.marks[endMark]?.before ?? Number.POSITIVE_INFINITY) <= high;
    for (const last = end(); high < last; high++) {
      if (high % ROWS_A_LOOK === 0 && isOver()) return;
      while (isDue()) takeNewMark();
      if (tests.message(high)) pushNewest(high);
    }
    while (isDue()) takeNewMark();
  }

  function takeOld(isOver: () => boolean): void {
    while (low > messages.firstIndex) {
      if (low % ROWS_A_LOOK === 0 && isOver()) return;
      low--;
      if (tests.message(low)) pushOldest(low);
      while (firstMark > 0 && (markLog.marks[firstMark - 1]?.before ?? 0) >= low) {
        if (isEvicted(-firstMark)) firstMark = 0;
        else takeOldMark();
      }
    }
  }

  /** A mark goes with the messages that it came between. */
  function isEvicted(entry: number): boolean {
    const first = messages.firstIndex;
    return entry >= 0 ? entry < first : first > 0 && (markAt(entry)?.before ?? 0) <= first;
  }

  function dropEvicted(): void {
    entries.dropWhile(isEvicted, (entry) => {
      if (entry >= 0) messageCount--;
      firstNumber++;
      isChanged = true;
    });
    low = Math.max(low, messages.firstIndex);
    high = Math.max(high, messages.firstIndex);
  }

  /** What was amended may pass now, or no longer: its bytes came, or it turned out to be a copy. */
  function testAmended(): void {
    const amended = messages.amendedSince(amendedCount);
    if (messages.amendedCount !== amendedCount) isChanged = true;
    amendedCount = messages.amendedCount;
    if (tests.passesAll) return;
    if (amended === null) startAgain();
    else for (const index of amended) if (index >= low && index < high) testAgain(index);
  }

  function testAgain(index: number): void {
    const position = lowerBound(index);
    const isThere = entries.reader()(position) === index;
    if (tests.message(index) === isThere) return;
    if (isThere) entries.remove(position);
    else entries.insert(position, index);
    messageCount += isThere ? -1 : 1;
  }

  return {
    extend(isOver) {
      if (markLog.version !== version || tests.isStale()) {
        version = markLog.version;
        startAgain();
      }
      dropEvicted();
      testAmended();
      takeNew(isOver);
      if (high === end()) takeOld(isOver);
      if (isChanged) rows = snapshot();
      isChanged = false;
      return rows;
    },
    get progress() {
      return messages.length === 0 ? 1 : (high - low) / messages.length;
    },
  };
}
