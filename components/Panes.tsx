import { useSignal } from '@preact/signals';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { useApp, useTexts } from './app-context.ts';
import { ConnectionPane } from './connections/ConnectionPane.tsx';
import { DetailPane } from './late/late-views.ts';
import { MainPane } from './main/MainPane.tsx';
import { Splitter } from './ui/Splitter.tsx';

/** Below this width the detail goes under the grid. */
const NARROW_PX = 1000;
const MIN_PX = 120;
/** What the list of connections may take of a narrow panel. */
const NARROW_SHARE = 0.32;

export function Panes() {
  const { settings, selection } = useApp();
  const { resize } = useTexts();
  const element = useRef<HTMLDivElement>(null);
  // They fill the window but for some lines: drawn right at once, and not all rows a second time.
  const size = useSignal({ widthPx: innerWidth, heightPx: innerHeight });
  const { widthPx, heightPx } = size.value;
  const isNarrow = widthPx < NARROW_PX;
  const { connectionsWidthPx, detailWidthPx, detailHeightPx } = settings.current.value;
  const maxConnectionsPx = Math.max(MIN_PX, Math.round(widthPx * (isNarrow ? NARROW_SHARE : 0.45)));
  const maxDetailPx = Math.max(MIN_PX, isNarrow ? heightPx - 100 : Math.round(widthPx * 0.6));
  const connectionsPx = Math.min(connectionsWidthPx, maxConnectionsPx);
  const detailPx = Math.min(isNarrow ? detailHeightPx : detailWidthPx, maxDetailPx);

  useLayoutEffect(() => {
    const { current } = element;
    if (current === null) return;
    const measure = () => {
      size.value = { widthPx: current.clientWidth, heightPx: current.clientHeight };
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(current);
    return () => observer.disconnect();
  }, [size]);

  const style = {
    '--connections-px': `${connectionsPx}px`,
    '--detail-px': `${detailPx}px`,
    '--detail-height-px': `${detailPx}px`,
  };
  const classes = `panes${isNarrow ? ' is-narrow' : ''}${selection.isDetailOpen.value ? ' with-detail' : ''}`;
  return (
    <main class={classes} ref={element} style={style}>
      <ConnectionPane />
      <Splitter
        class="of-connections"
        label={resize.connections}
        axis="x"
        sign={1}
        sizePx={connectionsPx}
        minPx={MIN_PX}
        maxPx={maxConnectionsPx}
        onResize={(px) => settings.change({ connectionsWidthPx: px })}
      />
      <MainPane />
      {selection.isDetailOpen.value && (
        <>
          <Splitter
            class="of-detail"
            label={resize.detail}
            axis={isNarrow ? 'y' : 'x'}
            sign={-1}
            sizePx={detailPx}
            minPx={MIN_PX}
            maxPx={maxDetailPx}
            onResize={(px) => settings.change(isNarrow ? { detailHeightPx: px } : { detailWidthPx: px })}
          />
          <DetailPane />
        </>
      )}
    </main>
  );
}
