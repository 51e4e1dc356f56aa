// All state of one panel, built from what it is given; components reach it through one context.
import { computed, createModel, signal } from '@preact/signals';
import type { ConnectionId } from '../protocol/identifiers.ts';
import { AnnouncerState } from './announcer-state.ts';
import type { AppDeps, Theme } from './app-deps.ts';
import { AttemptInView } from './attempt-in-view.ts';
import { AutosaveState, delayTask } from './autosave/autosave-state.ts';
import { DecodingState } from './decoding-state.ts';
import { createExporting } from './export/create-exporting.ts';
import { FindBarState } from './find-bar-state.ts';
import { FindingsState } from './findings-state.ts';
import { scheduleFrame } from './frame-schedule.ts';
import { GridState } from './grid-state.ts';
import { createInspectionState } from './inspection-state.ts';
import { LatestState } from './latest/latest-state.ts';
import { runNativeSearch } from './native-search.ts';
import { NotesState } from './notes-state.ts';
import { PatternState } from './pattern-state.ts';
import { PolicyState } from './policy-state.ts';
import { PresentState } from './present-state.ts';
import { RateState } from './rate-state.ts';
import { SavedFilterState } from './saved-filters.ts';
import { SearchState } from './search-state.ts';
import { type DetailTab, SelectionState } from './selection-state.ts';
import { SessionState } from './session-state.ts';
import { type MainTab, SettingsState } from './settings.ts';
import { idleSlices, soonSlices } from './slices.ts';
import { StarState } from './stars.ts';
import { TextsState } from './texts-state.ts';
import { TimelineState } from './timeline/timeline-state.ts';

const AppModel = createModel((deps: AppDeps) => {
  const now = deps.now ?? Date.now;
  const isLive = deps.opened === undefined;
  const work = deps.work ?? { soon: soonSlices(), idle: idleSlices(), now: () => performance.now() };
  const settings = new SettingsState(deps.settings);
  const autosave = new AutosaveState({
    open: deps.openKeeping,
    view: () => session.view.peek(),
    beginning: () => session.beginning(),
    now,
    delay: deps.delay ?? delayTask,
  });
  const session = new SessionState({
    createModel: deps.createModel,
    opened: deps.opened,
    source: deps.source,
    schedule: deps.schedule ?? scheduleFrame,
    beginSlice: work.soon.begin,
    pace: deps.pace,
    now,
    missing: deps.missing,
    isLogKept: computed(() => settings.current.value.isLogKept),
    keeper: autosave,
    onFolded(isFirst) {
      decoding.readHeads();
      // The first rows are drawn before.
      if (!isFirst) grid.readArrived();
    },
  });
  const decoding = new DecodingState({
    model: session.model,
    view: session.view,
    customSchemas: computed(() => settings.current.value.customSchemas),
  });
  const stars = new StarState();
  const patterns = new PatternState(deps.loadJudge);
  const grid = new GridState({
    model: session.model,
    view: session.view,
    revision: session.revision,
    areHeartbeatsHidden: computed(() => settings.current.value.areHeartbeatsHidden),
    stars: stars.keys,
    reader: decoding.reader.value,
    work,
    patterns,
  });
  const latest = new LatestState({
    model: session.model,
    revision: session.revision,
    facts: grid.facts,
    readRevision: decoding.revision,
    slices: work.soon,
  });
  const selection = new SelectionState({
    model: session.model,
    view: session.view,
    revision: session.revision,
    chosenConnections: grid.chosenConnections,
    rows: grid.rows,
    scope: grid.scope,
    onSelect: () => grid.stickToBottom(false),
  });
  const { checks, debug } = createInspectionState({
    inspection: deps.inspection ?? null,
    session,
    settings,
    describe: decoding.reader.value.describe,
    labels: grid.labels,
    now,
  });
  const search = new SearchState({
    logOf: grid.logOf,
    revision: grid.changed,
    prepare: grid.prepare,
    work,
    focus: selection.focus,
    reveal: selection.reveal,
    patterns,
  });
  const savedFilters = new SavedFilterState({
    saved: computed(() => settings.current.value.savedFilters),
    text: grid.filterText,
    isInverted: grid.isInverted,
    keep: (saved) => settings.change({ savedFilters: saved }),
    apply({ text, isInverted }) {
      grid.setFilter(text);
      grid.setInverted(isInverted);
    },
  });
  const endNativeSearch = deps.nativeSearch?.((action, query) => runNativeSearch(search, action, query));
  const announcer = new AnnouncerState();
  const isHelpShown = signal(false);
  const findBar = new FindBarState(search);
  const rating = new RateState({ model: session.model, revision: session.revision, slices: work.soon });
  const { clock, readUpTo, tick } = new PresentState({ ...session, now });
  const timeline = new TimelineState({
    model: session.model,
    view: session.view,
    clock,
    filterText: grid.filterText,
    setFilter: grid.setFilter,
  });
  autosave.setWanted(settings.current.peek().isAutosaved);
  const unsubscribe = deps.source.subscribe(session.receive, session.setStatus);
  const language = computed(() => {
    const chosen = settings.current.value.language;
    return chosen === 'auto' ? (deps.language ?? 'en') : chosen;
  });
  const { texts, rules, loadRules } = new TextsState({ language, first: deps.texts });
  const policy = new PolicyState({ view: session.view, settings });
  const judged = new FindingsState({ ...session, policy: policy.policy, readUpTo, rules, loadRules });
  const copyText = (text: string): void => deps.copyText?.(text);
  const notes = new NotesState({ ...session, now, sessionName: deps.sessionName ?? '', texts });
  const endPageMarks = deps.pageMarks?.(notes.takePageMark);
  const exporting = createExporting({
    ...{ session, grid, selection, timeline, settings, texts, copyText },
    policy: policy.policy,
    name: notes.name,
    reading: decoding.decoding.peek().choices,
    openFile: deps.openFile,
    capture: deps.capture ?? (() => ({ now: now(), creator: 'Tapewire' })),
  });

  return {
    settings,
    isLive: computed(() => isLive),
    canOpenViewer: computed(() => deps.openViewer !== undefined),
    openViewer(file?: File) {
      deps.openViewer?.(file);
    },
    session,
    autosave,
    decoding,
    grid,
    latest,
    selection,
    checks,
    debug,
    search,
    savedFilters,
    stars,
    announcement: announcer.announcement,
    announce: announcer.announce,
    notify: announcer.notify,
    isHelpShown,
    attemptInView: new AttemptInView(),
    findBar,
    rates: rating.rates,
    notes,
    exporting,
    theme: deps.theme ?? signal<Theme>('light'),
    texts,
    clock,
    timeline,
    policy,
    /** Of the session, by its site's policy and up to what was read; none before `loadFindings`. */
    findings: judged.findings,
    areFindingsJudged: judged.isJudged,
    loadFindings: judged.load,
    ruleTexts: rules,
    tick,
    showHelp(next: boolean) {
      isHelpShown.value = next;
    },
    /** Looks at one connection alone, with its story in the detail. */
    inspect(id: ConnectionId, tab: DetailTab = 'connection') {
      grid.choose([id]);
      selection.open(tab);
    },
    setAutosaved(isAutosaved: boolean) {
      settings.change({ isAutosaved });
      autosave.setWanted(isAutosaved);
    },
    showTab(mainTab: MainTab) {
      settings.change({ mainTab });
    },
    showMessagesOf(ids: Iterable<ConnectionId>) {
      grid.choose(ids);
      settings.change({ mainTab: 'messages' });
    },
    clear() {
      if (!isLive) return;
      session.clear();
      grid.forget();
      search.clear();
      timeline.showAll();
    },
    toggleRecording() {
      if (!isLive) return;
      session.setRecording(session.recording.value === 'recording' ? 'paused' : 'recording');
    },
    canOpenResource: computed(() => deps.openResource !== undefined),
    openResource(url: string, line: number, column: number) {
      deps.openResource?.(url, line, column);
    },
    copyText,
    dispose() {
      exporting.close();
      unsubscribe();
      autosave.setWanted(false);
      debug.stop();
      endNativeSearch?.();
      endPageMarks?.();
      session.stop();
      latest[Symbol.dispose]();
      rating[Symbol.dispose]();
      search[Symbol.dispose]();
      grid[Symbol.dispose]();
      decoding[Symbol.dispose]();
    },
  };
});

/** The verbs and signals of a panel. `dispose` ends its subscription. */
export function createAppState(deps: AppDeps) {
  return new AppModel(deps);
}
export type AppState = ReturnType<typeof createAppState>;
