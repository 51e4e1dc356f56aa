import { useApp, useTexts } from '../app-context.ts';
import { Icon } from '../ui/Icon.tsx';

/** Leads back to the newest rows, and says how many came meanwhile. */
export function NewestButton({ isScrollable }: { isScrollable: boolean }) {
  const { grid } = useApp();
  const { grid: texts } = useTexts();
  const count = grid.newRowCount.value;
  const isSorted = grid.sort.value !== null;
  const isOffered = isSorted ? count > 0 : !grid.isStuckToBottom.value && isScrollable;
  if (!isOffered) return null;
  return (
    <button
      type="button"
      class="to-newest"
      title={isSorted ? texts.takeInNewest : texts.toNewest}
      data-testid="follow-newest"
      onClick={grid.takeInNewest}
    >
      <Icon name="newest" />
      {count > 0 ? texts.newRows(count) : texts.toNewest}
    </button>
  );
}
