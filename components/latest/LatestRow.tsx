import type { LatestValue } from '../../lib/state/latest/latest-log.ts';
import { useApp, useTexts } from '../app-context.ts';
import { OpenerBadge } from '../connections/OpenerBadge.tsx';
import { Icon } from '../ui/Icon.tsx';
import { oneLine } from '../ui/visible-text.ts';
import { useDecode } from '../use-decode.ts';

const MAX_TYPE_LENGTH = 80;
const MAX_SUMMARY_LENGTH = 300;

export function LatestRow({
  value: { connectionId, direction, type, index, timestamp, count },
}: {
  value: LatestValue;
}) {
  const { session, grid, selection, clock } = useApp();
  const { grid: words, format } = useTexts();
  const decode = useDecode();
  const connection = session.view.value.connections.get(connectionId);
  const message = session.model.value.messages.at(index);
  return (
    <tr
      class={`is-${direction}`}
      aria-current={selection.focusId.value === index}
      data-latest={type ?? ''}
      onClick={() => message && selection.goTo(message)}
    >
      <td>
        {connection && (
          <OpenerBadge attribution={connection.attribution} name={grid.labels.value.get(connectionId)?.name} />
        )}
      </td>
      <td class="cell-direction" title={words[direction]}>
        <Icon name={direction} />
        <span class="for-reader">{words[direction]}</span>
      </td>
      <td>
        {/* For the keyboard: a click on the row does the same. */}
        <button type="button" class="latest-type">
          <bdi class="untrusted">{type === null ? words[message?.kind ?? 'text'] : oneLine(type, MAX_TYPE_LENGTH)}</bdi>
        </button>
      </td>
      <td class="is-number">{format.number(count)}</td>
      <td class="is-number" title={format.time(timestamp)}>
        {format.duration(Math.max(0, clock.value - timestamp))}
      </td>
      <td class="latest-summary">
        {message && <bdi class="untrusted">{oneLine(decode(message).summary, MAX_SUMMARY_LENGTH)}</bdi>}
      </td>
    </tr>
  );
}
