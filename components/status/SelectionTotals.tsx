import { useApp, useTexts } from '../app-context.ts';

/** What several selected messages come to. */
export function SelectionTotals() {
  const { selection } = useApp();
  const { status } = useTexts();
  const totals = selection.totals.value;
  if (totals === null) return null;
  return (
    <span class="selection-totals" data-testid="selection-totals">
      {status.selected(totals)}
    </span>
  );
}
