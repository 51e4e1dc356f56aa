import { useId } from 'preact/hooks';
import { spanOf } from '../../lib/state/timeline/time-range.ts';
import { useApp, useTexts } from '../app-context.ts';
import { LaneLabels } from './LaneLabels.tsx';
import { lanePxFor } from './scene.ts';
import { TimelineTip } from './TimelineTip.tsx';
import { actionOfKey } from './timeline-keys.ts';
import { useOpenPointed } from './use-open-pointed.ts';
import { useTimelinePicture } from './use-timeline-picture.ts';
import { useTimelinePointer, useWheel } from './use-timeline-pointer.ts';

/** Axis, lanes and what the pointer tells of them. The canvases are pictures: the labels of the lanes say the same. */
export function TimelineChart() {
  const { session, timeline, findings } = useApp();
  const { timeline: texts } = useTexts();
  const hintId = useId();
  const { head, plot, viewport, scene } = useTimelinePicture();
  const openPointed = useOpenPointed(scene);
  const scrollBy = (px: number) => viewport.element.current?.scrollBy({ top: px });
  const { place, brushed, handlersOf, onWheel } = useTimelinePointer({
    scene,
    scrollBy,
    onClick: openPointed,
    onBrush: timeline.brush,
  });
  useWheel(plot, onWheel);
  useWheel(head, onWheel);
  const { clients, connections } = session.view.value;
  const lanePx = lanePxFor(clients.length, viewport.heightPx.value);

  function onKeyDown(event: KeyboardEvent): void {
    const action = actionOfKey(event);
    const range = timeline.range.peek();
    if (action === null || range === null) return;
    event.preventDefault();
    if (action.kind === 'zoom') {
      const x = place.peek()?.x;
      timeline.zoomBy(action.factor, x === undefined ? undefined : scene.peek()?.scale.timeOf(x));
    } else if (action.kind === 'pan') timeline.panBy(action.share * spanOf(range));
    else if (action.kind === 'scroll') scrollBy(action.lanes * lanePx);
    else if (action.kind === 'brush-shown') timeline.brush(range);
    else if (action.kind === 'clear-brush') timeline.brush(null);
    else timeline.showAll();
  }

  return (
    <div
      class="timeline-chart"
      role="group"
      aria-label={`${texts.label}: ${texts.summary(clients.length, connections.size, findings.value.length)}`}
      data-testid="timeline-chart"
      onKeyDown={onKeyDown}
    >
      <span id={hintId} class="for-reader">
        {texts.hint}
      </span>
      <div class="timeline-corner" title={texts.hint} />
      <div class="timeline-head" aria-hidden="true" {...handlersOf('head')}>
        <canvas ref={head} data-testid="timeline-head" />
      </div>
      <div
        class="timeline-lanes"
        ref={viewport.element}
        onScroll={viewport.measure}
        style={{ '--lanes-px': `${clients.length * lanePx}px`, '--plot-px': `${viewport.heightPx.value}px` }}
      >
        <LaneLabels viewport={{ scrollPx: viewport.scrollPx.value, heightPx: viewport.heightPx.value }} />
        <div
          class="timeline-plot"
          role="application"
          // biome-ignore lint/a11y/noNoninteractiveTabindex: an application is interactive: keys zoom and move this one.
          tabIndex={0}
          aria-label={texts.label}
          aria-describedby={hintId}
          {...handlersOf('lanes')}
        >
          <canvas ref={plot} data-testid="timeline-plot" />
        </div>
      </div>
      <TimelineTip place={place} brushed={brushed} scene={scene} />
    </div>
  );
}
