import { useApp, useTexts } from '../app-context.ts';
import { EmptyState } from '../ui/EmptyState.tsx';

/** Said in place of rows: that there are none yet, or that the filter lets none pass. */
export function EmptyGrid() {
  const { session, grid } = useApp();
  const { grid: texts } = useTexts();
  session.revision.value;
  const hasHidden = session.model.value.messages.length > 0 || grid.filterText.value.trim() !== '';
  return (
    <div role="row">
      <div role="gridcell">
        {hasHidden ? (
          <EmptyState title={texts.noMatchTitle} hint={texts.noMatchHint} />
        ) : (
          <EmptyState title={texts.emptyTitle} hint={texts.emptyHint} />
        )}
      </div>
    </div>
  );
}
