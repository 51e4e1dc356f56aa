// `debugMode` of the page's clients, and the mirror into its console.
import { computed, createModel, type ReadonlySignal } from '@preact/signals';
import * as z from 'zod/mini';
import type { CheckPaths } from '../checks/check-paths.ts';
import type { DebugSwitch } from '../checks/debug-mode.ts';
import { logMessages } from '../checks/page/log-messages.ts';
import type { PageRunner } from '../checks/page-runner.ts';
import type { Description } from '../decode/decoded.ts';
import type { Message } from '../model/message.ts';
import type { SessionModel } from '../model/session.ts';
import type { CheckedLanguage } from '../protocol/checks.ts';
import type { ConnectionId } from '../protocol/identifiers.ts';
import { ConsoleMirror } from './console-mirror.ts';
import type { OwnEvent } from './own-events.ts';
import type { Settings } from './settings.ts';
import { SwitchState } from './switch-state.ts';

export interface DebugDeps {
  /** Null where there is no page to ask. */
  readonly runner: PageRunner | null;
  readonly paths: ReadonlySignal<CheckPaths>;
  readonly settings: ReadonlySignal<Settings>;
  readonly model: ReadonlySignal<SessionModel>;
  readonly revision: ReadonlySignal<number>;
  readonly describe: (message: Message) => Description;
  readonly labelOf: (id: ConnectionId) => string;
  readonly tell: (event: OwnEvent) => void;
  readonly now: () => number;
  readonly delay: (task: () => void, delayMs: number) => void;
}

const PACE_MS = 1_000;
/** To look, the interpreter compiles and runs some Python. */
const PYTHON_PACE_MS = 3_000;

const NO_PAGE: DebugSwitch = async () => ({ state: 'unreachable' });

export const DebugState = createModel(({ runner, paths, settings, model, revision, ...deps }: DebugDeps) => {
  function messageCount(): number {
    const { messages } = model.peek();
    return messages.firstIndex + messages.length;
  }

  function createSwitch(language: CheckedLanguage) {
    const { javascript, python, debugProperty: property } = paths.peek();
    const path = language === 'javascript' ? javascript : python;
    if (runner === null) return { path, property, run: NO_PAGE };
    // What runs in pages is read when it is first asked for.
    const run: DebugSwitch = async (command, previous) => {
      const { javaScriptSwitch, pythonSwitch } = await import('../checks/debug-mode.ts');
      const create = language === 'javascript' ? javaScriptSwitch : pythonSwitch;
      return create(path, property, runner)(command, previous);
    };
    return { path, property, run };
  }

  function switchFor(language: CheckedLanguage, paceMs: number) {
    return new SwitchState({
      language,
      createSwitch: () => createSwitch(language),
      isKept: computed(() => settings.value.isDebugModeKept),
      onChange: (change) => deps.tell({ type: 'debug-mode-changed', ...change }),
      messageCount,
      now: deps.now,
      delay: deps.delay,
      paceMs,
    });
  }

  const javascript = switchFor('javascript', PACE_MS);
  const python = switchFor('python', PYTHON_PACE_MS);

  return {
    canSwitch: computed(() => runner !== null),
    javascript,
    python,
    mirror: new ConsoleMirror({
      model,
      revision,
      describe: deps.describe,
      labelOf: deps.labelOf,
      delay: deps.delay,
      write: async (lines) =>
        runner?.call({
          world: runner.hasWorldApart ? 'apart' : 'page',
          run: logMessages,
          args: [lines],
          schema: z.unknown(),
        }),
    }),
    stop() {
      javascript.stop();
      python.stop();
    },
  };
});
