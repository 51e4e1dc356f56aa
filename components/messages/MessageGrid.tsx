import { useComputed, useSignal } from '@preact/signals';
import { useMemo } from 'preact/hooks';
import { columnsThatFit } from '../../lib/state/columns.ts';
import { idOf } from '../../lib/state/row-selection.ts';
import { useApp, useTexts } from '../app-context.ts';
import { useCopyMessages } from '../copy/use-copy-messages.ts';
import { ColumnMenu, FindBar, RowMenu } from '../late/late-views.ts';
import type { MenuPoint } from '../ui/Menu.tsx';
import { EmptyGrid } from './EmptyGrid.tsx';
import { GridHeader } from './GridHeader.tsx';
import { GridRows, orderOfRows, rowId } from './GridRows.tsx';
import { gridColumns, STAR_PX, summaryLengthIn } from './grid-columns.ts';
import { NewestButton } from './NewestButton.tsx';
import { useGridKeys } from './use-grid-keys.ts';
import { useGridScroll } from './use-grid-scroll.ts';
import './grid.css';

/** Before the grid was measured. */
const LIKELY_WIDTH_PX = 700;

/** All rows that pass the filter; only those in view are in the document. */
export function MessageGrid() {
  const { grid, selection, settings, findBar } = useApp();
  const texts = useTexts();
  const rows = grid.rows.value;
  const { ids, focus } = selection.selection.value;
  const scroll = useGridScroll(rows, focus);
  const onKeyDown = useGridKeys({ rows, pageRows: scroll.pageRows, show: scroll.show });
  const { onCopy } = useCopyMessages();
  const menu = useSignal<MenuPoint | null>(null);
  const columnMenu = useSignal<MenuPoint | null>(null);
  const roomPx = (scroll.widthPx.value || LIKELY_WIDTH_PX) - STAR_PX;
  const columns = useMemo(() => columnsThatFit(settings.current.value, roomPx), [settings.current.value, roomPx]);
  const order = useComputed(() => orderOfRows(grid.rows.value, scroll.drawn.value));
  const summaryLength = summaryLengthIn(columns, roomPx);
  const focusId = selection.focusId.value;

  function onContextMenu(event: MouseEvent & { currentTarget: HTMLElement }): void {
    const target = (event.target as Element).closest<HTMLElement>('[data-position]');
    const row = target === null ? focus : rows.at(Number(target.dataset.position));
    if (row == null) return;
    event.preventDefault();
    if (!ids.has(idOf(row))) selection.select(row);
    const box = event.currentTarget.getBoundingClientRect();
    menu.value = target === null ? { x: box.left + 40, y: box.top + 40 } : { x: event.clientX, y: event.clientY };
  }

  return (
    <section class="messages" aria-label={texts.grid.label}>
      <div class="grid-frame">
        <div
          class="grid"
          role="grid"
          tabIndex={0}
          aria-label={texts.grid.label}
          aria-rowcount={rows.length + 1}
          aria-busy={grid.filterProgress.value < 1}
          aria-multiselectable="true"
          aria-activedescendant={focusId === null ? undefined : rowId(focusId)}
          data-testid="message-grid"
          style={gridColumns(columns)}
          onKeyDown={onKeyDown}
          onCopy={onCopy}
        >
          <GridHeader
            columns={columns}
            onMenu={(at) => {
              columnMenu.value = at;
            }}
          />
          <div
            class="grid-body"
            role="rowgroup"
            aria-owns={order}
            ref={scroll.element}
            onScroll={scroll.onScroll}
            onContextMenu={onContextMenu}
          >
            {rows.length === 0 ? (
              <EmptyGrid />
            ) : (
              <GridRows
                rows={rows}
                drawn={scroll.drawn}
                basePx={scroll.basePx}
                columns={columns}
                summaryLength={summaryLength}
              />
            )}
          </div>
        </div>
        <NewestButton isScrollable={scroll.isScrollable.value} />
      </div>
      {findBar.asked.value !== null && <FindBar />}
      {columnMenu.value !== null && (
        <ColumnMenu
          at={columnMenu.value}
          onClose={() => {
            columnMenu.value = null;
          }}
        />
      )}
      {menu.value !== null && (
        <RowMenu
          at={menu.value}
          onClose={() => {
            menu.value = null;
          }}
        />
      )}
    </section>
  );
}
