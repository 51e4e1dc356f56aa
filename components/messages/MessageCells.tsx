import type { VNode } from 'preact';
import type { Decoded } from '../../lib/decode/decoded.ts';
import type { Message } from '../../lib/model/message.ts';
import type { ColumnName, ShownColumn } from '../../lib/state/columns.ts';
import type { Pattern } from '../../lib/state/filter/highlight.ts';
import type { Texts } from '../../lib/texts/texts.ts';
import { useApp, useTexts } from '../app-context.ts';
import { withMarks } from '../search/Marked.tsx';
import { Icon } from '../ui/Icon.tsx';
import { oneLine } from '../ui/visible-text.ts';
import { useDecode } from '../use-decode.ts';
import { DriftMark } from './DriftMark.tsx';

const MAX_NAME_LENGTH = 80;

/** What is drawn of a message; the cells are no components: of those a full grid would have thousands. */
interface Content {
  readonly message: Message;
  readonly decoded: Decoded;
  readonly texts: Texts;
  /** What is looked for. */
  readonly pattern: Pattern | null;
  readonly summaryLength: number;
}

interface MessageCellsProps {
  message: Message;
  columns: readonly ShownColumn[];
  summaryLength: number;
}

/** What a message says, as far as the columns ask for it. */
export function MessageCells({ message, columns, summaryLength }: MessageCellsProps) {
  const decoded = useDecode()(message);
  const content = { message, decoded, texts: useTexts(), pattern: useApp().search.pattern.value, summaryLength };
  return columns.map(({ name }) => cellOf(name, content));
}

function cellOf(name: ColumnName, content: Content): VNode | null {
  const { message, decoded, texts } = content;
  switch (name) {
    case 'direction':
      return directionCell(content);
    case 'type':
      return nameCell(name, decoded.typeLabel, content, texts.grid[message.kind]);
    case 'channel':
      return nameCell(name, decoded.channel, content);
    case 'format':
      return nameCell(name, decoded.format, content);
    case 'size':
      return sizeCell(content);
    case 'summary':
      return summaryCell(content);
    default:
      return null;
  }
}

function directionCell({ message: { direction }, texts: { grid } }: Content): VNode {
  return (
    <span
      key="direction"
      role="gridcell"
      class="cell cell-direction"
      aria-label={grid[direction]}
      title={grid[direction]}
    >
      <Icon name={direction} />
    </span>
  );
}

/** `without`: said where there is no name. */
function nameCell(
  column: 'type' | 'channel' | 'format',
  text: string | null,
  { pattern }: Content,
  without?: string,
): VNode {
  return (
    <span key={column} role="gridcell" class={`cell cell-${column}`}>
      {text !== null
        ? withMarks(oneLine(text, MAX_NAME_LENGTH), pattern)
        : without !== undefined && <span class="dim">{without}</span>}
    </span>
  );
}

function sizeCell({ message: { byteLength }, texts: { format } }: Content): VNode {
  return (
    <span key="size" role="gridcell" class="cell cell-size" title={`${format.number(byteLength)}\u00a0B`}>
      {format.bytes(byteLength)}
    </span>
  );
}

function summaryCell({ message: { copies }, decoded, texts: { grid }, pattern, summaryLength }: Content): VNode {
  const isSound = decoded.error === null && decoded.drift.length === 0;
  const isAlone = isSound && copies <= 1;
  const words = withMarks(oneLine(decoded.summary, summaryLength), pattern);
  return (
    <span
      key="summary"
      role="gridcell"
      class={`cell cell-summary${decoded.format === 'binary' ? ' mono' : ''}${isAlone ? '' : ' has-more'}`}
    >
      {isAlone ? words : <bdi class="untrusted">{words}</bdi>}
      {!isSound && <DriftMark decoded={decoded} />}
      {copies > 1 && (
        <span class="copies" title={grid.arrivedTimes(copies)}>
          ×{copies}
        </span>
      )}
    </span>
  );
}
