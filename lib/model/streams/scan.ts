// The scans that one connection was told of, from start to end. Bounded: the newest. The server gives a scan no id, so one
// ends where the next begins.
import { type JsonObject, numberAt } from '../../decode/json.ts';

export interface ScanMark {
  /** The message's type. */
  readonly name: string;
  readonly at: number;
  readonly messageIndex: number;
  readonly channel: string | null;
}

export interface ScanEnd extends ScanMark {
  readonly isError: boolean;
  /** How many assets it says there were; null where it does not. */
  readonly total: number | null;
}

export interface ScanProgress {
  readonly at: number;
  readonly messageIndex: number;
  readonly processed: number | null;
  readonly total: number | null;
  readonly percent: number | null;
}

export interface ScanPause {
  /** ms */
  readonly lengthMs: number;
  /** Epoch ms of the message that ended it. */
  readonly until: number;
  readonly messageIndex: number;
}

export interface Scan {
  /** The server announces each scan on two channels. Empty when it began before anyone listened. */
  readonly starts: readonly ScanMark[];
  readonly progressCount: number;
  readonly progress: ScanProgress | null;
  readonly ends: readonly ScanEnd[];
  /** Another began on the same channel before this one ended. */
  readonly isOverlapped: boolean;
  /** The longest time between two messages of it; null while there is one only. */
  readonly pause: ScanPause | null;
  /** Epoch ms of what was first and last heard of it. */
  readonly since: number;
  readonly lastAt: number;
}

export const MAX_SCANS = 64;
/** A second announcement, or a second end, of the same scan comes within this time. ms */
const SAME_SCAN_MS = 30_000;
const MAX_MARKS = 8;

export interface ScanBook {
  apply(mark: ScanMark, body: JsonObject): void;
  snapshot(): readonly Scan[];
}

export function createScanBook(): ScanBook {
  let scans: readonly Scan[] = [];

  /** The current scan has become this by a message of it. */
  function replace(scan: Scan, { at, messageIndex }: Pick<ScanMark, 'at' | 'messageIndex'>): void {
    const lengthMs = at - scan.lastAt;
    const pause = lengthMs > (scan.pause?.lengthMs ?? 0) ? { lengthMs, until: at, messageIndex } : scan.pause;
    scans = [...scans.slice(0, -1), { ...scan, pause, lastAt: at }];
  }

  function begin(scan: Scan): void {
    scans = [...scans, scan].slice(-MAX_SCANS);
  }

  function started(mark: ScanMark): void {
    const current = scans.at(-1);
    const isSecondWord =
      current !== undefined &&
      mark.at - current.since <= SAME_SCAN_MS &&
      current.ends.length === 0 &&
      current.starts.every(({ channel }) => channel !== mark.channel);
    if (isSecondWord && current.starts.length < MAX_MARKS) {
      replace({ ...current, starts: [...current.starts, mark] }, mark);
      return;
    }
    if (current !== undefined && current.ends.length === 0) {
      scans = [...scans.slice(0, -1), { ...current, isOverlapped: true }];
    }
    begin({ ...newScan(mark), starts: [mark] });
  }

  function ended(mark: ScanMark, body: JsonObject): void {
    const end: ScanEnd = { ...mark, isError: mark.name === 'scanner_error', total: numberAt(body, 'total_assets') };
    const current = scans.at(-1);
    const lastEnd = current?.ends.at(-1);
    const isSecondWord = lastEnd !== undefined && mark.at - lastEnd.at <= SAME_SCAN_MS;
    const isSaid = current?.ends.some(({ name }) => name === mark.name) ?? false;
    const isOfCurrent = current !== undefined && (lastEnd === undefined || (isSecondWord && !isSaid));
    if (!isOfCurrent) begin({ ...newScan(mark), ends: [end] });
    else if (current.ends.length < MAX_MARKS) replace({ ...current, ends: [...current.ends, end] }, mark);
  }

  function progressed(mark: ScanMark, body: JsonObject): void {
    const current = scans.at(-1);
    const lastEnd = current?.ends.at(-1);
    // What was still on its way as the end was said.
    if (lastEnd !== undefined && mark.at - lastEnd.at <= SAME_SCAN_MS) return;
    if (current === undefined || lastEnd !== undefined) begin(newScan(mark));
    const scan = scans.at(-1) as Scan;
    const { at, messageIndex } = mark;
    // Steps come without items, and items without steps: the last count of items stays.
    const processed = positive(numberAt(body, 'processed_count')) ?? scan.progress?.processed ?? null;
    const total = positive(numberAt(body, 'total_assets')) ?? scan.progress?.total ?? null;
    const progress = { at, messageIndex, processed, total, percent: numberAt(body, 'progress_percentage') };
    replace({ ...scan, progress, progressCount: scan.progressCount + 1 }, mark);
  }

  return {
    apply(mark, body) {
      if (mark.name === 'scanner_started') started(mark);
      else if (mark.name === 'scanner_progress') progressed(mark, body);
      else ended(mark, body);
    },
    snapshot: () => scans,
  };
}

const SCAN_TYPES: ReadonlySet<string | null> = new Set([
  ...['scanner_started', 'scanner_progress', 'scanner_completion', 'scanner_completed', 'scanner_error'],
]);

/** Whether a message of the trading app tells of a scan. */
export function isOfScan(typeLabel: string | null): boolean {
  return SCAN_TYPES.has(typeLabel);
}

/** Two ends that cannot both be true: success and error, or different numbers of assets. */
export function hasContradictoryEnds({ ends }: Scan): boolean {
  const totals = new Set(ends.map(({ total }) => total).filter((total) => total !== null));
  return new Set(ends.map(({ isError }) => isError)).size > 1 || totals.size > 1;
}

function newScan({ at }: ScanMark): Scan {
  const nothing = { starts: [], progressCount: 0, progress: null, ends: [], isOverlapped: false, pause: null };
  return { ...nothing, since: at, lastAt: at };
}

function positive(count: number | null): number | null {
  return count === null || count <= 0 ? null : count;
}
