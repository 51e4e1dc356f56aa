import type { Spread } from '../bench/median.ts';
import type { ChromeResult } from './chrome-messages.ts';
import type { FilterTime } from './filter-time.ts';
import type { FirstRow } from './first-row.ts';
import type { FrameTimes } from './frame-times.ts';
import type { KeptCapture } from './kept-capture.ts';
import { CALM_RATE, LIVE_RATE, type PanelResult, type Receiving } from './loaded-panel.ts';
import type { Others } from './others.ts';

/** What the panel must keep to. A frame of 60 Hz takes 16.7 ms; between two readings of the browser's clock, 16.6 to 16.8. */
export const BUDGET = { heapMB: 300, textMs: 300, decodedMs: 1_000, p95FrameMs: 16.8, firstRowMs: 200 } as const;

interface FirstRows {
  readonly atRest: FirstRow;
  readonly starting: FirstRow;
}

/** Null: that part was not asked for. */
export interface PanelBench {
  readonly machine: { readonly cpus: number; readonly load: { readonly before: number; readonly after: number } };
  readonly firstRow: FirstRows | null;
  readonly others: Others | null;
  readonly panel: PanelResult | null;
  readonly chrome: ChromeResult | null;
}

type Line = readonly [what: string, value: string, note?: string];

export function tableOf({ machine, firstRow, others, panel, chrome }: PanelBench): string {
  const lines: readonly Line[] = [
    ...(panel === null ? [] : panelLines(panel)),
    ...(others === null ? [] : othersLines(others)),
    ...(firstRow === null ? [] : firstRowLines(firstRow)),
    ...(chrome === null ? [] : chromeLines(chrome, panel)),
    ['load of the machine', `${machine.load.before.toFixed(1)} before, ${machine.load.after.toFixed(1)} after`],
    ['  its processors', String(machine.cpus)],
  ];
  const width = Math.max(...lines.map(([what]) => what.length));
  return lines.map(([what, value, note = '']) => `${what.padEnd(width)}  ${value}  ${note}`.trimEnd()).join('\n');
}

function panelLines(panel: PanelResult): readonly Line[] {
  return [
    ['Tapewire', `${count(panel.messages)} messages of 200 B, loaded in ${panel.loadSeconds.toFixed(0)} s`],
    ['  kept in the database', milliseconds(panel.kept.behindMs), keptNote(panel.kept)],
    ['  heap of the panel', megabytes(panel.heapMB), kept(panel.heapMB, BUDGET.heapMB, 'MB')],
    ['  heap before', megabytes(panel.emptyMB)],
    filterLine('text, the first after loading', panel.firstFilter),
    ...Object.entries(panel.filters).map(([name, time]) => filterLine(name, time)),
    ...receivingLines('scrolling', panel.scrolling, LIVE_RATE),
    ...receivingLines('scrolling', panel.scrollingCalmly, CALM_RATE),
    ...receivingLines('following', panel.following, LIVE_RATE),
    ['  messages lost', count(panel.droppedCount), 'those beyond the bound are evicted, and said'],
  ];
}

function othersLines({ frontEnd, emptyPanel, plainList }: Others): readonly Line[] {
  return [
    [`DevTools at ${count(LIVE_RATE)}/s`, 'without us'],
    ['  frames of their own front end', frames(frontEnd), 'nothing scrolled'],
    ['  frames of a panel without code', frames(emptyPanel), 'scrolled as ours is'],
    ['  frames of one that draws a number a row', frames(plainList), 'and takes in nothing'],
  ];
}

function firstRowLines({ atRest, starting }: FirstRows): readonly Line[] {
  const budget = kept(atRest.fromChoiceMs.median, BUDGET.firstRowMs, 'ms');
  return [
    ['First row after the panel was chosen', spread(atRest.fromChoiceMs), budget],
    ['  after its document began', spread(atRest.fromDocumentMs)],
    ['  chosen while DevTools still start', spread(starting.fromChoiceMs)],
  ];
}

function chromeLines(chrome: ChromeResult, panel: PanelResult | null): readonly Line[] {
  const ours = panel === null ? '' : `; ours ${bytesEach(panel)} B`;
  return [
    ["Chrome's Messages tab", `${count(chrome.messages)} of the same messages`],
    ['  heap of DevTools', megabytes(chrome.heapMB)],
    ['  heap before', megabytes(chrome.emptyMB), `${bytesEach(chrome)} B a message${ours}`],
    ['  its filter holds frames up for', milliseconds(chrome.filterMs)],
    ...chrome.receiving.map((times): Line => [`  frames, following at ${count(times.rate)}/s`, frames(times)]),
  ];
}

function filterLine(name: string, { firstRowsMs, allRowsMs, rowCount, worstFrameMs }: FilterTime): Line {
  const budget = name.startsWith('text') ? BUDGET.textMs : BUDGET.decodedMs;
  const times = `${milliseconds(allRowsMs)}, first rows ${milliseconds(firstRowsMs)}, worst frame ${milliseconds(worstFrameMs)}`;
  return [`  filter: ${name}`, `${times}, ${count(rowCount)} found`, kept(allRowsMs, budget, 'ms')];
}

function receivingLines(name: string, receiving: Receiving, rate: number): readonly Line[] {
  return [
    [
      `  frames, ${name} at ${count(rate)}/s`,
      frames(receiving),
      kept(tenths(receiving.p95Ms), BUDGET.p95FrameMs, 'ms'),
    ],
    ['    of which the panel itself works', `${(receiving.workShare * 100).toFixed(0)} % of the time`],
  ];
}

function tenths(valueMs: number): number {
  return Math.round(valueMs * 10) / 10;
}

function kept(value: number, budget: number, unit: string): string {
  return `budget ${budget} ${unit}: ${value <= budget ? 'kept' : 'missed'}`;
}

function keptNote({ byteLength, evictedCount }: KeptCapture): string {
  return `behind the panel; ${megabytes(byteLength / 1_000_000)}, ${count(evictedCount)} let go`;
}

function frames({ p50Ms, p95Ms, worstMs }: FrameTimes): string {
  return `p50 ${milliseconds(p50Ms)}, p95 ${milliseconds(p95Ms)}, worst ${milliseconds(worstMs)}`;
}

function spread({ median, low, high }: Spread): string {
  return `${milliseconds(median)} (${low.toFixed(0)} to ${high.toFixed(0)})`;
}

function bytesEach({ heapMB, emptyMB, messages }: PanelResult | ChromeResult): string {
  return (((heapMB - emptyMB) * 1_000_000) / messages).toFixed(0);
}

function count(value: number): string {
  return value.toLocaleString('en');
}

function megabytes(value: number): string {
  return `${value.toFixed(0)} MB`;
}

function milliseconds(value: number): string {
  return `${value.toFixed(value < 100 ? 1 : 0)} ms`;
}
