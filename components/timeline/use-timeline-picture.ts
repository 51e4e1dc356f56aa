// Draws the timeline whenever what it shows has changed: at most once a frame, and only while it is on show.
import { useSignal, useSignalEffect } from '@preact/signals';
import { useRef } from 'preact/hooks';
import type { AppState } from '../../lib/state/app-state.ts';
import { scheduleFrame } from '../../lib/state/frame-schedule.ts';
import { useApp } from '../app-context.ts';
import { shownFailureOf } from '../connections/shown-failure.ts';
import { useViewport } from '../ui/use-viewport.ts';
import type { CaptionWords } from './lane-captions.ts';
import { paintPicture } from './paint/paint-picture.ts';
import { type Palette, readPalette } from './paint/palette.ts';
import { createScene, type Scene } from './scene.ts';
import { useDevicePixels } from './use-device-pixels.ts';

export function useTimelinePicture() {
  const app = useApp();
  const { session, timeline, grid } = app;
  const head = useDevicePixels();
  const plot = useDevicePixels();
  const viewport = useViewport();
  const scene = useSignal<Scene | null>(null);
  const palette = useRef<{ readonly key: string; readonly colours: Palette } | null>(null);

  function coloursOf(element: HTMLElement): Palette {
    const key = `${app.theme.value} ${matchMedia('(forced-colors: active)').matches}`;
    if (palette.current?.key !== key) palette.current = { key, colours: readPalette(element) };
    return palette.current.colours;
  }

  function draw(): void {
    const range = timeline.range.peek();
    const canvas = plot.element.current;
    const { widthPx, heightPx } = plot.size.peek();
    if (range === null || canvas === null || widthPx === 0) return;
    const ticks = timeline.ticks.peek();
    ticks.extend();
    const view = session.view.peek();
    const now = timeline.now.peek();
    const scrollPx = viewport.scrollPx.peek();
    const laneOf = timeline.laneOf(grid.labels.peek());
    const findings = app.findings.peek();
    const drawn = createScene({ view, findings, ticks, laneOf, range, now, widthPx, heightPx, scrollPx });
    scene.value = drawn;
    const [plotPen, headPen] = [canvas.getContext('2d'), head.element.current?.getContext('2d')];
    if (plotPen == null || headPen == null) return;
    const { format } = app.texts.peek();
    paintPicture({
      plot: { pen: plotPen, ...plot.size.peek() },
      head: { pen: headPen, ...head.size.peek() },
      palette: coloursOf(canvas),
      scene: drawn,
      words: wordsOf(app),
      labelOf: (offsetMs) => format.offset(offsetMs, drawn.stepMs),
    });
  }

  useSignalEffect(() => {
    session.revision.value;
    timeline.range.value;
    grid.labels.value;
    app.findings.value;
    app.theme.value;
    app.texts.value;
    viewport.scrollPx.value;
    plot.size.value;
    head.size.value;
    return scheduleFrame(draw);
  });

  return { head: head.element, plot: plot.element, viewport, scene };
}

function wordsOf(app: AppState): CaptionWords {
  const { timeline, format } = app.texts.peek();
  const { connections } = app.session.view.peek();
  const labels = app.grid.labels.peek();
  return {
    connection(id) {
      const connection = connections.get(id);
      const failure = connection === undefined ? null : shownFailureOf(connection, app);
      return timeline.caption(labels.get(id)?.number ?? 0, failure);
    },
    end(id) {
      const connection = connections.get(id);
      return connection === undefined ? null : timeline.captionOfEnd(connection);
    },
    wait: format.short,
    overlap: (facts) => [timeline.duplicate(facts), timeline.duplicateShort],
    moment: (kind) => timeline.moment[kind],
  };
}
