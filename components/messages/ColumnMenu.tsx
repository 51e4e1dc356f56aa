import { COLUMN_NAMES, type ColumnName, canBeHidden, DEFAULT_COLUMNS } from '../../lib/state/columns.ts';
import { useApp, useTexts } from '../app-context.ts';
import { Menu, type MenuPoint } from '../ui/Menu.tsx';

/** Which columns are shown, and back to how they were. */
export function ColumnMenu({ at, onClose }: { at: MenuPoint; onClose: () => void }) {
  const { settings } = useApp();
  const { grid: texts } = useTexts();
  const { hiddenColumns } = settings.current.value;

  function toggle(name: ColumnName): void {
    const isHidden = hiddenColumns.includes(name);
    settings.change({
      hiddenColumns: isHidden ? hiddenColumns.filter((one) => one !== name) : [...hiddenColumns, name],
    });
  }

  const columns = COLUMN_NAMES.map((name) => ({
    name,
    text: texts.columns[name],
    isChecked: !canBeHidden(name) || !hiddenColumns.includes(name),
    isDisabled: !canBeHidden(name),
    onChoose: () => toggle(name),
  }));
  const reset = { name: 'reset', text: texts.resetColumns, onChoose: () => settings.change(DEFAULT_COLUMNS) };
  return <Menu label={texts.columnMenu} groups={[columns, [reset]]} at={at} onClose={onClose} />;
}
