// What of the session is looked at: the chosen connections, the filter, and the rows that pass, in their order.
import { computed, createModel, effect, type ReadonlySignal, signal } from '@preact/signals';
import type { SessionModel, SessionView } from '../model/session.ts';
import type { ConnectionId } from '../protocol/identifiers.ts';
import { type ConnectionLabel, labelConnections } from './connection-labels.ts';
import { type Filter, parseFilter } from './filter/parse-filter.ts';
import { type Suggestions, suggest } from './filter/suggest.ts';
import { FoundRows, type Work } from './found-rows.ts';
import { createMarkLog } from './mark-log.ts';
import { createMessageFacts, type MessageReader } from './message-facts.ts';
import { type PatternState, watched } from './pattern-state.ts';
import { createRowLog, type RowLog } from './row-log.ts';
import { type RowContext, rowTests } from './row-tests.ts';
import type { Rows } from './rows.ts';
import { nextSort, type Sort, type SortColumn, sortRows } from './sorted-rows.ts';
import type { StarKey } from './stars.ts';
import { suggestContextOf } from './suggest-context.ts';

export interface GridDeps {
  readonly model: ReadonlySignal<SessionModel>;
  readonly view: ReadonlySignal<SessionView>;
  readonly revision: ReadonlySignal<number>;
  readonly areHeartbeatsHidden: ReadonlySignal<boolean>;
  readonly stars: ReadonlySignal<ReadonlySet<StarKey>>;
  readonly reader: MessageReader;
  readonly work: Work;
  readonly patterns: InstanceType<typeof PatternState>;
}

/** Of a frame in which messages arrive: enough for fifty thousand a second. What is more is read when the panel has nothing else to do. */
const READ_AT_ONCE_MS = 2;

const NONE: ReadonlySet<ConnectionId> = new Set();

export const GridState = createModel((deps: GridDeps) => {
  const { model, view, revision, areHeartbeatsHidden, stars, reader, work, patterns } = deps;
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
  const startedAt = computed(() => view.value.startedAt);
  const judged = patterns.judged(filterText);
  const parsed = computed(() => {
    const time = { startedAt: startedAt.value, lastEventAt: view.peek().lastEventAt };
    const { judge, hasRefused } = watched(judged.value.judge);
    const filter = parseFilter(judged.value.text, isInverted.value, time, judge);
    return { filter, isPatternRefused: hasRefused() };
  });
  const filter = computed(() => parsed.value.filter);
  /** Null where the filter does not ask for them. */
  const starsAskedFor = computed(() => (/\bis:\S*starred/i.test(judged.value.text) ? stars.value : null));
  const facts = computed(() => createMessageFacts(model.value.messages, reader));
  const markLog = computed(() => createMarkLog(model.value.messages));
  const context = computed<RowContext>(() => {
    const starred = starsAskedFor.value;
    return {
      messages: model.value.messages,
      facts: facts.value,
      connectionOf: (id) => view.peek().connections.get(id),
      labelOf: (id) => labels.peek().get(id),
      realmOf: (id) => view.peek().realms.get(id),
      isStarred: (id, sequence) => starred?.has(`${id} ${sequence}`) === true,
      areHeartbeatsHidden: areHeartbeatsHidden.value,
      readRevision: reader.revision,
    };
  });
  /** Of what passes `tests`: among the rows that the grid shows, or among all. */
  const logOf = computed(() => {
    const marks = markLog.value;
    const [own, chosen, shown] = [filter.value, chosenConnections.value, context.value];
    return (tests: Filter, scope: 'shown' | 'all'): RowLog => {
      const isShown = scope === 'shown';
      const rowsOf = isShown
        ? rowTests([...own, ...tests], chosen, shown)
        : rowTests(tests, NONE, { ...shown, areHeartbeatsHidden: false });
      return createRowLog(shown.messages, marks, rowsOf);
    };
  });
  const rowLog = computed(() => logOf.value([], 'shown'));

  function prepare(): void {
    facts.value.follow();
    markLog.value.extend(view.value);
  }
  const changed = computed(() => revision.value + reader.revision());
  const found = new FoundRows({ log: rowLog, revision: changed, prepare, work });
  const rowsInTime = found.rows;
  const filterProgress = found.progress;

  let endReading: (() => void) | null = null;
  function readWhenIdle(): void {
    endReading ??= work.idle.run((isOver) => {
      const isDone = facts.peek().advance(isOver);
      if (isDone) endReading = null;
      return isDone;
    });
  }
  effect(() => {
    rowsInTime.value;
    if (!facts.peek().advance(() => true)) readWhenIdle();
  });
  effect(() => () => {
    endReading?.();
    found[Symbol.dispose]();
  });

  /** Of the moment when they were sorted, or when other rows came to be looked at. */
  const rowsSorted = computed<Rows | null>(() => {
    const { sort } = sorting.value;
    rowLog.value;
    if (sort === null) return null;
    // Those that a filter finds later are among them as well.
    filterProgress.value;
    return sortRows(rowsInTime.peek(), sort, { messages: model.value.messages, facts: facts.value });
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
    /** A pattern in it takes too long, and is looked for as text. */
    isPatternRefused: computed(() => parsed.value.isPatternRefused),
    chosenConnections,
    isStuckToBottom,
    labels,
    facts,
    rows,
    /** Share of the messages that the filter has looked at; 1 when `rows` are all that pass. */
    filterProgress,
    /** Changes when the rows become others, not when they become more. */
    scope: rowLog,
    /** For those who look for more among the rows. */
    logOf,
    changed,
    prepare,
    messageRowCount: computed(() => rowsInTime.value.messageCount),
    /** Rows that came after the end was last followed, or after the rows were sorted. */
    newRowCount: computed(() => {
      const seen = rowsSorted.value?.takenCount ?? takenWhenReleased.value;
      const isShown = isStuckToBottom.value && rowsSorted.value === null;
      return isShown ? 0 : Math.max(0, rowsInTime.value.takenCount - seen);
    }),
    sort,
    /** What may stand at `cursor` in the filter box, which holds `text`. */
    suggest(text: string, cursor: number): Suggestions {
      const { messages } = model.value;
      const source = { messages, facts: facts.value, view: view.value, labels: labels.value };
      return suggest(text, cursor, suggestContextOf(source));
    },
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
    /** Reads of what arrived as much as a frame allows, so that no filter has to wait for it. */
    readArrived() {
      const until = work.now() + READ_AT_ONCE_MS;
      if (!facts.peek().advance(() => work.now() >= until)) readWhenIdle();
    },
    forget() {
      chosenConnections.value = NONE;
      isStuckToBottom.value = true;
      sorting.value = { sort: null };
    },
  };
});
