// The selected rows and the detail beside them. A selection belongs to the rows it was made in: other rows, and only the
// focused one stays; other connections or another session, and nothing stays.
import { computed, createModel, type ReadonlySignal, signal } from '@preact/signals';
import type { Note } from '../model/check-log.ts';
import type { Connection } from '../model/connection.ts';
import type { Message } from '../model/message.ts';
import type { SessionModel, SessionView } from '../model/session.ts';
import type { ConnectionId } from '../protocol/identifiers.ts';
import {
  extendTo,
  idOf,
  NO_SELECTION,
  type RowId,
  type Selection,
  selectAll,
  selectOnly,
  toggleRow,
} from './row-selection.ts';
import type { Row, Rows } from './rows.ts';
import { totalsOf } from './selection-totals.ts';

export type DetailTab = 'payload' | 'raw' | 'hex' | 'difference' | 'initiator' | 'connection' | 'note';

export interface SelectionDeps {
  readonly model: ReadonlySignal<SessionModel>;
  readonly view: ReadonlySignal<SessionView>;
  readonly revision: ReadonlySignal<number>;
  readonly chosenConnections: ReadonlySignal<ReadonlySet<ConnectionId>>;
  readonly rows: ReadonlySignal<Rows>;
  /** Changes when the rows become others, not when they become more. */
  readonly scope: ReadonlySignal<object>;
  /** What is selected must stay where it is: the newest rows are followed no more. */
  onSelect(): void;
}

export const SelectionState = createModel((deps: SelectionDeps) => {
  const { model, view, revision, chosenConnections, rows, scope } = deps;
  const home = () => ({ model: model.value, chosen: chosenConnections.value, scope: scope.value });
  const made = signal<{ selection: Selection } & ReturnType<typeof home>>({ selection: NO_SELECTION, ...home() });
  const detailTab = signal<DetailTab>('payload');
  const isDetailOpen = signal(false);
  /** The keyboard is asked to go to the detail; a new object each time. */
  const detailWanted = signal<object | null>(null);
  /** A row that the grid is asked to bring into view; a new object each time. */
  const wanted = signal<{ readonly row: Row } | null>(null);

  const selection = computed<Selection>(() => {
    const { selection: last, ...origin } = made.value;
    const here = home();
    if (origin.model !== here.model || origin.chosen !== here.chosen) return NO_SELECTION;
    return origin.scope === here.scope || last.ids.size <= 1 ? last : selectOnly(last.focus);
  });
  const focus = computed(() => selection.value.focus);
  /** As the log has it now: the bytes of a Blob come later than its message. */
  const message = computed<Message | null>(() => {
    revision.value;
    const row = focus.value;
    if (row?.kind !== 'message') return null;
    return model.value.messages.at(row.message.index) ?? row.message;
  });
  /** Of the focused row, where that is what the user noted. */
  const note = computed<Note | null>(() => {
    const row = focus.value;
    return row?.kind === 'mark' && row.mark.kind === 'note' ? row.mark.note : null;
  });
  /** The connection that the detail speaks of: the focused row's, else the only chosen one. */
  const subject = computed<Connection | null>(() => {
    const row = focus.value;
    const [only] = chosenConnections.value;
    const chosen = chosenConnections.value.size === 1 ? only : undefined;
    const id = row === null ? chosen : row.kind === 'message' ? row.message.connectionId : row.mark.connectionId;
    return (id != null && view.value.connections.get(id)) || null;
  });

  function set(next: Selection): void {
    made.value = { selection: next, ...home() };
    const row = next.focus;
    if (row?.kind === 'mark') detailTab.value = 'connection';
    else if (row !== null && detailTab.value === 'connection') detailTab.value = 'payload';
    if (row === null) return;
    if (next.ids.size === 1) isDetailOpen.value = true;
    deps.onSelect();
  }

  function indexes(): number[] {
    return [...selection.value.ids].filter((id) => typeof id === 'number');
  }

  /** The messages among the selected rows that are still kept, in order of the log. */
  function messages(): Message[] {
    const { messages: log } = model.value;
    return indexes()
      .sort((a, b) => a - b)
      .map((index) => log.at(index))
      .filter((one) => one !== undefined);
  }

  return {
    selection,
    focus,
    focusId: computed<RowId | null>(() => (focus.value === null ? null : idOf(focus.value))),
    message,
    note,
    subject,
    detailTab,
    isDetailOpen,
    wanted,
    detailWanted,
    /** Null while less than two rows are selected. */
    totals: computed(() => (selection.value.ids.size < 2 ? null : totalsOf(indexes(), model.value.messages))),
    messages,
    /** Rows that are messages, kept or not. */
    messageCount: computed(() => indexes().length),
    select(row: Row | null) {
      set(selectOnly(row));
    },
    /** Selects a message that need not be in view, nor pass the filter. */
    goTo(message: Message) {
      const row: Row = { kind: 'message', message };
      set(selectOnly(row));
      wanted.value = { row };
    },
    /** Selects a row that need not be in view; the detail stays as it is. */
    reveal(row: Row) {
      made.value = { selection: selectOnly(row), ...home() };
      wanted.value = { row };
      deps.onSelect();
    },
    toggle(row: Row) {
      set(toggleRow(selection.value, row));
    },
    extend(row: Row) {
      set(extendTo(selection.value, row, rows.value));
    },
    selectAll() {
      set(selectAll(selection.value, rows.value));
    },
    /** Opens the detail on what is chosen. */
    open(tab: DetailTab) {
      set(NO_SELECTION);
      detailTab.value = tab;
      isDetailOpen.value = true;
    },
    goToDetail() {
      isDetailOpen.value = true;
      detailWanted.value = {};
    },
    showTab(tab: DetailTab) {
      detailTab.value = tab;
    },
    closeDetail() {
      isDetailOpen.value = false;
    },
  };
});
