// Times between frames, as the browser's own clock of frames tells them: a frame that was missed shows as a doubled time.

export interface FrameTimes {
  readonly count: number;
  readonly p50Ms: number;
  readonly p95Ms: number;
  readonly worstMs: number;
}

/** Runs in the page: scrolls `selector` up and down for `durationMs` (or not at all) and returns the times between frames. */
export async function recordFrames(selector: string | null, durationMs: number): Promise<number[]> {
  const found = selector === null ? null : document.querySelector(selector);
  if (selector !== null && found === null) throw new Error(`There is no ${selector}.`);
  const times: number[] = [];
  const middle = found === null ? 0 : found.scrollHeight / 2;
  if (found !== null) found.scrollTop = middle;
  const frame = (): Promise<number> => new Promise((resolve) => requestAnimationFrame(resolve));
  let before = await frame();
  const end = before + durationMs;
  for (let turn = 0; before < end; turn++) {
    // Three rows a frame is a fast wheel; back and forth, so that it never comes to an end.
    if (found !== null) found.scrollTop += turn % 240 < 120 ? -60 : 60;
    const now = await frame();
    times.push(now - before);
    before = now;
  }
  return times;
}

/** Runs in the page: whether it has a second without a task worth noting. */
export async function areFramesSteady(): Promise<boolean> {
  const frame = (): Promise<number> => new Promise((resolve) => requestAnimationFrame(resolve));
  const start = await frame();
  let before = start;
  while (before - start < 1000) {
    const now = await frame();
    if (now - before > 40) return false;
    before = now;
  }
  return true;
}

export function summaryOf(times: readonly number[]): FrameTimes {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share: number): number => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
  return { count: sorted.length, p50Ms: at(0.5), p95Ms: at(0.95), worstMs: sorted.at(-1) ?? 0 };
}
