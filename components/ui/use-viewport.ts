import { useSignal } from '@preact/signals';
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { Viewport } from './row-window.ts';

/** What of a scrolling element is in view, kept up to date. */
export function useViewport(onResize?: () => void) {
  const element = useRef<HTMLDivElement>(null);
  const viewport = useSignal<Viewport>({ scrollPx: 0, heightPx: 0 });
  const latest = useRef(onResize);
  latest.current = onResize;

  function measure(): void {
    const { current } = element;
    if (current === null) return;
    const { scrollTop: scrollPx, clientHeight: heightPx } = current;
    const before = viewport.peek();
    if (before.scrollPx !== scrollPx || before.heightPx !== heightPx) viewport.value = { scrollPx, heightPx };
  }

  useLayoutEffect(() => {
    const { current } = element;
    if (current === null) return;
    measure();
    const observer = new ResizeObserver(() => {
      latest.current?.();
      measure();
    });
    observer.observe(current);
    return () => observer.disconnect();
  }, []);

  return { element, viewport, measure };
}
