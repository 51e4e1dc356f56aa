// Runs in the page: a session of many lanes and messages, drawn at one zoom after the other.
import { paintPicture } from '../../components/timeline/paint/paint-picture.ts';
import { createScene, lanePxFor } from '../../components/timeline/scene.ts';
import { createSessionModel } from '../../lib/model/session.ts';
import type { SessionEvent } from '../../lib/protocol/events.ts';
import type { ConnectionId } from '../../lib/protocol/identifiers.ts';
import { createTickLog } from '../../lib/state/timeline/tick-log.ts';
import { ALL, pannedBy, rangeOf, spanOf, type Zoom, zoomedAround } from '../../lib/state/timeline/time-range.ts';
import { NAMED_PALETTE } from '../components/timeline/recording-pen.ts';
import { createRealmLog, JS_STACK, START } from '../model/session-log.ts';

const SESSION_MS = 600_000;
const SIZE = { widthPx: 1200, heightPx: 800 };
const FRAMES = 240;
const INK = { fill: '#ffe278', stroke: '#7a5900' };
const PALETTE = { ...NAMED_PALETTE, surface: '#fff', opener: { javascript: INK, python: INK, unknown: INK } };

export interface TimelineCost {
  readonly lanes: number;
  readonly messages: number;
  readonly fillMs: number;
  /** Of each picture: laying it out, and drawing it until its pixels can be read. */
  readonly layoutMs: readonly number[];
  readonly paintMs: readonly number[];
}

declare global {
  var measureTimeline: (lanes: number, messages: number) => TimelineCost;
}

globalThis.measureTimeline = (lanes, messages) => {
  const model = createSessionModel();
  for (const events of sessionOf(lanes, messages)) model.append(events);
  const view = model.view();
  const ticks = createTickLog(model.messages);
  const fillMs = timeOf(() => ticks.extend());
  const [plot, head] = [penOf('plot'), penOf('head')];
  const whole = { from: START, until: START + SESSION_MS };
  const totalPx = lanes * lanePxFor(lanes, SIZE.heightPx);
  const words = { connection: () => '#1', end: () => null, wait: () => '5 s', overlap: () => [], moment: () => 'page' };
  const [layoutMs, paintMs] = [[] as number[], [] as number[]];
  let zoom: Zoom = ALL;
  for (let frame = 0; frame < FRAMES; frame++) {
    zoom = nextZoom(zoom, frame, whole);
    const scrollPx = ((totalPx - SIZE.heightPx) * frame) / FRAMES;
    const input = {
      view,
      findings: view.findings,
      ticks,
      laneOf: () => undefined,
      range: rangeOf(zoom, whole),
      now: whole.until,
      ...SIZE,
      scrollPx,
    };
    const start = performance.now();
    const scene = createScene(input);
    const laidOut = performance.now();
    const sheet = { heightPx: SIZE.heightPx, ratio: 1 };
    paintPicture({
      plot: { pen: plot, ...sheet },
      head: { pen: head, heightPx: 40, ratio: 1 },
      palette: PALETTE,
      scene,
      words,
      labelOf: String,
    });
    // Reading a pixel waits until everything is drawn.
    plot.getImageData(0, 0, 1, 1);
    layoutMs.push(laidOut - start);
    paintMs.push(performance.now() - laidOut);
  }
  return { lanes: view.clients.length, messages: model.messages.length, fillMs, layoutMs, paintMs };
};

/** In, along, and out again. */
function nextZoom(zoom: Zoom, frame: number, whole: { from: number; until: number }): Zoom {
  const range = rangeOf(zoom, whole);
  if (frame < FRAMES / 3) return zoomedAround(zoom, whole, 1.1, range.from + spanOf(range) * 0.4);
  if (frame < (FRAMES * 2) / 3) return pannedBy(zoom, whole, spanOf(range) * 0.1);
  return zoomedAround(zoom, whole, 1 / 1.1, range.from + spanOf(range) / 2);
}

function* sessionOf(lanes: number, messages: number): Generator<SessionEvent[]> {
  const log = createRealmLog();
  const ids: ConnectionId[] = [];
  const opened: SessionEvent[] = [log.started(0)];
  for (let lane = 0; lane < lanes; lane++) {
    const id = log.nextId();
    ids.push(id);
    opened.push(log.created(lane, JS_STACK, null, `ws://localhost:8000/lane/${lane}`), log.opened(lane + 1, id));
  }
  yield opened;
  const BATCH = 10_000;
  for (let first = 0; first < messages; first += BATCH) {
    yield Array.from({ length: Math.min(BATCH, messages - first) }, (_, offset) => {
      const at = 1_000 + ((first + offset) * (SESSION_MS - 2_000)) / messages;
      const id = ids[(first + offset) % lanes] as ConnectionId;
      return (first + offset) % 7 === 0 ? log.sent(at, id, '{"type":"ping"}') : log.received(at, id, '{"type":"x"}');
    });
  }
}

function penOf(id: string): CanvasRenderingContext2D {
  const pen = (document.getElementById(id) as HTMLCanvasElement).getContext('2d', { willReadFrequently: true });
  if (pen === null) throw new Error(`no canvas ${id}`);
  return pen;
}

function timeOf(task: () => void): number {
  const start = performance.now();
  task();
  return performance.now() - start;
}
