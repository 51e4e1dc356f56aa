import { useApp, useTexts } from '../app-context.ts';
import { useCopyItems } from '../copy/CopyMenu.tsx';
import { Menu, type MenuItem, type MenuPoint } from '../ui/Menu.tsx';

/** What can be done with the selected rows. */
export function RowMenu({ at, onClose }: { at: MenuPoint; onClose: () => void }) {
  const { selection, stars, grid } = useApp();
  const { grid: texts } = useTexts();
  const messages = selection.messages();
  const connection = selection.subject.value;
  const copies = useCopyItems(messages).map((item) => (item.name === 'copy-text' ? { ...item, keys: 'Ctrl+C' } : item));
  const star: MenuItem = {
    name: 'star',
    text: texts.star,
    keys: 'S',
    isChecked: messages.length > 0 && messages.every(stars.has),
    isDisabled: messages.length === 0,
    onChoose: () => stars.toggle(messages),
  };
  const only: MenuItem = {
    name: 'only-connection',
    text: texts.onlyConnection,
    isDisabled: connection === null,
    onChoose: () => connection !== null && grid.choose([connection.id]),
  };
  return <Menu label={texts.rowMenu} groups={[copies, [star], [only]]} at={at} onClose={onClose} />;
}
