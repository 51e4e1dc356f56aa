// How many messages when, for a picture: a fixed number of bins that widen as the session grows.
export interface TickCounts {
  add(timestamp: number, isReceived: boolean): void;
  /** Epoch ms of the first bin, ms of each, and what is in them; null when nothing came. */
  bins(): { from: number; widthMs: number; received: Uint32Array; sent: Uint32Array } | null;
}

/** As many as a lane has points to draw them. Even. */
const BINS = 512;
const FIRST_WIDTH_MS = 16;

export function createTickCounts(): TickCounts {
  const received = new Uint32Array(BINS);
  const sent = new Uint32Array(BINS);
  let from = Number.NaN;
  let widthMs = FIRST_WIDTH_MS;

  function widen(): void {
    for (const bins of [received, sent]) {
      for (let index = 0; index < BINS; index++) {
        const isKept = index * 2 < BINS;
        bins[index] = isKept ? (bins[index * 2] ?? 0) + (bins[index * 2 + 1] ?? 0) : 0;
      }
    }
    widthMs *= 2;
  }

  return {
    add(timestamp, isReceived) {
      if (Number.isNaN(from)) from = timestamp;
      while ((timestamp - from) / widthMs >= BINS) widen();
      // What comes late in the log may have happened before its first.
      const index = Math.max(0, Math.floor((timestamp - from) / widthMs));
      const bins = isReceived ? received : sent;
      bins[index] = (bins[index] ?? 0) + 1;
    },
    bins: () => (Number.isNaN(from) ? null : { from, widthMs, received, sent }),
  };
}
