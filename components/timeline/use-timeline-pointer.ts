// Wheel and pointer over the timeline: the wheel zooms, dragging moves, two fingers zoom, the head is brushed.
import { type Signal, useSignal } from '@preact/signals';
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { TimeRange } from '../../lib/state/timeline/time-range.ts';
import { useApp } from '../app-context.ts';
import type { Scene } from './scene.ts';

export type Area = 'head' | 'lanes';
export interface PointerPlace {
  readonly area: Area;
  readonly x: number;
  readonly y: number;
}

/** Moved less than this, a press is a click. */
const CLICK_PX = 3;
/** A notch of most wheels is 100 px: a quarter more or less of the time. */
const ZOOM_PER_PX = 1.0022;
const PX_PER_LINE = 16;

export interface PointerDeps {
  readonly scene: Signal<Scene | null>;
  onClick(place: PointerPlace): void;
  /** Moves the lanes up by so much. */
  scrollBy(px: number): void;
  onBrush(range: TimeRange): void;
}

export function useTimelinePointer({ scene, onClick, scrollBy, onBrush }: PointerDeps) {
  const { timeline } = useApp();
  const place = useSignal<PointerPlace | null>(null);
  /** While the head, or anything with Shift, is brushed. */
  const brushed = useSignal<TimeRange | null>(null);
  const fingers = useRef(new Map<number, number>());

  function placeOf(event: MouseEvent & { currentTarget: EventTarget | null }, area: Area): PointerPlace {
    const box = (event.currentTarget as Element).getBoundingClientRect();
    return { area, x: event.clientX - box.left, y: event.clientY - box.top };
  }

  function onWheel(event: WheelEvent): void {
    const scale = scene.peek()?.scale;
    if (scale === undefined || event.altKey) return;
    event.preventDefault();
    const unit = event.deltaMode === WheelEvent.DOM_DELTA_PIXEL ? 1 : PX_PER_LINE;
    const [dx, dy] = [event.deltaX * unit, event.deltaY * unit];
    // A pinch on a touchpad comes as a wheel with Control.
    const isPan = !event.ctrlKey && (event.shiftKey || Math.abs(dx) > Math.abs(dy));
    if (isPan) timeline.panBy((Math.abs(dx) > Math.abs(dy) ? dx : dy) * scale.msPerPx);
    else timeline.zoomBy(ZOOM_PER_PX ** (-dy * (event.ctrlKey ? 4 : 1)), scale.timeOf(event.offsetX));
  }

  function onPointerDown(event: PointerEvent & { currentTarget: HTMLElement }, area: Area): void {
    const drawn = scene.peek();
    if (event.button !== 0 || drawn === null) return;
    const surface = event.currentTarget;
    const start = placeOf(event, area);
    fingers.current.set(event.pointerId, event.clientX);
    surface.setPointerCapture(event.pointerId);
    const isBrush = area === 'head' || event.shiftKey;
    const drag = isBrush ? brush(drawn, start) : pan(event);

    const onMove = (move: PointerEvent) => {
      if (fingers.current.size > 1) pinch(move);
      else drag.move(move.clientX - event.clientX, move.clientY - event.clientY);
      fingers.current.set(move.pointerId, move.clientX);
    };
    const onEnd = (end: PointerEvent) => {
      surface.removeEventListener('pointermove', onMove);
      fingers.current.delete(event.pointerId);
      const isClick = Math.hypot(end.clientX - event.clientX, end.clientY - event.clientY) < CLICK_PX;
      drag.end();
      if (isClick && end.type === 'pointerup') onClick(start);
    };
    surface.addEventListener('pointermove', onMove);
    surface.addEventListener('pointerup', onEnd, { once: true });
    surface.addEventListener('pointercancel', onEnd, { once: true });
  }

  /** The time that was taken hold of stays under the pointer. */
  function pan(start: PointerEvent) {
    let [lastX, lastY] = [0, 0];
    return {
      move(dx: number, dy: number) {
        const msPerPx = scene.peek()?.scale.msPerPx ?? 0;
        timeline.panBy((lastX - dx) * msPerPx);
        if (start.pointerType !== 'touch' || dy !== 0) scrollBy(lastY - dy);
        [lastX, lastY] = [dx, dy];
      },
      end: () => {},
    };
  }

  function brush({ scale }: Scene, { x: startX }: PointerPlace) {
    return {
      move(dx: number) {
        const [a, b] = [startX, startX + dx].map((x) => Math.max(0, Math.min(scale.widthPx, x))) as [number, number];
        brushed.value =
          Math.abs(dx) < CLICK_PX ? null : { from: scale.timeOf(Math.min(a, b)), until: scale.timeOf(Math.max(a, b)) };
      },
      end() {
        const range = brushed.peek();
        brushed.value = null;
        if (range !== null) onBrush(range);
      },
    };
  }

  function pinch(move: PointerEvent): void {
    const scale = scene.peek()?.scale;
    const before = [...fingers.current.values()];
    const other = [...fingers.current].find(([id]) => id !== move.pointerId)?.[1];
    const [a, b] = before;
    if (scale === undefined || other === undefined || a === undefined || b === undefined) return;
    const [wasApart, isApart] = [Math.abs(a - b), Math.abs(move.clientX - other)];
    const box = (move.currentTarget as Element).getBoundingClientRect();
    if (wasApart > 0 && isApart > 0)
      timeline.zoomBy(isApart / wasApart, scale.timeOf((move.clientX + other) / 2 - box.left));
  }

  const handlersOf = (area: Area) => ({
    onPointerDown: (event: PointerEvent & { currentTarget: HTMLElement }) => onPointerDown(event, area),
    onPointerMove: (event: PointerEvent & { currentTarget: HTMLElement }) => {
      place.value = placeOf(event, area);
    },
    onPointerLeave: () => {
      place.value = null;
    },
  });

  return { place, brushed, handlersOf, onWheel };
}

/** Preact listens passively to wheels on some targets; this one must be able to keep the pane from scrolling. */
export function useWheel(
  element: { readonly current: HTMLElement | null },
  onWheel: (event: WheelEvent) => void,
): void {
  const latest = useRef(onWheel);
  latest.current = onWheel;
  useLayoutEffect(() => {
    const { current } = element;
    const listener = (event: WheelEvent) => latest.current(event);
    current?.addEventListener('wheel', listener, { passive: false });
    return () => current?.removeEventListener('wheel', listener);
  }, [element]);
}
