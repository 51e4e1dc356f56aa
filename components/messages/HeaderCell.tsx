import { type ColumnName, clampColumnWidth } from '../../lib/state/columns.ts';
import { SORTABLE, type SortColumn } from '../../lib/state/sorted-rows.ts';
import { useApp, useTexts } from '../app-context.ts';

interface HeaderCellProps {
  name: ColumnName;
  /** Null where the column takes what is left: it has no edge of its own. */
  widthPx: number | null;
  isReached: boolean;
}

const STEP_PX = 8;

export function HeaderCell({ name, widthPx, isReached }: HeaderCellProps) {
  const { grid, settings, announce } = useApp();
  const { grid: texts } = useTexts();
  const sortable = isSortable(name) ? name : null;
  const order = sortable === null ? undefined : orderOf(sortable);

  /** As they come, rows are in order of time. */
  function orderOf(column: SortColumn): 'ascending' | 'descending' | 'none' {
    const { value } = grid.sort;
    if (value === null) return column === 'time' ? 'ascending' : 'none';
    if (value.column !== column) return 'none';
    return value.isDescending ? 'descending' : 'ascending';
  }

  function sort(): void {
    if (sortable === null) return;
    grid.sortBy(sortable);
    announce(texts.sortedBy(texts.columns[grid.sort.value?.column ?? 'time'], grid.sort.value?.isDescending ?? false));
  }

  function resize(px: number): void {
    const { columnWidthsPx } = settings.current.value;
    settings.change({ columnWidthsPx: { ...columnWidthsPx, [name]: clampColumnWidth(name, px) } });
  }

  function onKeyDown(event: KeyboardEvent): void {
    const step = event.key === 'ArrowRight' ? STEP_PX : event.key === 'ArrowLeft' ? -STEP_PX : 0;
    if (event.shiftKey && step !== 0 && widthPx !== null) resize(widthPx + step);
    else if (event.key === 'Enter' || event.key === ' ') sort();
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  return (
    <span
      role="columnheader"
      class={`cell header-cell cell-${name}${sortable === null ? '' : ' is-sortable'}`}
      tabIndex={isReached ? 0 : -1}
      title={texts.columns[name]}
      aria-sort={order}
      data-column={name}
      onClick={sort}
      onKeyDown={onKeyDown}
    >
      {name === 'direction' ? <span class="for-reader">{texts.columns.direction}</span> : texts.columns[name]}
      {order !== undefined && order !== 'none' && <span class={`sort-mark is-${order}`} />}
      {widthPx !== null && <ColumnEdge widthPx={widthPx} onResize={resize} />}
    </span>
  );
}

/** The right edge of a column, for the pointer; the keyboard resizes from the header cell. */
function ColumnEdge({ widthPx, onResize }: { widthPx: number; onResize: (px: number) => void }) {
  function onPointerDown(event: PointerEvent & { currentTarget: HTMLElement }): void {
    const edge = event.currentTarget;
    const startPx = event.clientX;
    const onMove = (move: PointerEvent) => onResize(widthPx + move.clientX - startPx);
    event.preventDefault();
    edge.setPointerCapture(event.pointerId);
    edge.addEventListener('pointermove', onMove);
    edge.addEventListener('lostpointercapture', () => edge.removeEventListener('pointermove', onMove), { once: true });
  }
  return (
    <span
      class="column-edge"
      role="separator"
      aria-orientation="vertical"
      onPointerDown={onPointerDown}
      onClick={(event) => event.stopPropagation()}
    />
  );
}

function isSortable(name: ColumnName): name is SortColumn {
  return (SORTABLE as readonly string[]).includes(name);
}
