// The keys of the grid: moving and extending the selection, and what is done with it.

import { positionOf } from '../../lib/state/row-selection.ts';
import type { Rows } from '../../lib/state/rows.ts';
import { useApp, useTexts } from '../app-context.ts';
import { nextPosition } from './next-position.ts';

interface GridKeysDeps {
  readonly rows: Rows;
  readonly pageRows: () => number;
  /** Scrolls a row into view. */
  readonly show: (position: number) => void;
}

export function useGridKeys({ rows, pageRows, show }: GridKeysDeps): (event: KeyboardEvent) => void {
  const { selection, stars, announce } = useApp();
  const { grid: texts } = useTexts();

  function move(event: KeyboardEvent): boolean {
    const focus = selection.focus.value;
    const at = focus === null ? -1 : positionOf(focus, rows);
    const position = nextPosition(event.key, at, rows.length, pageRows());
    const row = position === null ? undefined : rows.at(position);
    if (position === null || row === undefined) return false;
    if (event.shiftKey) selection.extend(row);
    else selection.select(row);
    show(position);
    return true;
  }

  function selectAll(): boolean {
    selection.selectAll();
    announce(texts.selected(selection.selection.value.ids.size));
    return true;
  }

  function act(event: KeyboardEvent): boolean {
    if (event.altKey) return false;
    if (event.ctrlKey || event.metaKey) return event.key.toLowerCase() === 'a' && !event.shiftKey && selectAll();
    switch (event.key) {
      case 's':
        stars.toggle(selection.messages());
        return true;
      case 'Enter':
        if (selection.focus.value !== null) selection.goToDetail();
        return true;
      default:
        return move(event);
    }
  }

  return (event) => {
    if (act(event)) event.preventDefault();
  };
}
