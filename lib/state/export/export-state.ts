// The ways out of a session: what, in which format, without which secrets; and how far the writing is.
import { computed, createModel, type ReadonlySignal, signal } from '@preact/signals';
import type { ReadingChoices } from '../../decode/decoding.ts';
import type { Policy } from '../../model/backoff/policy.ts';
import type { Message } from '../../model/message.ts';
import type { SessionModel, SessionView } from '../../model/session.ts';
import type { ConnectionId } from '../../protocol/identifiers.ts';
import type { Export, ExportFormat } from '../../session/export-session.ts';
import type { Chosen } from '../../session/select-events.ts';
import { type CaptureContext, sessionFacts } from '../../session/session-facts.ts';
import type { Texts } from '../../texts/texts.ts';
import type { TimeRange } from '../timeline/time-range.ts';
import { chosenPart, isOffered, type PartChoices, type PartName } from './export-part.ts';
import type { FileTarget, OpenFile } from './file-target.ts';
import { RedactionState } from './redaction-state.ts';

export interface ExportDeps {
  readonly model: ReadonlySignal<SessionModel>;
  readonly view: ReadonlySignal<SessionView>;
  readonly revision: ReadonlySignal<number>;
  /** Makes the log complete. */
  tellUnrecorded(): void;
  readonly chosenConnections: ReadonlySignal<ReadonlySet<ConnectionId>>;
  readonly selectedCount: ReadonlySignal<number>;
  selectedMessages(): readonly Message[];
  readonly timeRange: ReadonlySignal<TimeRange | null>;
  readonly texts: ReadonlySignal<Texts>;
  readonly policy: ReadonlySignal<Policy>;
  /** How messages are read now. */
  reading(): ReadingChoices;
  readonly fields: ReadonlySignal<string>;
  keepFields(text: string): void;
  capture(): CaptureContext;
  /** Null where nothing can be saved. */
  readonly openFile: OpenFile | null;
  copyText(text: string): void;
}

export type Writing =
  | { readonly kind: 'idle' }
  | { readonly kind: 'writing'; readonly eventCount: number }
  | { readonly kind: 'saved'; readonly fileName: string; readonly format: ExportFormat }
  | { readonly kind: 'copied' }
  | { readonly kind: 'failed' };

const IDLE: Writing = { kind: 'idle' };

export const ExportState = createModel((deps: ExportDeps) => {
  const { model, view, revision } = deps;
  const redaction = new RedactionState({ ...deps, events: () => model.peek().events() });
  const isOpen = signal(false);
  const format = signal<ExportFormat>('tapewire');
  const part = signal<PartName>('all');
  const writing = signal<Writing>(IDLE);
  let chosen: Chosen | null = null;
  let running: AbortController | null = null;

  const choices = computed<PartChoices>(() => ({
    view: view.value,
    connectionIds: deps.chosenConnections.value,
    selectedCount: deps.selectedCount.value,
    timeRange: deps.timeRange.value,
  }));

  const eventCount = computed(() => {
    revision.value;
    return model.value.messages.length + model.value.controls().length;
  });

  function open(): void {
    deps.tellUnrecorded();
    isOpen.value = true;
    writing.value = IDLE;
    choosePart(part.peek());
  }

  function choosePart(next: PartName): void {
    part.value = isOffered(next, choices.peek()) ? next : 'all';
    chosen = chosenPart(part.value, choices.peek(), deps.selectedMessages, model.peek());
    void redaction.look(chosen);
  }

  function cancel(): void {
    running?.abort();
    running = null;
    writing.value = IDLE;
  }

  /** What is chosen, without its secrets; null when the look for them was stopped or failed. */
  async function made(savedAt: number, controller: AbortController): Promise<Export | null> {
    const isRedacted = redaction.isOn.peek();
    const plan = isRedacted ? await redaction.settled(chosen) : null;
    if (controller.signal.aborted || (isRedacted && plan === null)) return null;
    const { exportSession } = await import('../../session/export-session.ts');
    const policy = deps.policy.peek();
    deps.tellUnrecorded();
    // Some ways out walk over it twice, and a log gives its events anew for each walk.
    const source = model.peek();
    return exportSession({
      format: format.peek(),
      events: { [Symbol.iterator]: () => source.events()[Symbol.iterator]() },
      facts: sessionFacts(view.peek(), { ...deps.capture(), now: savedAt }),
      chosen,
      redaction: plan,
      texts: deps.texts.peek(),
      signal: controller.signal,
      eventCount: eventCount.peek(),
      policy,
      reading: deps.reading(),
      onProgress(eventCount) {
        if (running === controller) writing.value = { kind: 'writing', eventCount };
      },
    });
  }

  /** `deliver` takes the stream to where it goes; what it returns is what there is to say in the end. */
  async function run(deliver: (file: Export) => Promise<Writing>, savedAt: number): Promise<void> {
    cancel();
    const controller = new AbortController();
    running = controller;
    writing.value = { kind: 'writing', eventCount: 0 };
    const end = (next: Writing) => {
      if (running === controller) writing.value = next;
    };
    try {
      const file = await made(savedAt, controller);
      end(file === null ? { kind: 'failed' } : await deliver(file));
    } catch {
      end({ kind: 'failed' });
    }
  }

  async function save(): Promise<void> {
    const { now: savedAt, name } = deps.capture();
    const { exportFile } = await import('../../session/export-session.ts');
    let target: FileTarget | null | undefined;
    try {
      target = await deps.openFile?.(exportFile(format.peek(), savedAt, name));
    } catch {
      writing.value = { kind: 'failed' };
    }
    if (target == null) return;
    const { write } = target;
    await run(async ({ stream, fileName }) => {
      await write(stream);
      return { kind: 'saved', fileName, format: format.peek() };
    }, savedAt);
  }

  return {
    canExport: computed(() => deps.openFile !== null),
    isOpen,
    format,
    part,
    choices,
    redaction,
    writing,
    /** Events that there are to write, or to look at. */
    eventCount,
    open() {
      redaction.heedExceptions();
      open();
    },
    close() {
      isOpen.value = false;
      cancel();
      redaction.stop();
    },
    setFormat(next: ExportFormat) {
      cancel();
      format.value = next;
    },
    setPart(next: PartName) {
      cancel();
      choosePart(next);
    },
    save,
    /** All of it, without its secrets, at one press: also those in fields that other exports leave in. */
    async saveForSupport() {
      format.value = 'support';
      part.value = 'all';
      redaction.everything();
      open();
      await save();
    },
    /** For what is pasted. */
    copy() {
      const { now: savedAt } = deps.capture();
      return run(async ({ stream }) => {
        deps.copyText(await new Response(stream).text());
        return { kind: 'copied' };
      }, savedAt);
    },
    cancel,
  };
});
