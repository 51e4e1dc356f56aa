import { useRef } from 'preact/hooks';
import type { Connection } from '../../lib/model/connection.ts';
import type { ConnectionId } from '../../lib/protocol/identifiers.ts';
import { useApp } from '../app-context.ts';

/** Connections as rows show them: the same object until something changes besides their traffic, which no row shows. */
export function useShownConnections(): (id: ConnectionId | null) => Connection | undefined {
  const { connections } = useApp().session.view.value;
  const shown = useRef(new Map<ConnectionId, Connection>());
  return (id) => {
    const connection = id === null ? undefined : connections.get(id);
    if (id === null || connection === undefined) return undefined;
    const before = shown.current.get(id);
    if (before !== undefined && isSameButTraffic(before, connection)) return before;
    shown.current.set(id, connection);
    return connection;
  };
}

function isSameButTraffic(one: Connection, other: Connection): boolean {
  const names = Object.keys(other) as ReadonlyArray<keyof Connection>;
  return names.every((name) => name === 'traffic' || one[name] === other[name]);
}
