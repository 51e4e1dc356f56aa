// The ways out of one panel, wired to what is chosen in it.
import { computed, type ReadonlySignal } from '@preact/signals';
import type { ReadingChoices } from '../../decode/decoding.ts';
import type { Policy } from '../../model/backoff/policy.ts';
import type { Message } from '../../model/message.ts';
import type { SessionModel, SessionView } from '../../model/session.ts';
import type { ConnectionId } from '../../protocol/identifiers.ts';
import type { CaptureContext } from '../../session/session-facts.ts';
import type { Texts } from '../../texts/texts.ts';
import type { Settings } from '../settings.ts';
import type { TimeRange } from '../timeline/time-range.ts';
import { ExportState } from './export-state.ts';
import type { OpenFile } from './file-target.ts';

export interface ExportingParts {
  readonly session: {
    readonly model: ReadonlySignal<SessionModel>;
    readonly view: ReadonlySignal<SessionView>;
    readonly revision: ReadonlySignal<number>;
    tellUnrecorded(): void;
  };
  readonly grid: { readonly chosenConnections: ReadonlySignal<ReadonlySet<ConnectionId>> };
  readonly selection: { readonly messageCount: ReadonlySignal<number>; messages(): readonly Message[] };
  readonly timeline: {
    readonly brushed: ReadonlySignal<TimeRange | null>;
    readonly isAllShown: ReadonlySignal<boolean>;
    readonly range: ReadonlySignal<TimeRange | null>;
  };
  readonly settings: { readonly current: ReadonlySignal<Settings>; change(part: Partial<Settings>): void };
  readonly texts: ReadonlySignal<Texts>;
  readonly policy: ReadonlySignal<Policy>;
  readonly name: ReadonlySignal<string>;
  reading(): ReadingChoices;
  readonly openFile: OpenFile | undefined;
  capture(): CaptureContext;
  copyText(text: string): void;
}

export function createExporting(parts: ExportingParts) {
  const { session, grid, selection, timeline, settings, texts, policy, name, reading, openFile, capture, copyText } =
    parts;
  return new ExportState({
    ...session,
    chosenConnections: grid.chosenConnections,
    selectedCount: selection.messageCount,
    selectedMessages: selection.messages,
    timeRange: computed(() => timeline.brushed.value ?? (timeline.isAllShown.value ? null : timeline.range.value)),
    texts,
    policy,
    reading,
    fields: computed(() => settings.current.value.redactedFields),
    keepFields: (redactedFields) => settings.change({ redactedFields }),
    capture: () => ({ ...capture(), name: name.peek() }),
    openFile: openFile ?? null,
    copyText,
  });
}
