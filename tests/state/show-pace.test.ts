import { describe, expect, it } from 'vitest';
import { createShowPace } from '../../lib/state/show-pace.ts';

/** A clock that the test moves, on which showing takes `costMs`. */
function createStage(costMs: number) {
  let time = 0;
  const shownAt: number[] = [];
  let drawn: (() => void) | null = null;
  let due: { readonly at: number; task(): void } | null = null;
  const pace = createShowPace({
    now: () => time,
    afterDrawing(task) {
      drawn = task;
    },
    delay(task, delayMs) {
      due = { at: time + delayMs, task };
      return () => {
        due = null;
      };
    },
  });
  const show = () => shownAt.push(time);
  return {
    pace,
    shownAt: () => shownAt,
    request: () => pace.request(show),
    draw() {
      time += costMs;
      drawn?.();
      drawn = null;
    },
    goTo(next: number) {
      const passed = due;
      if (passed !== null && passed.at <= next) {
        time = passed.at;
        due = null;
        passed.task();
      }
      time = next;
    },
  };
}

describe('the pace of showing', () => {
  it('shows the first at once', () => {
    const stage = createStage(10);
    stage.request();
    expect(stage.shownAt()).toEqual([0]);
  });

  it('waits the longer the dearer it was to draw, and then shows once for all', () => {
    const stage = createStage(10);
    stage.request();
    stage.draw();
    for (const time of [20, 100, 200, 249]) {
      stage.goTo(time);
      stage.request();
    }
    expect(stage.shownAt()).toEqual([0]);
    stage.goTo(1000);
    expect(stage.shownAt()).toEqual([0, 250]);
  });

  it('shows at once what comes after a pause', () => {
    const stage = createStage(1);
    stage.request();
    stage.draw();
    stage.goTo(40);
    stage.request();
    expect(stage.shownAt()).toEqual([0, 40]);
  });

  it('keeps nobody waiting for more than half a second, however dear it is, or where nothing is drawn', () => {
    const stage = createStage(400);
    stage.request();
    stage.goTo(10);
    stage.request();
    stage.goTo(600);
    expect(stage.shownAt()).toEqual([0, 500]);
    stage.draw();
    stage.request();
    stage.goTo(5000);
    expect(stage.shownAt()).toEqual([0, 500, 1500]);
  });

  it('shows nothing once it is stopped', () => {
    const stage = createStage(10);
    stage.request();
    stage.draw();
    stage.request();
    stage.pace.stop();
    stage.goTo(1000);
    expect(stage.shownAt()).toEqual([0]);
  });
});
