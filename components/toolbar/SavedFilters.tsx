import { useSignal } from '@preact/signals';
import { useApp, useTexts } from '../app-context.ts';
import { IconButton } from '../ui/IconButton.tsx';
import { Menu, type MenuItem, type MenuPoint } from '../ui/Menu.tsx';
import { oneLine } from '../ui/visible-text.ts';

const MAX_LENGTH = 60;

/** Filters that are kept: chosen from a menu, which also keeps the one in the box or forgets it. */
export function SavedFilters() {
  const { grid, savedFilters } = useApp();
  const { toolbar } = useTexts();
  const menu = useSignal<MenuPoint | null>(null);
  const current = savedFilters.current.value;
  const text = grid.filterText.value.trim();
  const saved = savedFilters.saved.value.map(
    ({ name }): MenuItem => ({
      name: `saved-${name}`,
      text: oneLine(name, MAX_LENGTH),
      isChecked: name === current,
      onChoose: () => savedFilters.apply(name),
    }),
  );
  const change: MenuItem =
    current === null
      ? { name: 'save', text: toolbar.saveFilter, isDisabled: text === '', onChoose: () => savedFilters.save(text) }
      : { name: 'forget', text: toolbar.forgetFilter, onChoose: () => savedFilters.remove(current) };
  return (
    <>
      <IconButton
        icon={current === null ? 'unsaved' : 'saved'}
        label={toolbar.savedFilters}
        testId="saved-filters"
        onClick={(event) => {
          const { left, bottom } = event.currentTarget.getBoundingClientRect();
          menu.value = { x: left, y: bottom };
        }}
      />
      {menu.value !== null && (
        <Menu
          label={toolbar.savedFilters}
          groups={[saved, [change]]}
          at={menu.value}
          onClose={() => {
            menu.value = null;
          }}
        />
      )}
    </>
  );
}
