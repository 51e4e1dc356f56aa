// Keeps the capture in the browser as it grows, so that a closed DevTools loses nothing but the last moment.
import { createModel, signal } from '@preact/signals';
import { isMessage } from '../../model/event-log.ts';
import type { SessionView } from '../../model/session.ts';
import type { SessionEvent } from '../../protocol/events.ts';
import type { KeepRequest, KeepTrouble } from '../../session/kept/keep-writer.ts';
import { lineOf } from '../../session/native/event-line.ts';

export interface Keeping {
  keep(request: KeepRequest): void;
}

/** Where captures are kept; null where they must not be, as in a private window. */
export type OpenKeeping = (onTrouble: (trouble: KeepTrouble) => void) => Promise<Keeping | null>;

export interface AutosaveDeps {
  readonly open: OpenKeeping | undefined;
  readonly view: () => SessionView;
  /** What a capture that begins now begins with. */
  readonly beginning: () => readonly SessionEvent[];
  readonly now: () => number;
  readonly delay: (task: () => void, delayMs: number) => () => void;
}

/** Half of what may be lost at most: the rest is for writing it. */
const PAUSE_MS = 500;
/** Handed over at once. UTF-16 units. */
const MAX_TEXT = 1_048_576;

/** `private`: not kept, since the window is. `failed`: the browser does not store it. */
export type AutosavePhase = 'off' | 'starting' | 'keeping' | 'private' | 'failed';

/** Without one of these there is nothing to come back to. */
const WORTH_KEEPING: ReadonlySet<SessionEvent['type']> = new Set([
  'connection-created',
  'construct-failed',
  'network-observed',
]);

/** Calls `task` later; the returned function calls it off. */
export function delayTask(task: () => void, delayMs: number): () => void {
  const timer = setTimeout(task, delayMs);
  return () => clearTimeout(timer);
}

export const AutosaveState = createModel((deps: AutosaveDeps) => {
  const phase = signal<AutosavePhase>('off');
  let keeping: Keeping | null = null;
  let id = crypto.randomUUID();
  /** What came before there was a place to keep it: written as text then, since the panel has more urgent things to do. */
  let early: SessionEvent[] = [];
  let text = '';
  let messageCount = 0;
  let isWorthKeeping = false;
  let endPause: (() => void) | null = null;

  function startAgain(events: readonly SessionEvent[]): void {
    flush();
    forget();
    append(events);
  }

  function forget(): void {
    id = crypto.randomUUID();
    early = [];
    text = '';
    messageCount = 0;
    isWorthKeeping = false;
  }

  function append(events: readonly SessionEvent[]): void {
    if (phase.peek() === 'starting' && keeping === null) for (const event of events) early.push(event);
    else if (phase.peek() === 'starting' || phase.peek() === 'keeping') write(events);
  }

  function write(events: readonly SessionEvent[]): void {
    for (const event of events) {
      text += `${lineOf(event)}\n`;
      if (isMessage(event)) messageCount++;
      isWorthKeeping ||= WORTH_KEEPING.has(event.type);
      if (text.length > MAX_TEXT) flush();
    }
    if (text !== '' && isWorthKeeping) endPause ??= deps.delay(flush, PAUSE_MS);
  }

  function flush(): void {
    endPause?.();
    endPause = null;
    if (keeping === null || !isWorthKeeping || text === '') return;
    const { realms, connections, findings } = deps.view();
    const pageUrl = [...realms.values()].findLast(({ isTop }) => isTop)?.url ?? null;
    const facts = { pageUrl, messageCount, connectionCount: connections.size, findingCount: findings.length };
    keeping.keep({ id, text, at: deps.now(), facts });
    text = '';
  }

  function onTrouble({ id: troubled, trouble }: KeepTrouble): void {
    if (trouble === 'failed') phase.value = 'failed';
    // It was deleted; what comes from now on is a capture of its own.
    else if (troubled === id) startAgain(deps.beginning());
  }

  async function start(): Promise<void> {
    const { open } = deps;
    if (open === undefined) return;
    phase.value = 'starting';
    append(deps.beginning());
    try {
      keeping ??= await open(onTrouble);
      if (phase.peek() === 'starting') phase.value = keeping === null ? 'private' : 'keeping';
      const before = early;
      early = [];
      if (keeping !== null) write(before);
      flush();
    } catch {
      phase.value = 'failed';
      early = [];
    }
  }

  function stop(): void {
    flush();
    phase.value = 'off';
    forget();
  }

  return {
    phase,
    setWanted(isWanted: boolean) {
      if (isWanted && phase.peek() === 'off') void start();
      else if (!isWanted) stop();
    },
    /** The session began anew with these. */
    begin: startAgain,
    append,
    /** Hands over what waits: the panel is about to go. */
    flush,
  };
});
