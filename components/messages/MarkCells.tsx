import type { Connection } from '../../lib/model/connection.ts';
import type { ShownColumn } from '../../lib/state/columns.ts';
import type { ConnectionMark, LifeMark, Mark, NoteMark } from '../../lib/state/marks.ts';
import { useApp, useTexts } from '../app-context.ts';
import { shownFailureOf } from '../connections/shown-failure.ts';
import { toneOf } from '../connections/state-words.ts';
import { Icon } from '../ui/Icon.tsx';
import { visibleText } from '../ui/visible-text.ts';

interface MarkCellsProps {
  mark: Mark;
  columns: readonly ShownColumn[];
  connection: Connection | undefined;
}

/** A row that is no message: where a connection opened or ended, a send came to nothing, or the user noted something. */
export function MarkCells({ mark, columns, connection }: MarkCellsProps) {
  return mark.kind === 'note' ? (
    <NoteCells mark={mark} columns={columns} />
  ) : (
    <ConnectionCells mark={mark} columns={columns} connection={connection} />
  );
}

function NoteCells({ mark, columns }: { mark: NoteMark; columns: readonly ShownColumn[] }) {
  const { notes } = useTexts();
  const hasPicture = mark.note.picture !== undefined;
  const text = visibleText(mark.note.text) + (hasPicture ? ` · ${notes.withPicture}` : '');
  return (
    <>
      {columns.some(({ name }) => name === 'direction') && (
        <span role="gridcell" class="cell cell-direction">
          <Icon name="note" />
        </span>
      )}
      <span role="gridcell" class="cell cell-words" title={text}>
        <strong>{notes.note}</strong> <bdi class="untrusted">{text}</bdi>
      </span>
    </>
  );
}

function ConnectionCells({ mark, columns, connection }: MarkCellsProps & { mark: ConnectionMark }) {
  const texts = useTexts();
  const app = useApp();
  if (connection === undefined) return null;
  const { grid } = texts;
  const words =
    mark.kind === 'send-failed'
      ? grid.sendFailed(mark.failure)
      : mark.kind === 'opened'
        ? grid.opened(connection)
        : grid.ended(connection, shownFailureOf(connection, app));
  return (
    <>
      {columns.some(({ name }) => name === 'direction') && (
        <span role="gridcell" class="cell cell-direction">
          {mark.kind === 'send-failed' ? <Icon name="warning" /> : <StateDot mark={mark} connection={connection} />}
        </span>
      )}
      <span role="gridcell" class="cell cell-words" title={visibleText(words)}>
        <bdi class="untrusted">{visibleText(words)}</bdi>
      </span>
    </>
  );
}

function StateDot({ mark, connection }: { mark: LifeMark; connection: Connection }) {
  return <span class={`state-dot tone-${mark.kind === 'opened' ? 'open' : toneOf(connection)}`} />;
}
