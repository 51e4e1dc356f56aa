import type { Connection } from '../../lib/model/connection.ts';
import type { Mark } from '../../lib/state/row-log.ts';
import { useTexts } from '../app-context.ts';
import { toneOf } from '../connections/state-words.ts';
import { visibleText } from '../ui/visible-text.ts';

/** A row that is no message: where a connection opened or ended. */
export function MarkCells({ mark, connection }: { mark: Mark; connection: Connection | undefined }) {
  const { grid } = useTexts();
  if (connection === undefined) return null;
  const words = mark.kind === 'opened' ? grid.opened(connection) : grid.ended(connection);
  const tone = mark.kind === 'opened' ? 'open' : toneOf(connection);
  return (
    <>
      <span role="gridcell" class="cell cell-direction">
        <span class={`state-dot tone-${tone}`} />
      </span>
      <span role="gridcell" class="cell cell-words">
        <bdi class="untrusted">{visibleText(words)}</bdi>
      </span>
    </>
  );
}
