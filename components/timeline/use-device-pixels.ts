import { useSignal } from '@preact/signals';
import { useLayoutEffect, useRef } from 'preact/hooks';

export interface CanvasSize {
  readonly widthPx: number;
  readonly heightPx: number;
  /** Device pixels for each CSS pixel. */
  readonly ratio: number;
}

/** A canvas with a pixel for each pixel of the screen, also when the page is zoomed or moved to another screen. */
export function useDevicePixels() {
  const element = useRef<HTMLCanvasElement>(null);
  const size = useSignal<CanvasSize>({ widthPx: 0, heightPx: 0, ratio: 1 });

  useLayoutEffect(() => {
    const { current } = element;
    if (current === null) return;
    const measure = (entry?: ResizeObserverEntry) => {
      const { clientWidth: widthPx, clientHeight: heightPx } = current;
      // Hidden: what was measured holds until it is shown again.
      if (widthPx === 0 || heightPx === 0) return;
      const exact = entry?.devicePixelContentBoxSize?.[0];
      const ratio = window.devicePixelRatio || 1;
      current.width = exact?.inlineSize ?? Math.round(widthPx * ratio);
      current.height = exact?.blockSize ?? Math.round(heightPx * ratio);
      // A new object: setting the size has emptied the canvas.
      size.value = { widthPx, heightPx, ratio: current.width / widthPx };
    };
    measure();
    const observer = new ResizeObserver(([entry]) => measure(entry));
    try {
      observer.observe(current, { box: 'device-pixel-content-box' });
    } catch {
      // Not known to this browser: whole CSS pixels are told, and a line may be blurred on some screens.
      observer.observe(current);
    }
    return () => observer.disconnect();
  }, [size]);

  return { element, size };
}
