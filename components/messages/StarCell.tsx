import type { Message } from '../../lib/model/message.ts';
import { useApp, useTexts } from '../app-context.ts';

/** The mark that the user gives a message; rows that are no messages have none. */
export function StarCell({ message }: { message: Message | null }) {
  const { stars } = useApp();
  const { grid } = useTexts();
  if (message === null) return <span role="gridcell" class="cell cell-star" />;
  const isStarred = stars.has(message);
  return (
    <span role="gridcell" class="cell cell-star">
      <button
        type="button"
        class={`star${isStarred ? ' is-starred' : ''}`}
        tabIndex={-1}
        aria-pressed={isStarred}
        aria-label={grid.star}
        title={grid.star}
        onClick={(event) => {
          event.stopPropagation();
          stars.toggle([message]);
        }}
      >
        {isStarred ? '★' : '☆'}
      </button>
    </span>
  );
}
