// Everything that one picture of the timeline shows, in pixels of its canvas. Pure: drawing and pointing both go by it.
import type { Client } from '../../lib/model/client.ts';
import type { Finding } from '../../lib/model/findings/finding.ts';
import type { SessionView } from '../../lib/model/session.ts';
import type { ConnectionId } from '../../lib/protocol/identifiers.ts';
import type { TickLog } from '../../lib/state/timeline/tick-log.ts';
import type { TimeRange } from '../../lib/state/timeline/time-range.ts';
import { type FindingMark, findingMarks, type Overlap, overlapsOf } from './finding-marks.ts';
import { type LaneShapes, laneShapes } from './lane-shapes.ts';
import { type AxisLine, axisLines, axisStep, createTimeScale, type TimeScale } from './time-scale.ts';

/** Height of a lane; where all lanes have room, they are larger. */
const LANE = { small: 40, large: 64 } as const;

export function lanePxFor(laneCount: number, heightPx: number): number {
  return laneCount * LANE.large <= heightPx ? LANE.large : LANE.small;
}

export interface Lane {
  readonly client: Client;
  readonly position: number;
  readonly top: number;
  readonly shapes: LaneShapes;
}

/** Something of the page that holds for all lanes. */
export interface Moment {
  readonly kind: 'page' | 'attached' | 'note';
  readonly x: number;
  readonly time: number;
  /** What the user noted; empty for what happened by itself. */
  readonly text: string;
  readonly hasPicture: boolean;
}

/** A time in which the page could not be seen, or in which there was none. */
export interface Shade {
  readonly kind: 'hidden' | 'navigating';
  readonly x: number;
  readonly width: number;
}

export interface Scene {
  readonly scale: TimeScale;
  /** Epoch ms from which the axis counts. */
  readonly origin: number;
  readonly lines: readonly AxisLine[];
  readonly stepMs: number;
  /** Those in view. */
  readonly lanes: readonly Lane[];
  readonly moments: readonly Moment[];
  readonly shades: readonly Shade[];
  readonly overlaps: readonly Overlap[];
  readonly marks: readonly FindingMark[];
  readonly scrollPx: number;
  readonly lanePx: number;
}

export interface SceneInput {
  readonly view: SessionView;
  readonly findings: readonly Finding[];
  readonly ticks: Pick<TickLog, 'of'>;
  readonly laneOf: (id: ConnectionId) => number | undefined;
  readonly range: TimeRange;
  readonly now: number;
  readonly widthPx: number;
  readonly heightPx: number;
  readonly scrollPx: number;
}

export function createScene(input: SceneInput): Scene {
  const { view, findings, ticks, range, now, scrollPx, heightPx } = input;
  const scale = createTimeScale(range, input.widthPx);
  const origin = view.startedAt ?? range.from;
  const source = {
    connectionOf: (id: ConnectionId) => view.connections.get(id),
    ticksOf: ticks.of,
    heartbeatsOf: (id: ConnectionId) => view.streams.get(id)?.heartbeats ?? [],
    now,
  };
  const lanePx = lanePxFor(view.clients.length, heightPx);
  const first = Math.max(0, Math.floor(scrollPx / lanePx));
  const end = Math.min(view.clients.length, Math.ceil((scrollPx + heightPx) / lanePx));
  return {
    scale,
    origin,
    lines: axisLines(scale, origin),
    stepMs: axisStep(scale),
    lanes: view.clients.slice(first, end).map((client, offset) => ({
      client,
      position: first + offset,
      top: (first + offset) * lanePx - scrollPx,
      shapes: laneShapes(client, source, scale),
    })),
    moments: momentsOf(view, scale),
    shades: shadesOf(view, now, scale),
    overlaps: overlapsOf(findings, input.laneOf, now, scale),
    marks: findingMarks(findings, scale),
    scrollPx,
    lanePx,
  };
}

function shadesOf({ realms, hiddenTimes }: SessionView, now: number, scale: TimeScale): Shade[] {
  const pages = pagesOf(realms);
  const hidden = hiddenTimes.map(({ since, until }) => ({ kind: 'hidden' as const, since, until: until ?? now }));
  const left = pages.flatMap(({ endedAt }, index) => {
    const next = pages[index + 1];
    if (endedAt === null || next === undefined) return [];
    return [{ kind: 'navigating' as const, since: endedAt, until: next.startedAt }];
  });
  return [...hidden, ...left]
    .filter(({ since, until }) => until >= scale.range.from && since <= scale.range.until)
    .map(({ kind, since, until }) => ({ kind, x: scale.xOf(since), width: (until - since) / scale.msPerPx }));
}

function pagesOf(realms: SessionView['realms']) {
  return [...realms.values()]
    .filter(({ kind, isTop }) => kind === 'window' && isTop)
    .sort((a, b) => a.startedAt - b.startedAt);
}

function momentsOf({ realms, attachedAt, notes }: SessionView, scale: TimeScale): Moment[] {
  const plain = { text: '', hasPicture: false };
  const pages = pagesOf(realms).map(({ startedAt }) => ({ kind: 'page' as const, time: startedAt, ...plain }));
  const attached = attachedAt === null ? [] : [{ kind: 'attached' as const, time: attachedAt, ...plain }];
  const noted = notes.map(({ timestamp, text, picture }) => {
    return { kind: 'note' as const, time: timestamp, text, hasPicture: picture !== undefined };
  });
  return [...pages, ...attached, ...noted]
    .filter(({ time }) => time >= scale.range.from && time <= scale.range.until)
    .map((moment) => ({ ...moment, x: scale.xOf(moment.time) }));
}
