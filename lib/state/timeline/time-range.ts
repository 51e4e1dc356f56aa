// What part of the session's time is looked at, and how zooming and panning change it. Pure.

/** Epoch ms. */
export interface TimeRange {
  readonly from: number;
  readonly until: number;
}

/** `latest` moves on with the session, as does `all`; `fixed` stays where it was put. */
export type Zoom =
  | { readonly kind: 'all' }
  | { readonly kind: 'latest'; readonly spanMs: number }
  | { readonly kind: 'fixed'; readonly range: TimeRange };

export const ALL: Zoom = { kind: 'all' };

/** Two messages of one burst stand well apart at this, and epoch ms as floats still have digits to spare. */
export const MIN_SPAN_MS = 0.5;
/** A session that began just now is not stretched over the whole width. */
export const MIN_WHOLE_MS = 1000;
const MARGIN = 0.015;

export function spanOf({ from, until }: TimeRange): number {
  return until - from;
}

/** The whole time of a session and a little more, so that nothing stands at the edge. Null while there was no event. */
export function wholeRange(startedAt: number | null, now: number): TimeRange | null {
  if (startedAt === null) return null;
  const until = Math.max(now, startedAt + MIN_WHOLE_MS);
  const marginMs = (until - startedAt) * MARGIN;
  return { from: startedAt - marginMs, until: until + marginMs };
}

export function rangeOf(zoom: Zoom, whole: TimeRange): TimeRange {
  if (zoom.kind === 'all') return whole;
  if (zoom.kind === 'latest') return moved({ from: whole.until - zoom.spanMs, until: whole.until }, whole);
  return moved(zoom.range, whole);
}

/** Factors above 1 show less time. What stands at `at` stays where it is. */
export function zoomedAround(zoom: Zoom, whole: TimeRange, factor: number, at: number): Zoom {
  const range = rangeOf(zoom, whole);
  const span = Math.max(MIN_SPAN_MS, spanOf(range) / factor);
  const share = (at - range.from) / spanOf(range);
  const from = at - share * span;
  return zoomTo({ from, until: from + span }, whole);
}

export function pannedBy(zoom: Zoom, whole: TimeRange, deltaMs: number): Zoom {
  const { from, until } = rangeOf(zoom, whole);
  return zoomTo({ from: from + deltaMs, until: until + deltaMs }, whole);
}

/** The zoom that shows this range, or the nearest to it that the session has. */
export function zoomTo(range: TimeRange, whole: TimeRange): Zoom {
  if (spanOf(range) >= spanOf(whole)) return ALL;
  const wanted = Math.max(MIN_SPAN_MS, spanOf(range));
  const shown = moved({ from: range.from, until: range.from + wanted }, whole);
  return shown.until >= whole.until ? { kind: 'latest', spanMs: spanOf(shown) } : { kind: 'fixed', range: shown };
}

/** Moved as little as puts it inside of `whole`; cut where it is longer. */
function moved({ from, until }: TimeRange, whole: TimeRange): TimeRange {
  const span = Math.min(until - from, spanOf(whole));
  const start = Math.min(Math.max(from, whole.from), whole.until - span);
  return { from: start, until: start + span };
}
