import { useTexts } from '../app-context.ts';

const COLUMNS = ['time', 'delta', 'connection', 'direction', 'type', 'size', 'summary'] as const;

export function GridHeader() {
  const { columns } = useTexts().grid;
  return (
    <div class="grid-header row" role="row" aria-rowindex={1}>
      {COLUMNS.map((column) => (
        <span key={column} role="columnheader" class={`cell cell-${column}`} title={columns[column]}>
          {column === 'direction' ? <span class="for-reader">{columns.direction}</span> : columns[column]}
        </span>
      ))}
    </div>
  );
}
