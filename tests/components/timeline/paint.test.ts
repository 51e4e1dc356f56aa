import { describe, expect, it } from 'vitest';
import { type Picture, paintPicture } from '../../../components/timeline/paint/paint-picture.ts';
import { createScene } from '../../../components/timeline/scene.ts';
import { createSessionModel } from '../../../lib/model/session.ts';
import type { SessionEvent } from '../../../lib/protocol/events.ts';
import { labelConnections } from '../../../lib/state/connection-labels.ts';
import { createTickLog } from '../../../lib/state/timeline/tick-log.ts';
import { createRealmLog, START } from '../../model/session-log.ts';
import { SCENES } from '../../panel-gallery/scenes.ts';
import { createRecordingPen, NAMED_PALETTE } from './recording-pen.ts';

const LABELS_WORDS: Picture['words'] = {
  connection: (id) => `at ${id}`,
  end: (id) => `end ${id}`,
  wait: (ms) => `${Math.round(ms)} ms`,
  overlap: () => ['twice, said at more length than there is room for '.repeat(9), 'twice'],
  moment: (kind) => kind,
};

/** The picture of a session between two times, one pixel a ms unless a width is given. */
function pictureOf(
  events: readonly SessionEvent[],
  from: number,
  until: number,
  { widthPx = until - from, ratio = 1 } = {},
) {
  const model = createSessionModel();
  model.append(events);
  const view = model.view();
  const ticks = createTickLog(model.messages);
  ticks.extend();
  const labels = labelConnections(view.clients);
  const laneOf = (id: Parameters<typeof labels.get>[0]) =>
    view.clients.findIndex((client) => client.id === labels.get(id)?.clientId);
  const range = { from: START + from, until: START + until };
  const heightPx = 200;
  const scene = createScene({
    view,
    findings: view.findings,
    ticks,
    laneOf,
    range,
    now: range.until,
    widthPx,
    heightPx,
    scrollPx: 0,
  });
  const [plot, head] = [createRecordingPen(), createRecordingPen()];
  paintPicture({
    plot: { pen: plot.pen, heightPx, ratio },
    head: { pen: head.pen, heightPx: 40, ratio },
    palette: NAMED_PALETTE,
    scene,
    words: LABELS_WORDS,
    labelOf: (offsetMs) => `${offsetMs}`,
  });
  return { plot, head, scene };
}

function oneOpen(): SessionEvent[] {
  const log = createRealmLog();
  const id = log.nextId();
  const events = [log.started(0), log.created(100), log.opened(200, id)];
  return [...events, log.sent(300, id, 'x'), log.received(500, id, 'x'), log.received(500, id, 'x')];
}

describe('the picture of the timeline', () => {
  it('fills an open connection in the colour of its opener', () => {
    const { plot } = pictureOf(oneOpen(), 0, 1000);
    const [x, y, width, height] = plot.rectsIn('javascript fill')[0] ?? [];
    expect([x, y, width, height]).toEqual([200, 6, 800, 42]);
  });

  it('draws sent above the middle and received below it, more messages higher', () => {
    const { plot } = pictureOf(oneOpen(), 0, 1000);
    const ticks = plot.rectsIn('javascript line').filter(([x]) => x === 300 || x === 500);
    const middle = 6 + 42 / 2;
    const [sent, received] = [ticks.find(([x]) => x === 300), ticks.find(([x]) => x === 500)];
    expect(sent && sent[1] + sent[3]).toBe(middle);
    expect(received?.[1]).toBe(middle);
    expect(received?.[3]).toBeGreaterThan(sent?.[3] ?? Number.POSITIVE_INFINITY);
  });

  it('tells connecting from open without colour: an outline with lines across', () => {
    const { plot } = pictureOf(oneOpen(), 0, 1000);
    const clip = plot.strokes.findIndex(({ call }) => call === 'clip');
    expect(plot.strokes.slice(0, clip).findLast(({ call }) => call === 'rect')?.args).toEqual([100, 6, 100, 42]);
    expect(plot.strokes.filter(({ call }) => call === 'lineTo').length).toBeGreaterThan(10);
  });

  it('crosses out what failed and what was lost, in the colour of failure', () => {
    const log = createRealmLog();
    const [first, second] = [log.nextId(), 'page/2' as ReturnType<typeof log.nextId>];
    const { plot } = pictureOf(
      [
        log.started(0),
        log.created(100),
        log.closed(102, first),
        log.created(300),
        log.opened(310, second),
        log.closed(600, second),
      ],
      0,
      1000,
    );
    const crosses = plot.strokes.filter(({ call, strokeStyle }) => call === 'moveTo' && strokeStyle === 'failed line');
    expect(crosses.map(({ args }) => Math.round(args[0] as number))).toEqual([98, 106, 596, 604]);
    expect(plot.words()).toEqual(expect.arrayContaining(['at page/1', '198 ms', 'end page/2']));
  });

  it('marks heartbeats on the upper edge: filled where answered, empty in the colour of failure where not', () => {
    const log = createRealmLog();
    const id = log.nextId();
    const { plot } = pictureOf(
      [
        ...[log.started(0), log.created(10), log.opened(20, id)],
        ...[log.sent(100, id, 'ping'), log.received(110, id, 'pong')],
        ...[log.sent(300, id, 'ping'), log.sent(500, id, 'ping'), log.received(510, id, 'pong')],
      ],
      0,
      1000,
    );
    const tops = plot.strokes.filter(({ call, args }) => call === 'moveTo' && args[1] === 3);
    expect(tops.map(({ args }) => Math.round(args[0] as number))).toEqual([100, 300, 500]);
    const diamonds = plot.strokes.flatMap(({ call, args }, index) =>
      call === 'moveTo' && args[1] === 3 ? [plot.strokes.slice(index, index + 8)] : [],
    );
    const looks = diamonds.map((strokes) => [
      strokes.find(({ call }) => call === 'fill')?.fillStyle,
      strokes.find(({ call }) => call === 'stroke')?.strokeStyle,
    ]);
    expect(looks).toEqual([
      ['javascript line', 'javascript line'],
      ['surface', 'failed line'],
      ['javascript line', 'javascript line'],
    ]);
  });

  it('puts a box around lanes of rivals, and says what it is', () => {
    const { plot, head } = pictureOf(SCENES.dual.events, 0, 54_000, { widthPx: 1000 });
    const [box] = plot.rectsIn('overlap fill');
    expect(box?.map(Math.round)).toEqual([258, 2, 742, 124]);
    expect(plot.words()).toContain('twice');
    expect(head.words()).toEqual(expect.arrayContaining(['10000', '20000']));
  });

  it('shades the time in which the page was hidden, and that in which there was none', () => {
    const log = createRealmLog();
    const next = createRealmLog('next');
    const { scene, plot, head } = pictureOf(
      [
        log.started(0),
        log.created(10),
        log.event(100, { type: 'page-hidden' }),
        log.event(400, { type: 'page-shown' }),
        log.event(600, { type: 'realm-ended', isCached: false }),
        next.started(700),
      ],
      0,
      1000,
    );
    expect(scene.shades.map(({ kind, x, width }) => [kind, Math.round(x), Math.round(width)])).toEqual([
      ['hidden', 100, 300],
      ['navigating', 600, 100],
    ]);
    expect(plot.rectsIn('hidden').map(([x, , width]) => [x, width])).toEqual([
      [100, 300],
      [600, 100],
    ]);
    expect(head.words()).toEqual(expect.arrayContaining(['hidden', 'navigating']));
  });

  it.each([1, 1.25, 1.5, 2])('lays every edge on a whole pixel of a screen with %d pixels for each', (ratio) => {
    const { plot } = pictureOf(SCENES.dual.events, 3, 54_321, { widthPx: 800, ratio });
    const ticks = [...plot.rectsIn('javascript line'), ...plot.rectsIn('python line'), ...plot.rectsIn('line')];
    expect(ticks.length).toBeGreaterThan(20);
    const offEdges = ticks.map(([x]) => x * ratio).filter((x) => Math.abs(x - Math.round(x)) > 1e-6);
    expect(offEdges).toEqual([]);
  });

  it('never asks for more than the canvas, however long something lasted', () => {
    const { plot } = pictureOf(oneOpen(), 400, 401, { widthPx: 800 });
    const wide = plot.strokes.filter(({ call, args }) => call === 'fillRect' && (args[2] as number) > 804);
    expect(wide).toEqual([]);
    expect(plot.rectsIn('javascript fill')).toEqual([[-2, 6, 802, 42]]);
  });
});
