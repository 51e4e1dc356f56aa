// What of the session is looked at: the chosen connections, the filter, and the rows that pass, in their order.
import { computed, createModel, type ReadonlySignal, signal } from '@preact/signals';
import type { SessionModel, SessionView } from '../model/session.ts';
import type { ConnectionId } from '../protocol/identifiers.ts';
import { type ConnectionLabel, labelConnections } from './connection-labels.ts';
import { parseFilter } from './filter.ts';
import { createRowLog, type Rows } from './row-log.ts';
import { rowTests } from './row-tests.ts';
import { nextSort, type Sort, type SortColumn, sortRows } from './sorted-rows.ts';

export interface GridDeps {
  readonly model: ReadonlySignal<SessionModel>;
  readonly view: ReadonlySignal<SessionView>;
  readonly revision: ReadonlySignal<number>;
  readonly areHeartbeatsHidden: ReadonlySignal<boolean>;
}

const NONE: ReadonlySet<ConnectionId> = new Set();

export const GridState = createModel(({ model, view, revision, areHeartbeatsHidden }: GridDeps) => {
  const filterText = signal('');
  const isInverted = signal(false);
  /** Empty: all connections. */
  const chosenConnections = signal(NONE);
  const isStuckToBottom = signal(true);
  /** A new object sorts anew. */
  const sorting = signal<{ readonly sort: Sort | null }>({ sort: null });
  const takenWhenReleased = signal(0);

  const clients = computed(() => view.value.clients);
  const labels = computed<ReadonlyMap<ConnectionId, ConnectionLabel>>(() => labelConnections(clients.value));
  const filter = computed(() => parseFilter(filterText.value, isInverted.value));
  const rowLog = computed(() => {
    const tests = rowTests(filter.value, chosenConnections.value, {
      connectionOf: (id) => view.peek().connections.get(id),
      labelOf: (id) => labels.peek().get(id),
      areHeartbeatsHidden: areHeartbeatsHidden.value,
    });
    return createRowLog(model.value.messages, tests);
  });
  const rowsInTime = computed<Rows>(() => {
    revision.value;
    return rowLog.value.extend(view.value);
  });
  /** Of the moment when they were sorted, or when other rows came to be looked at. */
  const rowsSorted = computed<Rows | null>(() => {
    const { sort } = sorting.value;
    rowLog.value;
    return sort === null ? null : sortRows(rowsInTime.peek(), sort);
  });
  const rows = computed(() => rowsSorted.value ?? rowsInTime.value);
  const sort = computed(() => sorting.value.sort);

  function stickToBottom(next: boolean): void {
    if (!next && isStuckToBottom.value) takenWhenReleased.value = rowsInTime.value.takenCount;
    isStuckToBottom.value = next;
  }

  return {
    filterText,
    isInverted,
    chosenConnections,
    isStuckToBottom,
    labels,
    rows,
    /** Changes when the rows become others, not when they become more. */
    scope: rowLog,
    messageRowCount: computed(() => rowsInTime.value.messageCount),
    /** Rows that came after the end was last followed, or after the rows were sorted. */
    newRowCount: computed(() => {
      const seen = rowsSorted.value?.takenCount ?? takenWhenReleased.value;
      const isShown = isStuckToBottom.value && rowsSorted.value === null;
      return isShown ? 0 : Math.max(0, rowsInTime.value.takenCount - seen);
    }),
    sort,
    setFilter(text: string) {
      filterText.value = text;
    },
    setInverted(next: boolean) {
      isInverted.value = next;
    },
    choose(ids: Iterable<ConnectionId>) {
      chosenConnections.value = new Set(ids);
    },
    toggle(id: ConnectionId) {
      const next = new Set(chosenConnections.value);
      if (!next.delete(id)) next.add(id);
      chosenConnections.value = next;
    },
    sortBy(column: SortColumn) {
      sorting.value = { sort: nextSort(sorting.value.sort, column) };
      stickToBottom(false);
    },
    /** Shows what arrived since: at the end, or among the sorted. */
    takeInNewest() {
      if (sorting.value.sort === null) stickToBottom(true);
      else sorting.value = { sort: sorting.value.sort };
    },
    stickToBottom,
    forget() {
      chosenConnections.value = NONE;
      isStuckToBottom.value = true;
      sorting.value = { sort: null };
    },
  };
});
