import type { ReadonlySignal } from '@preact/signals';
import { spanOf, type TimeRange } from '../../lib/state/timeline/time-range.ts';
import { useApp, useTexts } from '../app-context.ts';
import { PointedFacts } from './PointedFacts.tsx';
import { pointedInHead, pointedInLanes } from './pointed.ts';
import type { Scene } from './scene.ts';
import type { PointerPlace } from './use-timeline-pointer.ts';

interface TimelineTipProps {
  place: ReadonlySignal<PointerPlace | null>;
  brushed: ReadonlySignal<TimeRange | null>;
  scene: ReadonlySignal<Scene | null>;
}

/** The line under the pointer, the time being brushed, and what the pointer is on. */
export function TimelineTip({ place, brushed, scene }: TimelineTipProps) {
  const { timeline } = useApp();
  const { format } = useTexts();
  const drawn = scene.value;
  const at = place.value;
  const range = brushed.value ?? timeline.brushed.value;
  if (drawn === null) return null;
  const { scale } = drawn;
  const pointed =
    at === null
      ? null
      : at.area === 'head'
        ? pointedInHead(drawn, at.x)
        : pointedInLanes(drawn, timeline.ticks.value, at.x, at.y);
  return (
    <div class="timeline-overlay" inert>
      {range !== null && (
        <div
          class="timeline-brush"
          style={{ left: `${scale.xOf(range.from)}px`, width: `${spanOf(range) / scale.msPerPx}px` }}
        >
          <span>{format.exact(spanOf(range))}</span>
        </div>
      )}
      {at !== null && <div class="timeline-cursor" style={{ transform: `translateX(${at.x}px)` }} />}
      {at !== null && pointed !== null && brushed.value === null && (
        <div class={`timeline-tip${at.x > scale.widthPx / 2 ? ' is-left' : ''}`} style={tipPlace(at, scale.widthPx)}>
          <PointedFacts pointed={pointed} time={scale.timeOf(at.x)} />
        </div>
      )}
    </div>
  );
}

const AWAY_PX = 12;

/** On the side where there is room; `y` counts from the lanes for the lanes, and from the axis for the axis. */
function tipPlace({ area, x, y }: PointerPlace, widthPx: number) {
  const side = x > widthPx / 2 ? { right: `${widthPx - x + AWAY_PX}px` } : { left: `${x + AWAY_PX}px` };
  return { ...side, top: area === 'head' ? '44px' : `calc(var(--head-px) + ${Math.max(0, y + AWAY_PX)}px)` };
}
