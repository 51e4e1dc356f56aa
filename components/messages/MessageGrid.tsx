import { useLayoutEffect } from 'preact/hooks';
import { keyOf } from '../../lib/state/row-log.ts';
import { useApp, useTexts } from '../app-context.ts';
import { EmptyState } from '../ui/EmptyState.tsx';
import { Icon } from '../ui/Icon.tsx';
import { MAX_SCROLL_PX, rowWindow, scrollPxToShow } from '../ui/row-window.ts';
import { useViewport } from '../ui/use-viewport.ts';
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
  const { element, scrollPx, heightPx, measure, peek } = useViewport(() => {
    if (grid.isStuckToBottom.peek()) scrollToEnd();
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

  function scrollToEnd(): void {
    // More than there is: asking for the height would make the browser lay out at once.
    if (element.current !== null) element.current.scrollTop = MAX_SCROLL_PX;
  }

  function onScroll(): void {
    const { current } = element;
    if (current === null) return;
    measure();
    grid.stickToBottom(current.scrollTop + current.clientHeight >= current.scrollHeight - ROW_PX / 2);
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
    if (top !== null) element.current?.scrollTo({ top });
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
          data-testid="follow-newest"
          onClick={() => {
            grid.stickToBottom(true);
          }}
        >
          <Icon name="newest" /> {texts.grid.toNewest}
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
