// Where the grid is scrolled to: it follows the newest row until the user scrolls up or selects, and keeps its place otherwise.
import { computed, type ReadonlySignal } from '@preact/signals';
import { useLayoutEffect, useMemo } from 'preact/hooks';
import { positionOf } from '../../lib/state/row-selection.ts';
import type { Row, Rows } from '../../lib/state/rows.ts';
import { useApp } from '../app-context.ts';
import { maxScrollPx, scrollPxToShow, type Viewport } from '../ui/row-window.ts';
import { useViewport } from '../ui/use-viewport.ts';
import { type DrawnRows, drawnRows, placeOfRow, ROW_PX } from './drawn-rows.ts';
import { isFollowedAfterScroll } from './following.ts';
import { createHeldPlace } from './held-place.ts';

export function useGridScroll(rows: Rows, focus: Row | null) {
  const { grid, selection } = useApp();
  const wanted = selection.wanted.value;
  const isStuck = grid.isStuckToBottom.value;
  const isSorted = grid.sort.value !== null;
  const viewport = useViewport((before) => {
    if (grid.isStuckToBottom.peek()) {
      scrollToEnd();
      return;
    }
    const heldBefore = { ...before, scrollPx: seen().scrollPx };
    stayInPlace();
    keepFocusInView(heldBefore);
  });
  const { element, scrollPx, heightPx, measure, isResizing, peek } = viewport;
  const place = useMemo(createHeldPlace, []);
  const drawn = useMemo(
    () => keptWhileSame((last) => drawnRows(last, seen(), grid.rows.value, grid.isStuckToBottom.value)),
    [],
  );
  /** Where the rows' common origin is. Apart from them: where a list scrolls by proportion nothing else changes. */
  const basePx = useMemo(
    () =>
      computed(() => {
        const { length, firstNumber } = grid.rows.value;
        return placeOfRow(drawn.value.baseNumber - firstNumber, seen(), length);
      }),
    [],
  );
  const isScrollable = useMemo(() => computed(() => drawn.value.totalPx > heightPx.value), []);

  useLayoutEffect(() => {
    if (isStuck) scrollToEnd();
    else stayInPlace();
  }, [rows, isStuck]);
  useLayoutEffect(() => {
    if (!isStuck) measure();
  }, [isStuck]);
  useLayoutEffect(() => {
    if (isSorted) scrollTo(0);
  }, [isSorted && rows]);

  useLayoutEffect(() => {
    const position = wanted === null ? -1 : positionOf(wanted.row, rows);
    if (position >= 0) show(position);
  }, [wanted]);

  /** What is in view once the grid shows the rows as they are now. */
  function seen(): Viewport {
    if (!grid.isStuckToBottom.value)
      return place.seen({ scrollPx: scrollPx.value, heightPx: heightPx.value }, grid.rows.value);
    place.forget();
    // The scroll position follows the newest by itself, and needs no second drawing.
    return { scrollPx: Number.MAX_SAFE_INTEGER, heightPx: heightPx.value };
  }

  function stayInPlace(): void {
    const { current } = element;
    const [wantedPx, knownPx] = [seen().scrollPx, scrollPx.peek()];
    // What is hidden cannot be scrolled: that is done when it is shown.
    if (current === null || isResizing() || Math.abs(wantedPx - knownPx) < 1) return;
    const endPx = current.scrollHeight - current.clientHeight;
    if (Math.abs(current.scrollTop - Math.min(knownPx, endPx)) <= 1) {
      current.scrollTop = wantedPx;
      place.movedTo(current.scrollTop);
    } else if (current.scrollTop < endPx - 1) {
      // The user has scrolled since, which is told of later.
      current.scrollTop += wantedPx - knownPx;
    } else return;
    measure();
  }

  function scrollToEnd(): void {
    // More than there is: asking for the height would make the browser lay out at once.
    if (element.current !== null) element.current.scrollTop = maxScrollPx();
  }

  function onScroll(): void {
    const { current } = element;
    if (current === null || isResizing()) return;
    const before = peek().scrollPx;
    measure();
    if (grid.sort.peek() !== null) return;
    const now = { ...peek(), totalPx: current.scrollHeight };
    grid.stickToBottom(isFollowedAfterScroll(grid.isStuckToBottom.peek(), before, now));
  }

  function scrollTo(top: number): void {
    element.current?.scrollTo({ top });
    measure();
  }

  function show(position: number): void {
    const top = scrollPxToShow(peek(), position, rows.length, ROW_PX);
    if (top !== null) scrollTo(top);
  }

  function keepFocusInView(before: Viewport): void {
    const { current } = element;
    const position = focus === null ? -1 : positionOf(focus, rows);
    if (current === null || position < 0 || scrollPxToShow(before, position, rows.length, ROW_PX) !== null) return;
    const now = { scrollPx: current.scrollTop, heightPx: current.clientHeight };
    const top = scrollPxToShow(now, position, rows.length, ROW_PX);
    if (top !== null) scrollTo(top);
  }

  const pageRows = () => Math.max(1, Math.floor(heightPx.peek() / ROW_PX) - 1);
  return { ...viewport, drawn, basePx, isScrollable, onScroll, show, pageRows };
}

/** Only other rows are told: whoever draws them does not draw for each scroll. */
function keptWhileSame(read: (last: DrawnRows | null) => DrawnRows): ReadonlySignal<DrawnRows> {
  let last: DrawnRows | null = null;
  return computed(() => {
    const next = read(last);
    if (last === null || !isSame(last, next)) last = next;
    return last;
  });
}

function isSame(one: DrawnRows, other: DrawnRows): boolean {
  return (Object.keys(other) as (keyof DrawnRows)[]).every((name) => one[name] === other[name]);
}
