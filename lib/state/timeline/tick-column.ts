// Times of messages in order, with the place of each in the log: 12 bytes a message. Grows in place: a copy for every
// batch would be quadratic.

export interface TickColumn {
  readonly length: number;
  append(time: number, messageIndex: number): void;
  /** Forgets the oldest while they lie before `firstIndex` in the log. */
  forgetBefore(firstIndex: number): void;
  /** Messages before this time (epoch ms), searched from position `start` on: how many come before a pixel. */
  countBefore(time: number, start?: number): number;
  timeAt(position: number): number | undefined;
  messageIndexAt(position: number): number | undefined;
}

const FIRST_CAPACITY = 64;

export function createTickColumn(): TickColumn {
  let times = new Float64Array(FIRST_CAPACITY);
  let indexes = new Uint32Array(FIRST_CAPACITY);
  let head = 0;
  let end = 0;
  /** Up to here they are in order. What another clock dated earlier waits behind it until somebody asks. */
  let sortedEnd = 0;

  function makeRoom(): void {
    const isMostlyForgotten = head > times.length / 2;
    const capacity = isMostlyForgotten ? times.length : times.length * 2;
    const [oldTimes, oldIndexes] = [times.subarray(head, end), indexes.subarray(head, end)];
    times = new Float64Array(capacity);
    indexes = new Uint32Array(capacity);
    times.set(oldTimes);
    indexes.set(oldIndexes);
    sortedEnd -= head;
    end -= head;
    head = 0;
  }

  /** Sorts what came late and merges it from the end, so that only what it overlaps is moved. */
  function settle(): void {
    if (sortedEnd === end) return;
    const late = Array.from({ length: end - sortedEnd }, (_, offset) => sortedEnd + offset)
      .map((at) => ({ time: times[at] ?? 0, index: indexes[at] ?? 0 }))
      .sort((a, b) => a.time - b.time || a.index - b.index);
    let kept = sortedEnd - 1;
    let target = end - 1;
    for (let next = late.length - 1; next >= 0; target--) {
      const { time, index } = late[next] as { time: number; index: number };
      const isKeptLater = kept >= head && (times[kept] ?? 0) > time;
      times[target] = isKeptLater ? (times[kept] ?? 0) : time;
      indexes[target] = isKeptLater ? (indexes[kept] ?? 0) : index;
      if (isKeptLater) kept--;
      else next--;
    }
    sortedEnd = end;
  }

  return {
    get length() {
      return end - head;
    },
    append(time, messageIndex) {
      if (end === times.length) makeRoom();
      const isInOrder = sortedEnd === end && (end === head || time >= (times[end - 1] ?? 0));
      times[end] = time;
      indexes[end] = messageIndex;
      end++;
      if (isInOrder) sortedEnd = end;
    },
    forgetBefore(firstIndex) {
      if (head === end || (indexes[head] ?? 0) >= firstIndex) return;
      settle();
      while (head < end && (indexes[head] ?? 0) < firstIndex) head++;
    },
    countBefore(time, start = 0) {
      settle();
      return firstAtOrAfter(times, time, head + start, end) - head;
    },
    timeAt(position) {
      settle();
      return position >= 0 && head + position < end ? times[head + position] : undefined;
    },
    messageIndexAt(position) {
      settle();
      return position >= 0 && head + position < end ? indexes[head + position] : undefined;
    },
  };
}

/** Steps grow before they are halved: what is asked next mostly lies near by. */
function firstAtOrAfter(times: Float64Array, time: number, start: number, end: number): number {
  let [low, step] = [start, 1];
  while (low + step < end && (times[low + step] ?? 0) < time) {
    low += step;
    step *= 2;
  }
  let high = Math.min(end, low + step + 1);
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((times[middle] ?? 0) < time) low = middle + 1;
    else high = middle;
  }
  return low;
}
