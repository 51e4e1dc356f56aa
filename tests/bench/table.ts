import type { CallCosts } from './calls.ts';
import type { FloodResult, FlowResult } from './flow.ts';
import type { Spread } from './median.ts';
import type { ReceiveResult } from './receive.ts';

/** Targets of the design, for the page's main thread. */
export const BUDGET = { closed: 1.05, panel: 1.15 } as const;

export interface BenchResults {
  readonly machine: { readonly load: number | undefined };
  readonly receive: ReceiveResult;
  readonly calls: CallCosts;
  readonly flow: FlowResult;
  readonly flood: { readonly devtools: FloodResult; readonly panel: FloodResult };
}

type Line = readonly [what: string, value: string, note?: string];

export function tableOf({ machine, receive, calls, flow, flood }: BenchResults): string {
  return textOf([
    ...receiveLines(receive),
    ['send(), without the extension', micro(calls.sendUs.alone)],
    ['  with the extension', micro(calls.sendUs.closed)],
    ['new WebSocket, without the extension', micro(calls.constructUs.alone)],
    ['  with the extension (stack included)', micro(calls.constructUs.closed)],
    ['page to panel', `${Math.round(flow.messagesPerSecond)} messages/s`],
    ['heap of the hook, backlog full', `${flow.hookHeapMiB.toFixed(1)} MiB`],
    ['heap of the panel, 100,000 messages', `${flow.panelHeapMiB.toFixed(0)} MiB`],
    ['flood, DevTools without the extension', floodText(flood.devtools)],
    ['flood, with the panel', floodText(flood.panel)],
    ['load of the machine at the end', `${machine.load?.toFixed(1)}`],
  ]);
}

/** What is said of received messages alone. */
export function receiveTableOf(receive: ReceiveResult): string {
  return textOf(receiveLines(receive));
}

function receiveLines({ us, ratios }: ReceiveResult): Line[] {
  return [
    ['main thread per received message, nobody looks', micro(us.alone)],
    ['  with the extension', micro(us.closed), withBudget(ratios.closed, BUDGET.closed)],
    [
      '  with a listener that does nothing',
      micro(us.listener),
      `${ratioText(ratios.listener)}: the least of any observer`,
    ],
    ['  with a listener that takes `data`', micro(us.taker), `${ratioText(ratios.taker)}: the least that can record`],
    ['  the extension against that', '', ratioText(ratios.overTaker)],
    ['  with DevTools, without the extension', micro(us.devtools)],
    [
      '  the same while another process works',
      micro(us.devtoolsBusy),
      `${ratioText(ratios.busy)}: what a neighbour alone costs, as the panel is one`,
    ],
    [
      '  the same with a listener that takes `data`',
      micro(us.devtoolsTaker),
      `${ratioText(ratios.devtoolsTaker)}: the least that can record`,
    ],
    ['  with DevTools and the panel', micro(us.panel), withBudget(ratios.panel, BUDGET.panel)],
    ['  the first of these against itself', '', `${ratioText(ratios.noise)} is the noise of this run`],
  ];
}

function textOf(lines: readonly Line[]): string {
  const width = Math.max(...lines.map(([what]) => what.length));
  return lines.map(([what, value, note = '']) => `${what.padEnd(width)}  ${value}  ${note}`.trimEnd()).join('\n');
}

function micro({ median, low, high }: Spread): string {
  return `${median.toFixed(2)} µs (${low.toFixed(2)} to ${high.toFixed(2)})`;
}

function ratioText({ median, low, high }: Spread): string {
  return `${median.toFixed(3)} x (${low.toFixed(3)} to ${high.toFixed(3)})`;
}

function withBudget(ratio: Spread, budget: number): string {
  return `${ratioText(ratio)}, budget ${budget.toFixed(2)}: ${ratio.median <= budget ? 'kept' : 'missed'}`;
}

function floodText(flood: FloodResult): string {
  const rate = Math.round(flood.sentCount / flood.seconds);
  const heaps = [`page ${flood.pageHeapMiB.toFixed(0)} MiB`];
  if (flood.panelHeapMiB !== null) heaps.push(`panel ${flood.panelHeapMiB.toFixed(0)} MiB`);
  const counts = `${flood.sentCount} in ${flood.seconds.toFixed(0)} s (${rate}/s), ${flood.droppedCount} dropped`;
  return `${counts}, timers at worst ${flood.timerLateMs.toFixed(0)} ms late, ${heaps.join(', ')}`;
}
