import { useSignal } from '@preact/signals';
import type { ShownColumn } from '../../lib/state/columns.ts';
import { useTexts } from '../app-context.ts';
import type { MenuPoint } from '../ui/Menu.tsx';
import { HeaderCell } from './HeaderCell.tsx';
import './grid-header.css';

interface GridHeaderProps {
  columns: readonly ShownColumn[];
  /** Asks for the menu of columns. */
  onMenu: (at: MenuPoint) => void;
}

/** The names of the columns: a click sorts, an edge resizes, a right click chooses. One tab stop, with arrow keys inside. */
export function GridHeader({ columns, onMenu }: GridHeaderProps) {
  const { grid: texts } = useTexts();
  const reached = useSignal(0);

  function onContextMenu(event: MouseEvent & { currentTarget: HTMLElement }): void {
    event.preventDefault();
    onMenu({ x: event.clientX, y: event.clientY });
  }

  function moveTo(event: KeyboardEvent & { currentTarget: HTMLElement }): void {
    const step = event.shiftKey ? 0 : event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    if (step === 0) return;
    event.preventDefault();
    reached.value = Math.max(0, Math.min(columns.length - 1, reached.value + step));
    event.currentTarget.querySelectorAll<HTMLElement>('.header-cell')[reached.value]?.focus();
  }

  return (
    <div class="grid-header row" role="row" aria-rowindex={1} onContextMenu={onContextMenu} onKeyDown={moveTo}>
      <span class="cell cell-star" role="columnheader">
        <span class="for-reader">{texts.starred}</span>
      </span>
      {columns.map(({ name, widthPx }, index) => (
        <HeaderCell key={name} name={name} widthPx={widthPx} isReached={index === reached.value} />
      ))}
    </div>
  );
}
