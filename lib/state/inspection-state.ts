// What the user does with the page in the tab: checks and `debugMode`. A session from a file has no page, but may have results.
import type { ReadonlySignal } from '@preact/signals';
import type { CheckDeps } from '../checks/check-deps.ts';
import type { InspectedPage } from '../checks/inspected-page.ts';
import { createPageRunner } from '../checks/page-runner.ts';
import type { Description } from '../decode/decoded.ts';
import type { Message } from '../model/message.ts';
import type { SessionModel, SessionView } from '../model/session.ts';
import type { SessionEvent } from '../protocol/events.ts';
import type { ConnectionId } from '../protocol/identifiers.ts';
import { ChecksState } from './checks-state.ts';
import { type ConnectionLabel, filterLabelOf } from './connection-labels.ts';
import { DebugState } from './debug-state.ts';
import { createOwnEvents } from './own-events.ts';
import type { Settings } from './settings.ts';

/** The page, and the panel's own ways to ask its server. */
export interface Inspection extends Pick<CheckDeps, 'panel' | 'network'> {
  readonly page: InspectedPage;
  /** What the names of our code in the page begin with. */
  readonly sourceName: string;
}

export interface InspectionDeps {
  readonly inspection: Inspection | null;
  readonly session: {
    readonly model: ReadonlySignal<SessionModel>;
    readonly view: ReadonlySignal<SessionView>;
    readonly revision: ReadonlySignal<number>;
    receive(events: readonly SessionEvent[]): void;
  };
  readonly settings: { readonly current: ReadonlySignal<Settings>; change(part: Partial<Settings>): void };
  readonly describe: (message: Message) => Description;
  readonly labels: ReadonlySignal<ReadonlyMap<ConnectionId, ConnectionLabel>>;
  readonly now: () => number;
}

export function createInspectionState({ inspection, session, settings, describe, labels, now }: InspectionDeps) {
  const clock = { now, delay: (task: () => void, delayMs: number) => void setTimeout(task, delayMs) };
  const { model, view, revision } = session;
  const runner = inspection === null ? null : createPageRunner({ ...inspection, ...clock });
  const tell = createOwnEvents(session.receive, now);
  const checks = new ChecksState({ deps: checkDeps(), view, settings, tell });
  const debug = new DebugState({
    ...clock,
    runner,
    tell,
    model,
    revision,
    paths: checks.paths,
    settings: settings.current,
    describe,
    labelOf: (id) => filterLabelOf(labels.peek().get(id)),
  });

  function checkDeps(): CheckDeps | null {
    if (inspection === null || runner === null) return null;
    const { panel, network } = inspection;
    return {
      ...clock,
      panel,
      network,
      runner,
      session: () => ({ view: view.peek(), messages: model.peek().messages }),
    };
  }

  return { checks, debug };
}
