import type { Message } from '../../lib/model/message.ts';
import { useApp, useTexts } from '../app-context.ts';
import { type CopyKind, copyMessages } from './copied-messages.ts';

/** Puts messages on the clipboard and says how many, and how many of them only in part. */
export function useCopyMessages() {
  const { session, selection, decoding, copyText, notify } = useApp();
  const { copy: texts } = useTexts();

  function take(messages: readonly Message[], kind: CopyKind): string {
    const { connections } = session.view.value;
    const { decode } = decoding.decoding.value;
    const copied = copyMessages(messages, kind, {
      connectionOf: ({ connectionId }) => connections.get(connectionId),
      treeOf: (message) => decode(message).tree,
    });
    notify(texts.copied(copied.messageCount, copied.leftOutCount, copied.cutCount));
    return copied.text;
  }

  return {
    copy: (messages: readonly Message[], kind: CopyKind) => copyText(take(messages, kind)),
    /** For `copy` events, as Ctrl+C raises them: text that is marked in the document comes first. */
    onCopy(event: ClipboardEvent) {
      const messages = selection.messages();
      if (messages.length === 0 || event.clipboardData === null || document.getSelection()?.isCollapsed === false)
        return;
      event.clipboardData.setData('text/plain', take(messages, 'text'));
      event.preventDefault();
    },
  };
}
