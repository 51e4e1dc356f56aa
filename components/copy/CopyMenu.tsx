import type { Message } from '../../lib/model/message.ts';
import { useTexts } from '../app-context.ts';
import { Menu, type MenuItem, type MenuPoint } from '../ui/Menu.tsx';
import { COPY_KINDS } from './copied-messages.ts';
import { useCopyMessages } from './use-copy-messages.ts';

/** The ways in which messages can be copied, as items of a menu. */
export function useCopyItems(messages: readonly Message[]): MenuItem[] {
  const { copy: texts } = useTexts();
  const { copy } = useCopyMessages();
  return COPY_KINDS.map((kind) => ({
    name: `copy-${kind}`,
    text: texts.kinds[kind],
    isDisabled: messages.length === 0,
    onChoose: () => copy(messages, kind),
  }));
}

export function CopyMenu({
  messages,
  at,
  onClose,
}: {
  messages: readonly Message[];
  at: MenuPoint;
  onClose: () => void;
}) {
  const { copy } = useTexts();
  return <Menu label={copy.more} groups={[useCopyItems(messages)]} at={at} onClose={onClose} />;
}
