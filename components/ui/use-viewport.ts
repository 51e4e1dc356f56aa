import { useSignal } from '@preact/signals';
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { Viewport } from './row-window.ts';

/** What of a scrolling element is in view, kept up to date. Its numbers are apart: few draw by all of them. */
export function useViewport(onResize?: (before: Viewport) => void) {
  const element = useRef<HTMLDivElement>(null);
  const scrollPx = useSignal(0);
  const heightPx = useSignal(0);
  const widthPx = useSignal(0);
  const size = useRef({ widthPx: 0, heightPx: 0 });
  const latest = useRef(onResize);
  latest.current = onResize;

  const peek = (): Viewport => ({ scrollPx: scrollPx.peek(), heightPx: heightPx.peek() });

  function measure(): void {
    if (element.current !== null) scrollPx.value = element.current.scrollTop;
  }

  /** True from a change of size until the viewport was put right: a position told meanwhile is none that was chosen. */
  function isResizing(): boolean {
    const { current } = element;
    return (
      current !== null &&
      (current.clientWidth !== size.current.widthPx || current.clientHeight !== size.current.heightPx)
    );
  }

  useLayoutEffect(() => {
    const { current } = element;
    if (current === null) return;
    const takeSize = () => {
      size.current = { widthPx: current.clientWidth, heightPx: current.clientHeight };
      heightPx.value = current.clientHeight;
      widthPx.value = current.clientWidth;
    };
    takeSize();
    measure();
    const observer = new ResizeObserver(() => {
      // Hidden: the browser forgets where it was scrolled to, we do not.
      if (current.clientWidth === 0 || current.clientHeight === 0) return;
      const before = peek();
      takeSize();
      if (current.scrollTop !== before.scrollPx) current.scrollTop = before.scrollPx;
      latest.current?.(before);
      measure();
    });
    observer.observe(current);
    return () => observer.disconnect();
  }, []);

  return { element, scrollPx, heightPx, widthPx, measure, isResizing, peek };
}
