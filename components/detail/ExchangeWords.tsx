import type { Message } from '../../lib/model/message.ts';
import { useTexts } from '../app-context.ts';
import { MessageLink } from './MessageLink.tsx';
import { useExchange } from './use-exchange.ts';

/** How long the reply took, or which request this replies to, with the way there. */
export function ExchangeWords({ message }: { message: Message }) {
  const { detail, format } = useTexts();
  const exchange = useExchange(message);
  if (exchange === null) return null;
  const { role, counterpart, durationMs } = exchange;
  const duration = format.duration(durationMs);
  if (counterpart === null) return <span class="dim">{role === 'request' ? detail.noReply : detail.noRequest}</span>;
  return (
    <span data-testid="exchange">
      {role === 'request' ? detail.replyAfter(duration) : detail.replyTo(duration)}{' '}
      <MessageLink message={counterpart} />
    </span>
  );
}
