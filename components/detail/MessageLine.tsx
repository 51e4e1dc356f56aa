import { useSignal } from '@preact/signals';
import type { Message } from '../../lib/model/message.ts';
import { useApp, useTexts } from '../app-context.ts';
import { OpenerBadge } from '../connections/OpenerBadge.tsx';
import { CopyMenu } from '../copy/CopyMenu.tsx';
import { useCopyMessages } from '../copy/use-copy-messages.ts';
import { IconButton } from '../ui/IconButton.tsx';
import type { MenuPoint } from '../ui/Menu.tsx';
import { oneLine } from '../ui/visible-text.ts';
import { useDecode } from '../use-decode.ts';
import { ExchangeWords } from './ExchangeWords.tsx';
import { FormatPicker } from './FormatPicker.tsx';

const MAX_TYPE_LENGTH = 80;

/** What is looked at, in one line; how it was read and answered; and what is missing of it, said aloud. */
export function MessageLine({ message }: { message: Message }) {
  const { session, grid } = useApp();
  const { format, grid: words, detail } = useTexts();
  const connection = session.view.value.connections.get(message.connectionId);
  const decoded = useDecode()(message);
  const { typeLabel, producer } = decoded;
  return (
    <div class="message-line">
      <div class="message-facts">
        {connection && (
          <OpenerBadge attribution={connection.attribution} name={grid.labels.value.get(message.connectionId)?.name} />
        )}
        <bdi class="message-type untrusted">
          {typeLabel === null ? words[message.kind] : oneLine(typeLabel, MAX_TYPE_LENGTH)}
        </bdi>
        <FormatPicker connectionId={message.connectionId} format={decoded.format} />
        {message.payload !== null && <CopyButtons message={message} />}
      </div>
      <div class="message-facts is-second">
        <span>
          {words[message.direction]} · {format.bytes(message.byteLength)} · {format.time(message.timestamp)}
        </span>
        {producer !== null && (
          <span class="dim" title={detail.producerHint}>
            {detail.producer[producer]}
          </span>
        )}
        <ExchangeWords message={message} />
      </div>
      <MissingNotices message={message} />
    </div>
  );
}

function CopyButtons({ message }: { message: Message }) {
  const { detail, copy: texts } = useTexts();
  const { copy } = useCopyMessages();
  const menu = useSignal<MenuPoint | null>(null);
  return (
    <span class="copy-buttons">
      <IconButton icon="copy" label={detail.copy} testId="copy-payload" onClick={() => copy([message], 'text')} />
      <IconButton
        icon="expanded"
        label={texts.more}
        testId="copy-as"
        onClick={(event) => {
          const { right, bottom } = event.currentTarget.getBoundingClientRect();
          menu.value = { x: right, y: bottom };
        }}
      />
      {menu.value !== null && (
        <CopyMenu
          messages={[message]}
          at={menu.value}
          onClose={() => {
            menu.value = null;
          }}
        />
      )}
    </span>
  );
}

function MissingNotices({ message: { payload, isTruncated, byteLength } }: { message: Message }) {
  const { detail } = useTexts();
  if (payload === null) return <div class="notice">{detail.noPayload}</div>;
  return isTruncated ? <div class="notice">{detail.truncated(payload.length, byteLength)}</div> : null;
}
