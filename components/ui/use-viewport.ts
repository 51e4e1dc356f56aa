import { useSignal } from '@preact/signals';
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { Viewport } from './row-window.ts';

/** What of a scrolling element is in view, kept up to date. Its two numbers are apart: few draw by both. */
export function useViewport(onResize?: () => void) {
  const element = useRef<HTMLDivElement>(null);
  const scrollPx = useSignal(0);
  const heightPx = useSignal(0);
  const latest = useRef(onResize);
  latest.current = onResize;

  function measure(): void {
    const { current } = element;
    if (current === null) return;
    scrollPx.value = current.scrollTop;
    heightPx.value = current.clientHeight;
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

  return {
    element,
    scrollPx,
    heightPx,
    measure,
    peek: (): Viewport => ({ scrollPx: scrollPx.peek(), heightPx: heightPx.peek() }),
  };
}
