// What of the session is looked at: chosen connections, filter, the selected row and the detail beside it.
import { computed, createModel, type ReadonlySignal, signal } from '@preact/signals';
import type { Connection } from '../model/connection.ts';
import type { Message } from '../model/message.ts';
import type { SessionModel, SessionView } from '../model/session.ts';
import type { ConnectionId } from '../protocol/identifiers.ts';
import { type ConnectionLabel, labelConnections } from './connection-labels.ts';
import { parseFilter } from './filter.ts';
import { createRowLog, keyOf, type Row, type Rows } from './row-log.ts';
import { rowTests } from './row-tests.ts';

export type DetailTab = 'payload' | 'raw' | 'hex' | 'initiator' | 'connection';

export interface GridDeps {
  readonly model: ReadonlySignal<SessionModel>;
  readonly view: ReadonlySignal<SessionView>;
  readonly revision: ReadonlySignal<number>;
}

const NONE: ReadonlySet<ConnectionId> = new Set();

export const GridState = createModel(({ model, view, revision }: GridDeps) => {
  const filterText = signal('');
  const isInverted = signal(false);
  /** Empty: all connections. */
  const chosenConnections = signal(NONE);
  const selectedRow = signal<Row | null>(null);
  const detailTab = signal<DetailTab>('payload');
  const isDetailOpen = signal(false);
  const isStuckToBottom = signal(true);

  const clients = computed(() => view.value.clients);
  const labels = computed<ReadonlyMap<ConnectionId, ConnectionLabel>>(() => labelConnections(clients.value));
  const filter = computed(() => parseFilter(filterText.value, isInverted.value));
  const rowLog = computed(() => {
    const tests = rowTests(filter.value, chosenConnections.value, {
      connectionOf: (id) => view.peek().connections.get(id),
      labelOf: (id) => labels.peek().get(id),
    });
    return createRowLog(model.value.messages, tests);
  });
  const rows = computed<Rows>(() => {
    revision.value;
    return rowLog.value.extend(view.value);
  });
  /** The connection that the detail speaks of: the selected row's, else the only chosen one. */
  const subject = computed<Connection | null>(() => {
    const row = selectedRow.value;
    const [only] = chosenConnections.value;
    const chosen = chosenConnections.value.size === 1 ? only : undefined;
    const id = row === null ? chosen : row.kind === 'message' ? row.message.connectionId : row.mark.connectionId;
    return (id !== undefined && view.value.connections.get(id)) || null;
  });

  /** As the log has it now: the bytes of a Blob come later than its message. */
  const selectedMessage = computed<Message | null>(() => {
    revision.value;
    const row = selectedRow.value;
    if (row?.kind !== 'message') return null;
    return model.value.messages.at(row.message.index) ?? row.message;
  });

  function select(row: Row | null): void {
    selectedRow.value = row;
    if (row?.kind === 'mark') detailTab.value = 'connection';
    else if (row !== null && detailTab.value === 'connection') detailTab.value = 'payload';
  }

  return {
    filterText,
    isInverted,
    chosenConnections,
    selectedRow,
    selectedKey: computed(() => (selectedRow.value === null ? null : keyOf(selectedRow.value))),
    selectedMessage,
    detailTab,
    isDetailOpen,
    isStuckToBottom,
    labels,
    rows,
    messageRowCount: computed(() => rows.value.messageCount),
    subject,
    setFilter(text: string) {
      filterText.value = text;
    },
    setInverted(next: boolean) {
      isInverted.value = next;
    },
    choose(ids: Iterable<ConnectionId>) {
      chosenConnections.value = new Set(ids);
      selectedRow.value = null;
    },
    /** As `choose` for one connection, and its story in the detail. */
    inspect(id: ConnectionId, tab: DetailTab = 'connection') {
      chosenConnections.value = new Set([id]);
      selectedRow.value = null;
      detailTab.value = tab;
      isDetailOpen.value = true;
    },
    toggle(id: ConnectionId) {
      const next = new Set(chosenConnections.value);
      if (!next.delete(id)) next.add(id);
      chosenConnections.value = next;
      selectedRow.value = null;
    },
    selectRow(row: Row | null) {
      select(row);
      if (row !== null) isDetailOpen.value = true;
      isStuckToBottom.value = false;
    },
    showTab(tab: DetailTab) {
      detailTab.value = tab;
    },
    closeDetail() {
      isDetailOpen.value = false;
    },
    stickToBottom(next: boolean) {
      isStuckToBottom.value = next;
    },
    forget() {
      chosenConnections.value = NONE;
      selectedRow.value = null;
      isStuckToBottom.value = true;
    },
  };
});
