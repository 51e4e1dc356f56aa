// What is drawn on the lane of one client: its connections one after the other, and the waits between them. Pure.
import type { Client } from '../../lib/model/client.ts';
import type { Connection } from '../../lib/model/connection.ts';
import type { Heartbeat } from '../../lib/model/streams/heartbeat.ts';
import type { ConnectionId } from '../../lib/protocol/identifiers.ts';
import type { ConnectionTicks } from '../../lib/state/timeline/tick-log.ts';
import { type BeatMark, beatMarks } from './beat-marks.ts';
import { addTickCounts, bucketCount } from './tick-counts.ts';
import type { TimeScale } from './time-scale.ts';

export type Phase = 'connecting' | 'open' | 'closing' | 'failed';
export type EndKind = 'failed' | 'lost' | 'closed' | 'left';

export interface Bar {
  readonly phase: Phase;
  readonly x: number;
  readonly width: number;
  readonly connectionId: ConnectionId;
}

export interface End {
  readonly kind: EndKind;
  readonly x: number;
  readonly connectionId: ConnectionId;
}

/** Nothing was tried from the end of one connection to the start of the next. */
export interface Wait {
  readonly x: number;
  readonly width: number;
  readonly delayMs: number;
  /** The connection that ended it. */
  readonly connectionId: ConnectionId;
}

export interface LaneShapes {
  readonly bars: readonly Bar[];
  readonly ends: readonly End[];
  readonly waits: readonly Wait[];
  readonly beats: readonly BeatMark[];
  /** Messages behind each `BUCKET_PX` of the lane. */
  readonly sent: Uint32Array;
  readonly received: Uint32Array;
}

export interface LaneSource {
  connectionOf(id: ConnectionId): Connection | undefined;
  ticksOf(id: ConnectionId): ConnectionTicks | undefined;
  heartbeatsOf(id: ConnectionId): readonly Heartbeat[];
  /** Epoch ms: how far what has not ended reaches. */
  readonly now: number;
}

export function laneShapes({ connectionIds }: Client, source: LaneSource, scale: TimeScale): LaneShapes {
  const { connectionOf, now } = source;
  const count = bucketCount(scale);
  const shapes = { bars: [] as Bar[], ends: [] as End[], waits: [] as Wait[], beats: [] as BeatMark[] };
  const [sent, received] = [new Uint32Array(count), new Uint32Array(count)];
  const startOf = (at: number) =>
    connectionOf(connectionIds[at] as ConnectionId)?.createdAt ?? Number.NEGATIVE_INFINITY;
  /** Position of the first connection that was constructed later than this. */
  const firstAfter = (time: number, from = 0) => {
    let [low, high] = [from, connectionIds.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (startOf(middle) <= time) low = middle + 1;
      else high = middle;
    }
    return low;
  };

  let previous: Connection | undefined;
  // The one before the first on show may reach into it.
  for (let at = Math.max(0, firstAfter(scale.range.from) - 1); at < connectionIds.length; at++) {
    const connection = connectionOf(connectionIds[at] as ConnectionId);
    if (connection === undefined) continue;
    if (previous !== undefined) addWait(shapes.waits, previous, connection, scale);
    else if (at > 0) addWait(shapes.waits, connectionOf(connectionIds[at - 1] as ConnectionId), connection, scale);
    if (connection.createdAt > scale.range.until) break;
    addConnection(shapes, connection, now, scale);
    const ticks = source.ticksOf(connection.id);
    if (ticks !== undefined) {
      addTickCounts(ticks.sent, scale, sent);
      addTickCounts(ticks.received, scale, received);
    }
    shapes.beats.push(...beatMarks(source.heartbeatsOf(connection.id), connection.closedAt, scale));
    previous = connection;
    // Thousands of attempts behind one pixel: only the last of them can reach beyond it.
    const behind = firstAfter(connection.createdAt + scale.msPerPx, at + 1) - 1;
    if (behind > at + MAX_BEHIND_PX) at = behind - 1;
  }
  return { ...shapes, sent, received };
}

/** More connections than this behind one pixel are not drawn one by one. */
const MAX_BEHIND_PX = 8;

interface Growing {
  readonly bars: Bar[];
  readonly ends: End[];
}

function addConnection({ bars, ends }: Growing, connection: Connection, now: number, scale: TimeScale): void {
  const { id: connectionId, createdAt, openedAt, closeRequestedAt, closedAt, readyState } = connection;
  const end = closedAt ?? now;
  const add = (phase: Phase, from: number, until: number) => {
    if (until < scale.range.from || from > scale.range.until) return;
    bars.push({ phase, x: scale.xOf(from), width: (until - from) / scale.msPerPx, connectionId });
  };
  if (openedAt === null) {
    add(readyState === 'closed' ? 'failed' : 'connecting', createdAt, end);
  } else {
    const closingAt = Math.min(end, Math.max(openedAt, closeRequestedAt ?? end));
    add('connecting', createdAt, openedAt);
    add('open', openedAt, closingAt);
    if (closingAt < end) add('closing', closingAt, end);
  }
  if (closedAt !== null) ends.push({ kind: endKindOf(connection), x: scale.xOf(closedAt), connectionId });
}

function endKindOf({ openedAt, endedWithRealm, close }: Connection): EndKind {
  if (endedWithRealm) return 'left';
  if (openedAt === null) return 'failed';
  return close?.wasClean === false ? 'lost' : 'closed';
}

function addWait(waits: Wait[], before: Connection | undefined, next: Connection, scale: TimeScale): void {
  const since = before?.closedAt ?? null;
  const delayMs = since === null ? 0 : next.createdAt - since;
  if (since === null || delayMs <= 0) return;
  waits.push({ x: scale.xOf(since), width: delayMs / scale.msPerPx, delayMs, connectionId: next.id });
}
