// The session on show: events in, snapshots out. The model's logs are the only mutable parts; `revision` is raised once a
// batch, after they have grown.
import { action, createModel, type ReadonlySignal, signal } from '@preact/signals';
import { isMessage } from '../model/event-log.ts';
import type { Losses, SessionModel } from '../model/session.ts';
import type { SessionEvent } from '../protocol/events.ts';
import type { LinkStatus } from '../protocol/link-status.ts';
import type { EventSource } from './event-source.ts';
import type { Schedule } from './frame-schedule.ts';
import { createForgottenEntries, eventsKeptOnClear, newestPageTest } from './restart.ts';
import type { ShowPace } from './show-pace.ts';
import { createWithheldCount, lossesBesides } from './withheld.ts';

export interface SessionDeps {
  readonly createModel: () => SessionModel;
  /** A session that is there already; empty when absent. */
  readonly opened?: SessionModel | undefined;
  readonly source: EventSource;
  readonly schedule: Schedule;
  /** When messages that arrived are shown; at once when absent. */
  readonly pace?: ShowPace | undefined;
  readonly now: () => number;
  readonly isLogKept: ReadonlySignal<boolean>;
  /** Is told all that the model is given. */
  readonly keeper?: SessionKeeper;
  /** After each batch, before anyone is told of it. */
  readonly onFolded?: () => void;
}

/** Keeps a copy of the session as it grows. */
export interface SessionKeeper {
  /** The session began anew, with these events. */
  begin(events: readonly SessionEvent[]): void;
  append(events: readonly SessionEvent[]): void;
}

export type Recording = 'recording' | 'paused';

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
  const clearedAt = signal<number | null>(null);

  function startAgainFrom(events: readonly SessionEvent[]): void {
    forgotten.forget(model.value.controls(), events);
    withheld.startAgain(events);
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

  const fold = action(() => {
    cancelFold?.();
    cancelFold = null;
    const arrived = queue;
    queue = [];
    const isPaused = recording.value === 'paused';
    const kept = isPaused ? arrived.filter((event) => !isMessage(event)) : arrived;
    unrecordedCount.value += arrived.length - kept.length;
    if (isPaused) withheld.withhold(arrived.filter(isMessage));
    withheld.give(kept);
    model.value.append(kept);
    deps.keeper?.append(kept);
    const isNewPage = kept.some((event) => event.type === 'realm-started' && event.isTop);
    if (isNewPage && !deps.isLogKept.value) forgetOlderPages();
    // Only of messages there may be too many to show each.
    if (deps.pace === undefined || !kept.every(isMessage)) publish();
    else deps.pace.request(publish);
    deps.onFolded?.();
  });

  const publish = action(() => {
    view.value = model.value.view();
    losses.value = lossesBesides(view.value.losses, withheld.count());
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
    clearedAt,
    receive(events: readonly SessionEvent[]) {
      const { connections } = view.peek();
      for (const event of events) {
        if (!forgotten.isForgotten(event, clearedAt.peek(), connections.values())) queue.push(event);
      }
      if (queue.length > 0) cancelFold ??= deps.schedule(fold);
    },
    setStatus(next: LinkStatus) {
      status.value = next;
    },
    setRecording(next: Recording) {
      if (queue.length > 0) fold();
      publish();
      recording.value = next;
    },
    clear() {
      if (queue.length > 0) fold();
      startAgainFrom(eventsKeptOnClear(model.value.controls(), model.value.view().connections));
      publish();
    },
    /** What a session that begins now begins with: open connections are known by what came before. */
    beginning: () => eventsKeptOnClear(model.peek().controls(), view.peek().connections),
    events: (): Iterable<SessionEvent> => model.value.events(),
    stop() {
      cancelFold?.();
      deps.pace?.stop();
    },
  };
});
