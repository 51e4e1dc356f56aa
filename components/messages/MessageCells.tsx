import type { Decoded } from '../../lib/decode/decoded.ts';
import type { Message } from '../../lib/model/message.ts';
import type { ShownColumn } from '../../lib/state/columns.ts';
import { useTexts } from '../app-context.ts';
import { Marked } from '../search/Marked.tsx';
import { Icon } from '../ui/Icon.tsx';
import { oneLine } from '../ui/visible-text.ts';
import { useDecode } from '../use-decode.ts';
import { DriftMark } from './DriftMark.tsx';

const MAX_NAME_LENGTH = 80;
const MAX_SUMMARY_LENGTH = 300;

/** What a message says, as far as the columns ask for it. */
export function MessageCells({ message, columns }: { message: Message; columns: readonly ShownColumn[] }) {
  const decoded = useDecode()(message);
  return columns.map(({ name }) => {
    switch (name) {
      case 'direction':
        return <DirectionCell key={name} direction={message.direction} />;
      case 'type':
        return <NameCell key={name} column={name} text={decoded.typeLabel} kind={message.kind} />;
      case 'channel':
        return <NameCell key={name} column={name} text={decoded.channel} />;
      case 'format':
        return <NameCell key={name} column={name} text={decoded.format} />;
      case 'size':
        return <SizeCell key={name} byteLength={message.byteLength} />;
      case 'summary':
        return <SummaryCell key={name} decoded={decoded} copies={message.copies} />;
      default:
        return null;
    }
  });
}

function DirectionCell({ direction }: { direction: Message['direction'] }) {
  const { grid } = useTexts();
  return (
    <span role="gridcell" class="cell cell-direction" aria-label={grid[direction]} title={grid[direction]}>
      <Icon name={direction} />
    </span>
  );
}

interface NameCellProps {
  column: 'type' | 'channel' | 'format';
  text: string | null;
  /** Said where there is no name. */
  kind?: Message['kind'];
}

function NameCell({ column, text, kind }: NameCellProps) {
  const { grid } = useTexts();
  const without = kind === undefined ? null : <span class="dim">{grid[kind]}</span>;
  return (
    <span role="gridcell" class={`cell cell-${column}`}>
      {text === null ? without : <Marked text={oneLine(text, MAX_NAME_LENGTH)} />}
    </span>
  );
}

function SizeCell({ byteLength }: { byteLength: number }) {
  const { format } = useTexts();
  return (
    <span role="gridcell" class="cell cell-size" title={`${format.number(byteLength)}\u00a0B`}>
      {format.bytes(byteLength)}
    </span>
  );
}

function SummaryCell({ decoded, copies }: { decoded: Decoded; copies: number }) {
  const { grid } = useTexts();
  return (
    <span role="gridcell" class={`cell cell-summary ${decoded.format === 'binary' ? 'mono' : ''}`}>
      <Marked text={oneLine(decoded.summary, MAX_SUMMARY_LENGTH)} />
      <DriftMark decoded={decoded} />
      {copies > 1 && (
        <span class="copies" title={grid.arrivedTimes(copies)}>
          ×{copies}
        </span>
      )}
    </span>
  );
}
