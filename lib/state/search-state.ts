// Finding in what the grid shows, by DevTools' own search bar or the panel's: how many, which one is looked at, the next
// and the one before. What is found in other connections, or behind the filter, is counted apart.
import { computed, createModel, effect, type ReadonlySignal, signal } from '@preact/signals';
import type { Filter } from './filter/parse-filter.ts';
import { textTest, type Wanted, wantedPattern, wantedWords } from './filter/text-match.ts';
import { FoundRows, type FoundRowsDeps } from './found-rows.ts';
import { type PatternState, watched } from './pattern-state.ts';
import type { RowLog } from './row-log.ts';
import { keyOf, type Row } from './rows.ts';

export interface SearchDeps extends Omit<FoundRowsDeps, 'log'> {
  /** Makes a log of what passes `tests`: among the rows of the grid, or among all. */
  readonly logOf: ReadonlySignal<(tests: Filter, scope: 'shown' | 'all') => RowLog>;
  /** The row that the user is at. */
  readonly focus: ReadonlySignal<Row | null>;
  reveal(row: Row): void;
  readonly patterns: InstanceType<typeof PatternState>;
}

export const SearchState = createModel((deps: SearchDeps) => {
  const { logOf, focus, reveal, patterns } = deps;
  const query = signal('');
  const judged = patterns.judged(query);
  const asked = computed(() => {
    const { text } = judged.value;
    const { judge, hasRefused } = watched(judged.value.judge);
    const wanted = text === '' ? null : (wantedPattern(text, judge) ?? wantedWords(text));
    return { wanted, isPatternRefused: hasRefused() };
  });
  const wanted = computed<Wanted | null>(() => asked.value.wanted);
  const logIn = (scope: 'shown' | 'all') =>
    computed(() => (wanted.value === null ? null : logOf.value([textTest(wanted.value)], scope)));
  const shown = new FoundRows({ ...deps, log: logIn('shown') });
  const all = new FoundRows({ ...deps, log: logIn('all') });
  /** Null when none is looked at, or the one that was is no match any more. */
  const current = signal<Row | null>(null);
  const position = computed(() => (current.value === null ? -1 : shown.rows.value.positionOf(keyOf(current.value))));
  /** A search goes to a match by itself as soon as there is one. */
  let isFirstSought = false;

  function go(to: number): void {
    const { length } = shown.rows.peek();
    const row = length === 0 ? undefined : shown.rows.peek().at((to + length) % length);
    if (row === undefined) return;
    isFirstSought = false;
    current.value = row;
    reveal(row);
  }

  /** The first match at or behind where the user is, or the first of all; the newest when the user is nowhere. */
  function nearest(): number {
    const rows = shown.rows.peek();
    const at = current.peek() ?? focus.peek();
    return at === null ? rows.length - 1 : rows.positionFrom(keyOf(at)) % Math.max(1, rows.length);
  }

  effect(() => {
    if (shown.rows.value.length > 0 && isFirstSought) queueMicrotask(() => isFirstSought && go(nearest()));
  });

  return {
    query,
    /** It is a pattern that takes too long, and is looked for as text. */
    isPatternRefused: computed(() => asked.value.isPatternRefused),
    /** What `rangesOf` marks in shown texts; null while nothing is looked for. */
    pattern: computed(() => wanted.value?.pattern ?? null),
    matches: shown.rows,
    count: computed(() => shown.rows.value.length),
    /** Found in rows that the grid does not show. */
    otherCount: computed(() => Math.max(0, all.rows.value.length - shown.rows.value.length)),
    /** Place of the match that is looked at, from 0; -1 when it is none. */
    position,
    progress: computed(() => Math.min(shown.progress.value, all.progress.value)),
    search(text: string) {
      query.value = text;
      isFirstSought = text !== '';
      if (shown.rows.peek().length > 0) go(nearest());
    },
    next() {
      go(position.peek() < 0 ? nearest() : position.peek() + 1);
    },
    previous() {
      go(position.peek() < 0 ? nearest() : position.peek() - 1);
    },
    clear() {
      query.value = '';
      current.value = null;
      isFirstSought = false;
    },
  };
});
