import { decode } from '../../lib/decode/registry.ts';
import type { Message } from '../../lib/model/message.ts';
import { useTexts } from '../app-context.ts';
import { Icon } from '../ui/Icon.tsx';
import { oneLine } from '../ui/visible-text.ts';

const MAX_TYPE_LENGTH = 80;
const MAX_SUMMARY_LENGTH = 300;

export function MessageCells({ message }: { message: Message }) {
  const { grid, format } = useTexts();
  const { typeLabel, summary, format: kindOfPayload } = decode(message);
  const { direction, kind, byteLength, copies } = message;
  return (
    <>
      <span role="gridcell" class="cell cell-direction" aria-label={grid[direction]} title={grid[direction]}>
        <Icon name={direction} />
      </span>
      <span role="gridcell" class="cell cell-type">
        {typeLabel === null ? (
          <span class="dim">{grid[kind]}</span>
        ) : (
          <bdi class="untrusted">{oneLine(typeLabel, MAX_TYPE_LENGTH)}</bdi>
        )}
      </span>
      <span role="gridcell" class="cell cell-size" title={`${format.number(byteLength)}\u00a0B`}>
        {format.bytes(byteLength)}
      </span>
      <span role="gridcell" class={`cell cell-summary ${kindOfPayload === 'binary' ? 'mono' : ''}`}>
        <bdi class="untrusted">{oneLine(summary, MAX_SUMMARY_LENGTH)}</bdi>
        {copies > 1 && (
          <span class="copies" title={grid.arrivedTimes(copies)}>
            ×{copies}
          </span>
        )}
      </span>
    </>
  );
}
