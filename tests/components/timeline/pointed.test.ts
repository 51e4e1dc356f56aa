import { describe, expect, it } from 'vitest';
import { pointedInHead, pointedInLanes } from '../../../components/timeline/pointed.ts';
import { createScene } from '../../../components/timeline/scene.ts';
import { createSessionModel } from '../../../lib/model/session.ts';
import type { SessionEvent } from '../../../lib/protocol/events.ts';
import { createTickLog } from '../../../lib/state/timeline/tick-log.ts';
import { createRealmLog, START } from '../../model/session-log.ts';
import { SCENES } from '../../panel-gallery/scenes.ts';
import { madeJpeg } from '../../protocol/made-jpeg.ts';

const MS_PER_PX = 10;

/** The dual connection, at 10 ms a pixel from its start on. */
function dual(more: readonly SessionEvent[] = []) {
  const model = createSessionModel();
  model.append([...SCENES.dual.events, ...more]);
  const ticks = createTickLog(model.messages);
  ticks.extend();
  const range = { from: START, until: START + 54_000 };
  const size = { widthPx: 5_400, heightPx: 400, scrollPx: 0 };
  const scene = createScene({
    view: model.view(),
    findings: model.view().findings,
    ticks,
    laneOf: () => 0,
    range,
    now: range.until,
    ...size,
  });
  return {
    scene,
    ticks,
    at: (ms: number, lane: number) => pointedInLanes(scene, ticks, ms / MS_PER_PX, lane * 64 + 20),
  };
}

describe('what the pointer is on', () => {
  it('is the connection of its lane, with the messages near by', () => {
    const pointed = dual().at(17_565, 0);
    expect(pointed).toMatchObject({ kind: 'connection', bar: { phase: 'open', connectionId: 'page/4' } });
    expect(pointed.kind === 'connection' && pointed.messages).toMatchObject({ sent: 0, received: 1, withinMs: 60 });
  });

  it('is the message nearest to it', () => {
    const { at } = dual();
    const [left, right] = [at(12_735, 0), at(12_775, 0)];
    const nearest = [left, right].map((pointed) => pointed.kind === 'connection' && pointed.messages.nearestIndex);
    expect(nearest).toEqual([1, 6]);
  });

  it('is an attempt although that took no pixel', () => {
    expect(dual().at(5_130, 0)).toMatchObject({ kind: 'connection', bar: { phase: 'failed', connectionId: 'page/2' } });
  });

  it('is the wait between two attempts, with how long it lasted', () => {
    const pointed = dual().at(3_000, 0);
    expect(pointed.kind === 'wait' && Math.round(pointed.wait.delayMs)).toBe(5008);
  });

  it('is nothing beside the lanes and before the first attempt', () => {
    const { scene, ticks, at } = dual();
    expect(at(1_000, 1).kind).toBe('nothing');
    expect(pointedInLanes(scene, ticks, 100, 390).kind).toBe('nothing');
  });

  it('is a finding or a moment in the head', () => {
    const { scene } = dual();
    const mark = pointedInHead(scene, 1_391);
    expect(mark.kind === 'finding' && mark.mark.findings.map(({ rule }) => rule)).toEqual(['duplicate-connections']);
    expect(pointedInHead(scene, 2_601)).toMatchObject({ kind: 'moment', moment: { kind: 'attached' } });
    expect(pointedInHead(scene, 4_000).kind).toBe('nothing');
  });
  it('is a note, of which the words say whether it has a picture', () => {
    const notes = createRealmLog('notes');
    const { scene } = dual([
      notes.event(40_000, { type: 'note-added', text: 'from the page', picture: madeJpeg(640, 480) }),
      notes.event(41_000, { type: 'note-added', text: 'by N' }),
    ]);
    expect(pointedInHead(scene, 4_000)).toMatchObject({ moment: { text: 'from the page', hasPicture: true } });
    expect(pointedInHead(scene, 4_100)).toMatchObject({ moment: { text: 'by N', hasPicture: false } });
  });
});
