import type { Connection } from '../../lib/model/connection.ts';
import type { LifeMark, Mark } from '../../lib/state/marks.ts';
import { useApp, useTexts } from '../app-context.ts';
import { shownFailureOf } from '../connections/shown-failure.ts';
import { toneOf } from '../connections/state-words.ts';
import { Icon } from '../ui/Icon.tsx';
import { visibleText } from '../ui/visible-text.ts';

/** A row that is no message: where a connection opened or ended, or a send came to nothing. */
export function MarkCells({ mark, connection }: { mark: Mark; connection: Connection | undefined }) {
  const { grid } = useTexts();
  if (connection === undefined) return null;
  if (mark.kind !== 'send-failed') return <LifeCells mark={mark} connection={connection} />;
  return (
    <>
      <span role="gridcell" class="cell cell-direction">
        <Icon name="warning" />
      </span>
      <Words text={grid.sendFailed(mark.failure)} />
    </>
  );
}

function LifeCells({ mark: { kind }, connection }: { mark: LifeMark; connection: Connection }) {
  const { grid } = useTexts();
  const app = useApp();
  const isOpening = kind === 'opened';
  return (
    <>
      <span role="gridcell" class="cell cell-direction">
        <span class={`state-dot tone-${isOpening ? 'open' : toneOf(connection)}`} />
      </span>
      <Words text={isOpening ? grid.opened(connection) : grid.ended(connection, shownFailureOf(connection, app))} />
    </>
  );
}

function Words({ text }: { text: string }) {
  return (
    <span role="gridcell" class="cell cell-words">
      <bdi class="untrusted">{visibleText(text)}</bdi>
    </span>
  );
}
