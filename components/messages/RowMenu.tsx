import { useApp, useTexts } from '../app-context.ts';
import { COPY_KINDS } from '../copy/copied-messages.ts';
import { useCopyMessages } from '../copy/use-copy-messages.ts';
import { Menu, type MenuItem, type MenuPoint } from '../ui/Menu.tsx';

/** What can be done with the selected rows. */
export function RowMenu({ at, onClose }: { at: MenuPoint; onClose: () => void }) {
  const { selection, stars, grid } = useApp();
  const { grid: texts, copy: copyTexts } = useTexts();
  const { copy } = useCopyMessages();
  const messages = selection.messages();
  const connection = selection.subject.value;
  const copies = COPY_KINDS.map(
    (kind): MenuItem => ({
      name: `copy-${kind}`,
      text: copyTexts.kinds[kind],
      isDisabled: messages.length === 0,
      onChoose: () => copy(messages, kind),
      ...(kind === 'text' && { keys: 'Ctrl+C' }),
    }),
  );
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
