import type { Message } from '../../lib/model/message.ts';
import { useApp, useTexts } from '../app-context.ts';
import '../connections/link.css';

/** The time of another message, which selects it. */
export function MessageLink({ message }: { message: Message }) {
  const { selection } = useApp();
  const { format } = useTexts();
  return (
    <button type="button" class="link" data-message-link={message.index} onClick={() => selection.goTo(message)}>
      {format.time(message.timestamp)}
    </button>
  );
}
