import { type ReadonlySignal, useSignal } from '@preact/signals';
import type { RefObject } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';

/** How wide the element is now, followed. */
export function useWidth<Made extends HTMLElement>(
  likelyPx: number,
): {
  element: RefObject<Made | null>;
  widthPx: ReadonlySignal<number>;
} {
  const element = useRef<Made>(null);
  const widthPx = useSignal(likelyPx);
  useLayoutEffect(() => {
    const { current } = element;
    if (current === null) return;
    const observer = new ResizeObserver(() => {
      if (current.clientWidth > 0) widthPx.value = current.clientWidth;
    });
    observer.observe(current);
    return () => observer.disconnect();
  }, [widthPx]);
  return { element, widthPx };
}
