// The session on show: events in, snapshots out. The model's logs are the only mutable parts; `revision` is raised once a
// batch, after they have grown.
import { action, computed, createModel, type ReadonlySignal, signal } from '@preact/signals';
import { isMessage } from '../model/event-log.ts';
import type { Gap } from '../model/gaps.ts';
import type { Losses, SessionModel } from '../model/session.ts';
import type { SessionEvent } from '../protocol/events.ts';
import type { LinkStatus } from '../protocol/link-status.ts';
import type { EventSource } from './event-source.ts';
import type { Schedule } from './frame-schedule.ts';
import { createPause } from './pause.ts';
import { createForgottenEntries, eventsKeptOnClear, newestPageTest } from './restart.ts';
import type { ShowPace } from './show-pace.ts';
import { createWithheldCount, lossesBesides } from './withheld.ts';

export interface SessionDeps {
  readonly createModel: () => SessionModel;
  /** A session that is there already; empty when absent. */
  readonly opened?: SessionModel | undefined;
  readonly source: EventSource;
  readonly schedule: Schedule;
  /** Says when what is done for one frame has lasted long enough; never when absent. */
  readonly beginSlice?: () => () => boolean;
  /** When messages that arrived are shown; at once when absent. */
  readonly pace?: ShowPace | undefined;
  readonly now: () => number;
  /** Times whose messages are not there, besides those that the log tells of. */
  readonly missing?: readonly Gap[] | undefined;
  readonly isLogKept: ReadonlySignal<boolean>;
  /** Is told all that the model is given. */
  readonly keeper?: SessionKeeper;
  /** After each batch; `isFirst`: the session had no messages before. */
  readonly onFolded?: (isFirst: boolean) => void;
}

/** Keeps a copy of the session as it grows. */
export interface SessionKeeper {
  /** The session began anew, with these events. */
  begin(events: readonly SessionEvent[]): void;
  append(events: readonly SessionEvent[]): void;
}

export type Recording = 'recording' | 'paused';

/** Events taken in between two looks at the clock. */
const EVENTS_A_LOOK = 256;
/** The same of the first ones: they fill the grid. */
const EVENTS_A_FIRST_LOOK = 64;
/** More do not wait for the next frame: a hidden panel has few of them. */
const MAX_WAITING = 8_192;
const NEVER = (): boolean => false;

export const SessionState = createModel((deps: SessionDeps) => {
  const withheld = createWithheldCount();
  const forgotten = createForgottenEntries();
  let queue: SessionEvent[] = [];
  let cancelFold: (() => void) | null = null;

  const model = signal(deps.opened ?? deps.createModel());
  const view = signal(model.value.view());
  const losses = signal<Losses>(view.value.losses);
  const revision = signal(0);
  const status = signal<LinkStatus>('connecting');
  const recording = signal<Recording>('recording');
  /** Messages that arrived while paused: seen, counted, not kept. */
  const unrecordedCount = signal(0);
  const pause = createPause(deps.now);
  const clearedAt = signal<number | null>(null);
  const waitingSince = signal<number | null>(null);

  function startAgainFrom(events: readonly SessionEvent[]): void {
    forgotten.forget(model.value.controls(), events);
    withheld.startAgain(events);
    pause.begin();
    model.value = deps.createModel();
    model.value.append(events);
    deps.keeper?.begin(events);
    clearedAt.value = deps.now();
    unrecordedCount.value = 0;
  }

  function forgetOlderPages(): void {
    const isNewest = newestPageTest(model.value.controls());
    if (isNewest === null) return;
    startAgainFrom([...model.value.events()].filter(isNewest));
  }

  /** Takes events in until `isOver`; what is left follows with the next frame. The first messages of all are shown at once. */
  const fold = action((isOver: () => boolean) => {
    cancelFold?.();
    cancelFold = null;
    const arrived = queue;
    let isUrgent = deps.pace === undefined;
    const wasEmpty = model.value.messages.length === 0;
    const hasFirst = (): boolean => wasEmpty && model.value.messages.length > 0;
    const eventsALook = wasEmpty ? EVENTS_A_FIRST_LOOK : EVENTS_A_LOOK;
    let end = 0;
    do {
      const piece = arrived.slice(end, end + eventsALook);
      takeIn(piece);
      isUrgent ||= !piece.every(isMessage);
      end += piece.length;
    } while (end < arrived.length && (arrived.length - end > MAX_WAITING || !(hasFirst() || isOver())));
    queue = arrived.slice(end);
    if (queue.length > 0) cancelFold = deps.schedule(foldSlice);
    // Only of messages there may be too many to show each.
    if (isUrgent) publish();
    else deps.pace?.request(publish);
    deps.onFolded?.(wasEmpty);
  });
  const foldSlice = (): void => fold(deps.beginSlice?.() ?? NEVER);

  function takeIn(events: readonly SessionEvent[]): void {
    const isPaused = recording.value === 'paused';
    const kept = isPaused ? events.filter((event) => !isMessage(event)) : events;
    unrecordedCount.value += events.length - kept.length;
    if (isPaused) withhold(events.filter(isMessage));
    withheld.give(kept);
    model.value.append(kept);
    deps.keeper?.append(kept);
    const isNewPage = kept.some((event) => event.type === 'realm-started' && event.isTop);
    if (isNewPage && !deps.isLogKept.value) forgetOlderPages();
  }

  function withhold(messages: readonly SessionEvent[]): void {
    pause.withhold(withheld.withhold(messages));
  }

  /** From now on the log itself tells what was not recorded. */
  function tellUnrecorded(): void {
    const told = pause.tell();
    if (told !== null) takeIn([told]);
  }

  const publish = action(() => {
    view.value = model.value.view();
    losses.value = lossesBesides(view.value.losses, Math.max(0, withheld.count() - view.value.unrecorded.count));
    waitingSince.value = oldestOf(queue);
    revision.value += 1;
  });

  return {
    model,
    view,
    /** Without what the user chose not to keep. */
    losses,
    revision,
    status,
    recording,
    unrecordedCount,
    /** Times whose messages are not there, and that the log does not tell of. */
    missing: computed(() => [...(deps.missing ?? []), ...pause.missing.value]),
    clearedAt,
    /** Epoch ms of the oldest event that still waited when the view was made; null when none did. */
    waitingSince,
    receive(events: readonly SessionEvent[]) {
      const { connections } = view.peek();
      for (const event of events) {
        if (!forgotten.isForgotten(event, clearedAt.peek(), connections.values())) queue.push(event);
      }
      if (queue.length > 0) cancelFold ??= deps.schedule(foldSlice);
    },
    setStatus(next: LinkStatus) {
      status.value = next;
    },
    setRecording(next: Recording) {
      if (queue.length > 0) fold(NEVER);
      tellUnrecorded();
      pause.begin();
      publish();
      recording.value = next;
    },
    clear() {
      if (queue.length > 0) fold(NEVER);
      startAgainFrom(eventsKeptOnClear(model.value.controls(), model.value.view().connections));
      publish();
    },
    /** Before the log goes anywhere else. */
    tellUnrecorded: action(() => {
      tellUnrecorded();
      publish();
    }),
    /** What a session that begins now begins with: open connections are known by what came before. */
    beginning: () => eventsKeptOnClear(model.peek().controls(), view.peek().connections),
    events: (): Iterable<SessionEvent> => model.value.events(),
    stop() {
      cancelFold?.();
      deps.pace?.stop();
    },
  };
});

/** Events of several realms are in no order of time. */
function oldestOf(events: readonly SessionEvent[]): number | null {
  return events.length === 0 ? null : events.reduce((oldest, { timestamp }) => Math.min(oldest, timestamp), Infinity);
}
