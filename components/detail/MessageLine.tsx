import { decode } from '../../lib/decode/registry.ts';
import type { Message } from '../../lib/model/message.ts';
import { useApp, useTexts } from '../app-context.ts';
import { OpenerBadge } from '../connections/OpenerBadge.tsx';
import { IconButton } from '../ui/IconButton.tsx';
import { oneLine } from '../ui/visible-text.ts';
import { wholeText } from './payload-text.ts';

const MAX_TYPE_LENGTH = 80;

/** What is looked at, in one line; and what is missing of it, said aloud. */
export function MessageLine({ message }: { message: Message }) {
  const { session, grid, copyText } = useApp();
  const { format, grid: words, detail } = useTexts();
  const connection = session.view.value.connections.get(message.connectionId);
  const { typeLabel } = decode(message);
  const keptBytes = message.payload instanceof Uint8Array ? message.payload.length : (message.payload?.length ?? 0);
  return (
    <div class="message-line">
      <div class="message-facts">
        {connection && (
          <OpenerBadge
            attribution={connection.attribution}
            number={grid.labels.value.get(message.connectionId)?.number}
          />
        )}
        <bdi class="message-type untrusted">
          {typeLabel === null ? words[message.kind] : oneLine(typeLabel, MAX_TYPE_LENGTH)}
        </bdi>
        <span class="dim">
          {words[message.direction]} · {format.bytes(message.byteLength)} · {format.time(message.timestamp)}
        </span>
        {message.payload !== null && (
          <IconButton
            icon="copy"
            label={detail.copy}
            testId="copy-payload"
            onClick={() => copyText(wholeText(message.payload))}
          />
        )}
      </div>
      {message.isTruncated && message.payload !== null && (
        <div class="notice">{detail.truncated(keptBytes, message.byteLength)}</div>
      )}
      {message.payload === null && <div class="notice">{detail.noPayload}</div>}
    </div>
  );
}
