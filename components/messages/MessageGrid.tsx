import { useLayoutEffect } from 'preact/hooks';
import { keyOf } from '../../lib/state/row-log.ts';
import { useApp, useTexts } from '../app-context.ts';
import { EmptyState } from '../ui/EmptyState.tsx';
import { Icon } from '../ui/Icon.tsx';
import { MAX_SCROLL_PX, rowWindow, scrollPxToShow, type Viewport } from '../ui/row-window.ts';
import { useViewport } from '../ui/use-viewport.ts';
import { isFollowedAfterScroll } from './following.ts';
import { GridHeader } from './GridHeader.tsx';
import { GridRow } from './GridRow.tsx';
import { nextPosition } from './next-position.ts';
import './grid.css';

const ROW_PX = 20;

/** All rows that pass the filter; only those in view are in the document. */
export function MessageGrid() {
  const { grid } = useApp();
  const texts = useTexts();
  const rows = grid.rows.value;
  const isStuck = grid.isStuckToBottom.value;
  const { element, scrollPx, heightPx, measure, isResizing, peek } = useViewport((before) => {
    if (grid.isStuckToBottom.peek()) scrollToEnd();
    else keepSelectedInView(before);
  });
  // While stuck the window is the end of the list: the scroll position follows and needs no second drawing.
  const viewport = { scrollPx: isStuck ? Number.MAX_SAFE_INTEGER : scrollPx.value, heightPx: heightPx.value };
  const { first, end, offsetPx, totalPx } = rowWindow(viewport, rows.length, ROW_PX);
  /** Rows that leave the view lend their elements to those that enter. */
  const slots = Math.max(1, end - first);
  const selectedKey = grid.selectedKey.value;

  useLayoutEffect(() => {
    if (isStuck) scrollToEnd();
  }, [rows, isStuck]);
  useLayoutEffect(() => {
    if (!isStuck) measure();
  }, [isStuck]);

  function scrollToEnd(): void {
    // More than there is: asking for the height would make the browser lay out at once.
    if (element.current !== null) element.current.scrollTop = MAX_SCROLL_PX;
  }

  function onScroll(): void {
    const { current } = element;
    if (current === null || isResizing()) return;
    const before = peek().scrollPx;
    measure();
    const now = { ...peek(), totalPx: current.scrollHeight };
    grid.stickToBottom(isFollowedAfterScroll(grid.isStuckToBottom.peek(), before, now));
  }

  function scrollTo(top: number): void {
    element.current?.scrollTo({ top });
    measure();
  }

  function keepSelectedInView(before: Viewport): void {
    const { current } = element;
    const position = selectedKey === null ? -1 : rows.positionOf(selectedKey);
    if (current === null || position < 0 || scrollPxToShow(before, position, rows.length, ROW_PX) !== null) return;
    const now = { scrollPx: current.scrollTop, heightPx: current.clientHeight };
    const top = scrollPxToShow(now, position, rows.length, ROW_PX);
    if (top !== null) scrollTo(top);
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    const pageRows = Math.max(1, Math.floor(heightPx.peek() / ROW_PX) - 1);
    const at = selectedKey === null ? -1 : rows.positionOf(selectedKey);
    const position = nextPosition(event.key, at, rows.length, pageRows);
    if (position === null) return;
    event.preventDefault();
    grid.selectRow(rows.at(position) ?? null);
    const top = scrollPxToShow(peek(), position, rows.length, ROW_PX);
    if (top !== null) scrollTo(top);
  }

  return (
    <section class="messages" aria-label={texts.grid.label}>
      <div
        class="grid"
        role="grid"
        tabIndex={0}
        aria-label={texts.grid.label}
        aria-rowcount={rows.length + 1}
        aria-activedescendant={selectedKey === null ? undefined : rowId(selectedKey)}
        data-testid="message-grid"
        onKeyDown={onKeyDown}
      >
        <GridHeader />
        <div class="grid-body" role="rowgroup" ref={element} onScroll={onScroll}>
          {rows.length === 0 ? (
            <EmptyGrid />
          ) : (
            <div class="grid-space" style={{ height: `${totalPx}px` }}>
              <div class="grid-rows" style={{ transform: `translateY(${offsetPx}px)` }}>
                {Array.from({ length: slots }, (_, offset) => {
                  const position = first + offset;
                  const row = rows.at(position);
                  if (row === undefined) return null;
                  const key = keyOf(row);
                  return (
                    <GridRow
                      key={position % slots}
                      id={rowId(key)}
                      row={row}
                      previous={rows.at(position - 1)}
                      position={position}
                      isSelected={key === selectedKey}
                    />
                  );
                })}
              </div>
            </div>
          )}
        </div>
      </div>
      {!isStuck && totalPx > viewport.heightPx && (
        <button
          type="button"
          class="to-newest"
          title={texts.grid.toNewest}
          data-testid="follow-newest"
          onClick={() => {
            grid.stickToBottom(true);
          }}
        >
          <Icon name="newest" />
          <span>{texts.grid.toNewest}</span>
        </button>
      )}
    </section>
  );
}

function rowId(key: string): string {
  return `row-${key}`;
}

function EmptyGrid() {
  const { session, grid } = useApp();
  const { grid: texts } = useTexts();
  session.revision.value;
  const hasHidden = session.model.value.messages.length > 0 || grid.filterText.value.trim() !== '';
  return hasHidden ? (
    <EmptyState title={texts.noMatchTitle} hint={texts.noMatchHint} />
  ) : (
    <EmptyState title={texts.emptyTitle} hint={texts.emptyHint} />
  );
}
