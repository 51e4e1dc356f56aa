// Scans whose end nobody heard, or that say two things at once.
import { hasContradictoryEnds, type Scan } from '../../streams/scan.ts';
import type { Finding } from '../finding.ts';
import { type Heard, messagesOf, ofConnection, type StreamCase, type StreamRule } from './stream-rule.ts';

/** A scan that says nothing for so many times its usual pause, and for a heartbeat of the policy, has stopped talking. */
const PAUSES = 10;

/** The last scan, if it began here and neither ended nor made place for another. */
function openScan({ stream }: Pick<StreamCase, 'stream'>): Scan | null {
  const scan = stream.scans.at(-1);
  return scan === undefined || scan.ends.length > 0 || scan.starts.length === 0 ? null : scan;
}

export const scanWithoutEnd: StreamRule = (one) => {
  const scan = openScan(one);
  if (scan === null || !one.isOpen) return pausedScan(one);
  const silentMs = one.knownUntil(scan.lastAt) - scan.lastAt;
  if (silentMs <= patienceMs(scan, one)) return pausedScan(one);
  return [
    {
      ...ofConnection('scan-without-end', one, `${scan.since}`),
      severity: 'warning',
      confidence: 'uncertain',
      since: scan.since,
      facts: { ...progressOf(scan), silentMs, isOver: false },
      evidence: marksOf(scan),
    },
  ];
};

/** The last scan that was silent as long, but went on. */
function pausedScan(one: StreamCase): readonly Finding[] {
  const isLong = (scan: Scan) => scan.starts.length > 0 && knownPauseMs(scan, one) > patienceMs(scan, one);
  const scan = one.stream.scans.findLast(isLong);
  if (scan === undefined || scan.pause === null) return [];
  const { lengthMs: silentMs, until, messageIndex } = scan.pause;
  return [
    {
      ...ofConnection('scan-without-end', one, `${scan.since}`),
      severity: 'information',
      confidence: 'certain',
      since: until - silentMs,
      until,
      facts: { processed: null, total: null, silentMs, isOver: true },
      evidence: messagesOf([scan.starts[0]?.messageIndex ?? null, messageIndex]),
    },
  ];
}

/** Its longest, as far as nothing is missing of it. ms */
function knownPauseMs({ pause }: Scan, { knownUntil }: StreamCase): number {
  if (pause === null) return 0;
  const since = pause.until - pause.lengthMs;
  return knownUntil(since) < pause.until ? 0 : pause.lengthMs;
}

/** The longest pause is not the usual one. */
function patienceMs({ pause, progressCount, since, lastAt }: Scan, { standard }: StreamCase): number {
  const usualMs = progressCount < 2 ? 0 : (lastAt - since - (pause?.lengthMs ?? 0)) / (progressCount - 1);
  return Math.max(usualMs * PAUSES, standard.policy.heartbeatMs);
}

export const scanInterrupted: StreamRule = (one) => {
  const scan = openScan(one);
  const { connection } = one;
  const closedAt = connection.closedAt;
  // Whoever leaves the page does not wait for the end.
  if (scan === null || closedAt === null || connection.endedWithRealm) return [];
  // Its end may be among what is missing.
  if (one.knownUntil(scan.lastAt) < closedAt) return [];
  const later = one.neighbours().filter((other) => other.connection.createdAt >= closedAt && isOfSameRealm(other, one));
  const openedAt = Math.min(...later.map((other) => other.connection.openedAt ?? Number.POSITIVE_INFINITY));
  const isEndKnown = later.some(
    ({ stream }) => stream.scans[0]?.starts.length === 0 && stream.scans[0].ends.length > 0,
  );
  return [
    {
      ...ofConnection('scan-interrupted', one, `${scan.since}`),
      severity: 'warning',
      confidence: 'certain',
      since: closedAt,
      until: Number.isFinite(openedAt) ? openedAt : null,
      facts: { ...progressOf(scan), awayMs: Number.isFinite(openedAt) ? openedAt - closedAt : null, isEndKnown },
      evidence: [...marksOf(scan), { kind: 'moment', connectionId: connection.id, moment: 'closed', at: closedAt }],
    },
  ];
};

function isOfSameRealm({ connection }: Heard, one: StreamCase): boolean {
  return connection.realmId === one.connection.realmId;
}

export const scanContradiction: StreamRule = (one) => {
  const { scans } = one.stream;
  const overlapped = scans.filter(({ isOverlapped, lastAt }, place) => {
    const nextAt = scans[place + 1]?.since;
    return isOverlapped && nextAt !== undefined && one.knownUntil(lastAt) >= nextAt;
  });
  const contradictory = scans.filter((scan) => hasContradictoryEnds(scan) && areEndsKnown(scan, one));
  const first = [...overlapped, ...contradictory].toSorted((a, b) => a.since - b.since)[0];
  const last = scans.at(-1);
  if (first === undefined || last === undefined) return [];
  const finding: Finding = {
    ...ofConnection('scan-contradiction', one),
    severity: 'information',
    confidence: 'certain',
    since: first.since,
    until: last.lastAt,
    facts: { overlaps: overlapped.length, contradictoryEnds: contradictory.length },
    evidence: messagesOf([...first.starts, ...first.ends].slice(0, 6).map(({ messageIndex }) => messageIndex)),
  };
  return [finding];
};

/** Else another scan may have begun between them. */
function areEndsKnown({ ends }: Scan, { knownUntil }: StreamCase): boolean {
  const [first, last] = [ends[0], ends.at(-1)];
  return first === undefined || last === undefined || knownUntil(first.at) >= last.at;
}

function progressOf({ progress }: Scan) {
  return { processed: progress?.processed ?? null, total: progress?.total ?? null };
}

function marksOf({ starts, progress }: Scan) {
  return messagesOf([starts[0]?.messageIndex ?? null, progress?.messageIndex ?? null]);
}
