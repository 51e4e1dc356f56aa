// Which messages and marks become rows: those of the chosen connections that pass the filter. Pure.
import { decode } from '../decode/registry.ts';
import type { Connection } from '../model/connection.ts';
import type { ConnectionId } from '../protocol/identifiers.ts';
import { type ConnectionLabel, filterLabelOf } from './connection-labels.ts';
import { type Filter, type FilterSubject, passesFilter } from './filter.ts';
import type { Mark } from './marks.ts';
import type { RowTests } from './row-log.ts';

export interface RowContext {
  connectionOf(id: ConnectionId): Connection | undefined;
  labelOf(id: ConnectionId): ConnectionLabel | undefined;
  readonly areHeartbeatsHidden: boolean;
}

export function rowTests(filter: Filter, chosen: ReadonlySet<ConnectionId>, context: RowContext): RowTests {
  const isChosen = (id: ConnectionId) => chosen.size === 0 || chosen.has(id);
  const commonOf = (id: ConnectionId) => {
    const label = context.labelOf(id);
    const url = context.connectionOf(id)?.url ?? '';
    return { opener: label?.languages ?? [], label: filterLabelOf(label), url } as const;
  };
  return {
    message(message) {
      if (!isChosen(message.connectionId)) return false;
      if (context.areHeartbeatsHidden && decode(message).isHeartbeat) return false;
      if (filter.length === 0) return true;
      const { direction, byteLength, kind, payload } = message;
      const text = () => (typeof payload === 'string' ? payload : '');
      const type = () => decode(message).typeLabel;
      return passesFilter(filter, { ...commonOf(message.connectionId), direction, byteLength, kind, text, type });
    },
    mark(mark, connection) {
      if (!isChosen(mark.connectionId)) return false;
      const subject: FilterSubject = {
        ...commonOf(mark.connectionId),
        direction: null,
        byteLength: 0,
        kind: null,
        type: () => typeOf(mark, connection),
        text: () => textOf(mark, connection),
      };
      return passesFilter(filter, subject);
    },
  };
}

function typeOf({ kind }: Mark, { failure }: Connection): string {
  if (kind === 'send-failed') return kind;
  return kind === 'opened' ? 'open' : failure === null ? 'close' : 'failed';
}

function textOf(mark: Mark, { close, failure }: Connection): string {
  if (mark.kind === 'send-failed') return mark.failure.errorName ?? '';
  return [close?.code, close?.reason, failure?.text].join(' ');
}
