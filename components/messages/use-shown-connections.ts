import { useRef } from 'preact/hooks';
import type { Connection } from '../../lib/model/connection.ts';
import type { ConnectionId } from '../../lib/protocol/identifiers.ts';
import { useApp } from '../app-context.ts';

/** Connections as rows show them: the same object until something changes besides their traffic, which no row shows. */
export function useShownConnections(): (id: ConnectionId | null) => Connection | undefined {
  const { connections } = useApp().session.view.value;
  const last = useRef(new Map<ConnectionId, { readonly given: Connection; readonly shown: Connection }>());
  return (id) => {
    const given = id === null ? undefined : connections.get(id);
    if (id === null || given === undefined) return undefined;
    const before = last.current.get(id);
    if (before?.given === given) return before.shown;
    const shown = before !== undefined && isSameButTraffic(before.shown, given) ? before.shown : given;
    last.current.set(id, { given, shown });
    return shown;
  };
}

function isSameButTraffic(one: Connection, other: Connection): boolean {
  const names = Object.keys(other) as ReadonlyArray<keyof Connection>;
  return names.every((name) => name === 'traffic' || one[name] === other[name]);
}
