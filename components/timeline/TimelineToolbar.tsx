import { spanOf } from '../../lib/state/timeline/time-range.ts';
import { useApp, useTexts } from '../app-context.ts';
import { IconButton } from '../ui/IconButton.tsx';
import { ZOOM_STEP } from './timeline-keys.ts';

export function TimelineToolbar() {
  const { timeline, session } = useApp();
  const { timeline: texts, format } = useTexts();
  const range = timeline.range.value;
  const origin = session.view.value.startedAt ?? 0;
  const offset = (time: number) => format.exact(Math.max(0, time - origin));
  return (
    <div class="timeline-toolbar" role="toolbar" aria-label={texts.label}>
      <IconButton icon="zoom-in" label={texts.zoomIn} testId="zoom-in" onClick={() => timeline.zoomBy(ZOOM_STEP)} />
      <IconButton
        icon="zoom-out"
        label={texts.zoomOut}
        testId="zoom-out"
        isDisabled={timeline.isAllShown.value}
        onClick={() => timeline.zoomBy(1 / ZOOM_STEP)}
      />
      <IconButton
        icon="fit"
        label={texts.showAll}
        testId="show-all"
        isDisabled={timeline.isAllShown.value}
        onClick={timeline.showAll}
      />
      {timeline.brushed.value !== null && (
        <IconButton
          icon="filter"
          label={texts.clearBrush}
          isPressed
          testId="clear-brush"
          onClick={() => timeline.brush(null)}
        />
      )}
      {range !== null && (
        <span class="timeline-range" data-testid="timeline-range">
          {texts.range(offset(range.from), offset(range.until), spanOf(range))}
        </span>
      )}
    </div>
  );
}
