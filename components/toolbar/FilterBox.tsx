import { useApp, useTexts } from '../app-context.ts';
import { Icon } from '../ui/Icon.tsx';

export function FilterBox() {
  const { grid } = useApp();
  const { toolbar } = useTexts();
  return (
    <label class="filter-box" title={toolbar.filterHint}>
      <Icon name="filter" />
      <input
        type="search"
        placeholder={toolbar.filter}
        aria-label={toolbar.filter}
        data-testid="filter"
        spellcheck={false}
        autocomplete="off"
        value={grid.filterText.value}
        onInput={(event) => grid.setFilter(event.currentTarget.value)}
      />
    </label>
  );
}
