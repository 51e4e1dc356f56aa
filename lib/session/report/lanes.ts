// The timeline of a report: when each client connected, was open, waited, failed and talked. Pure.
import type { Client } from '../../model/client.ts';
import type { Connection } from '../../model/connection.ts';
import type { SessionView } from '../../model/session.ts';
import type { ConnectionId } from '../../protocol/identifiers.ts';
import type { Texts } from '../../texts/texts.ts';
import { type Names, noteName } from './client-names.ts';
import type { TickCounts } from './tick-counts.ts';

/** Times in ms since the start of the timeline. */
export interface Stretch {
  readonly kind: 'connecting' | 'open' | 'waiting';
  readonly from: number;
  readonly to: number;
}

export interface Lane {
  readonly label: string;
  readonly stretches: readonly Stretch[];
  /** Where attempts failed and connections were lost. */
  readonly failedAt: readonly number[];
  /** Messages in each of `TICKS` parts of the timeline. */
  readonly received: readonly number[];
  readonly sent: readonly number[];
}

export interface Timeline {
  readonly description: string;
  readonly legend: Texts['report']['timeline']['legend'];
  /** What of the legend there is to see. */
  readonly used: ReadonlySet<keyof Texts['report']['timeline']['legend']>;
  readonly startedAt: number;
  readonly lengthMs: number;
  readonly lanes: readonly Lane[];
  /** While duplicates were open: over which lanes, by their index. */
  readonly marks: ReadonlyArray<{ readonly from: number; readonly to: number; readonly lanes: readonly number[] }>;
  /** What the user noted: its name and its place. */
  readonly notes: ReadonlyArray<{ readonly name: string; readonly at: number }>;
  readonly moreLanes: string | null;
  /** Names of times, from the start on. */
  timeName(ms: number): string;
}

/** Columns of ticks that a lane has. */
export const TICKS = 360;
const MAX_LANES = 40;
const MAX_STRETCHES = 1_000;

export function timelineOf(
  view: SessionView,
  ticks: ReadonlyMap<ConnectionId, TickCounts>,
  names: Names,
  texts: Texts,
): Timeline | null {
  const { clients, connections, startedAt, lastEventAt } = view;
  if (startedAt === null || lastEventAt === null || clients.length === 0) return null;
  const lengthMs = Math.max(1, lastEventAt - startedAt);
  const shown = clients.slice(0, MAX_LANES);
  const { timeline } = texts.report;
  const laneOf = new Map(shown.flatMap(({ connectionIds }, lane) => connectionIds.map((id) => [id, lane] as const)));
  const clamp = (at: number) => Math.min(lengthMs, Math.max(0, at - startedAt));
  const lanes = shown.map((client) => {
    const members = client.connectionIds.map((id) => connections.get(id)).filter((one) => one !== undefined);
    return {
      label: names.ofClient(client).letter,
      stretches: stretchesOf(members, client, lastEventAt, clamp),
      failedAt: members.filter(hasFailed).map(({ closedAt, createdAt }) => clamp(closedAt ?? createdAt)),
      ...ticksOf(members, ticks, { startedAt, lengthMs }),
    };
  });
  const marks = view.findings.flatMap((finding) => {
    if (finding.rule !== 'duplicate-connections') return [];
    const over = [...new Set(finding.connectionIds.map((id) => laneOf.get(id)))].filter((lane) => lane !== undefined);
    return [{ from: clamp(finding.since), to: clamp(finding.until ?? lastEventAt), lanes: over }];
  });
  const notes = view.notes.map(({ timestamp }, index) => ({ name: noteName(index), at: clamp(timestamp) }));
  return {
    description: timeline.description(clients.length),
    legend: timeline.legend,
    used: usedIn(lanes, marks.length > 0, notes.length > 0),
    startedAt,
    lengthMs,
    lanes,
    marks,
    notes,
    moreLanes: clients.length > MAX_LANES ? timeline.moreLanes(clients.length - MAX_LANES) : null,
    timeName: texts.format.time,
  };
}

function usedIn(lanes: readonly Lane[], hasMarks: boolean, hasNotes: boolean): Timeline['used'] {
  const used = new Set<keyof Timeline['legend']>();
  for (const { stretches, failedAt, received, sent } of lanes) {
    for (const { kind } of stretches) used.add(kind);
    if (failedAt.length > 0) used.add('failed');
    if ([...received, ...sent].some((count) => count > 0)) used.add('messages');
  }
  if (hasMarks) used.add('finding');
  if (hasNotes) used.add('note');
  return used;
}

/** Failed before it was open, or lost without a closing handshake. */
function hasFailed({ failure, close, endedWithRealm }: Connection): boolean {
  return failure !== null || (close !== null && !close.wasClean && !endedWithRealm);
}

function stretchesOf(
  members: readonly Connection[],
  { attempts }: Client,
  end: number,
  clamp: (at: number) => number,
): Stretch[] {
  const stretches: Stretch[] = [];
  for (const [index, { createdAt, openedAt, closedAt }] of members.slice(-MAX_STRETCHES).entries()) {
    const delayMs = attempts[members.length - Math.min(members.length, MAX_STRETCHES) + index]?.delayMs ?? null;
    const over = closedAt ?? end;
    if (delayMs !== null && delayMs > 0) {
      stretches.push({ kind: 'waiting', from: clamp(createdAt - delayMs), to: clamp(createdAt) });
    }
    stretches.push({ kind: 'connecting', from: clamp(createdAt), to: clamp(openedAt ?? over) });
    if (openedAt !== null) stretches.push({ kind: 'open', from: clamp(openedAt), to: clamp(over) });
  }
  return stretches;
}

function ticksOf(
  members: readonly Connection[],
  ticks: ReadonlyMap<ConnectionId, TickCounts>,
  { startedAt, lengthMs }: { startedAt: number; lengthMs: number },
): { received: number[]; sent: number[] } {
  const received = Array<number>(TICKS).fill(0);
  const sent = Array<number>(TICKS).fill(0);
  for (const { id } of members) {
    const bins = ticks.get(id)?.bins() ?? null;
    if (bins === null) continue;
    for (let index = 0; index < bins.received.length; index++) {
      const at = bins.from + (index + 0.5) * bins.widthMs - startedAt;
      const tick = Math.min(TICKS - 1, Math.max(0, Math.floor((at / lengthMs) * TICKS)));
      received[tick] = (received[tick] ?? 0) + (bins.received[index] ?? 0);
      sent[tick] = (sent[tick] ?? 0) + (bins.sent[index] ?? 0);
    }
  }
  return { received, sent };
}
