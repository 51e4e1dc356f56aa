// Every sentence of the panel, by name, but those of findings (`areas/rules.ts`), which are read later. A language that
// misses one does not compile.
import type { AdviceTexts } from './areas/advice.ts';
import type { ChecksTexts } from './areas/checks.ts';
import type { ConnectionTexts } from './areas/connection.ts';
import type { ConnectionListTexts } from './areas/connections.ts';
import type { CopyTexts } from './areas/copy.ts';
import type { DebugTexts } from './areas/debug.ts';
import type { DetailTexts } from './areas/detail.ts';
import type { DifferenceTexts } from './areas/difference.ts';
import type { ExportTexts } from './areas/export.ts';
import type { FileTexts } from './areas/file.ts';
import type { FindingTexts } from './areas/findings.ts';
import type { GridTexts } from './areas/grid.ts';
import type { InitiatorTexts, OpenerTexts } from './areas/initiator.ts';
import type { LatestTexts } from './areas/latest.ts';
import type { MainTexts } from './areas/main.ts';
import type { NotesTexts } from './areas/notes.ts';
import type { ReportTexts } from './areas/report.ts';
import type { RetryTexts } from './areas/retries.ts';
import type { SchemaTexts } from './areas/schemas.ts';
import type { SearchTexts } from './areas/search.ts';
import type { ShortcutTexts } from './areas/shortcuts.ts';
import type { StatusTexts } from './areas/status.ts';
import type { StreamTexts } from './areas/streams.ts';
import type { TimelineTexts } from './areas/timeline.ts';
import type { ToolbarTexts } from './areas/toolbar.ts';
import type { ViewerTexts } from './areas/viewer.ts';
import type { Format } from './format.ts';
import type { ShownFailure } from './shown-failure.ts';

export interface Texts {
  readonly locale: string;
  readonly format: Format;
  readonly toolbar: ToolbarTexts;
  readonly main: MainTexts;
  readonly timeline: TimelineTexts;
  readonly retries: RetryTexts;
  readonly findings: FindingTexts;
  readonly advice: AdviceTexts;
  readonly connections: ConnectionListTexts;
  readonly opener: OpenerTexts;
  readonly grid: GridTexts;
  readonly latest: LatestTexts;
  readonly copy: CopyTexts;
  readonly detail: DetailTexts;
  readonly difference: DifferenceTexts;
  readonly initiator: InitiatorTexts;
  readonly connection: ConnectionTexts;
  readonly streams: StreamTexts;
  /** The cause of a failure as a clause of a sentence, and in two words. */
  readonly cause: {
    readonly long: (failure: ShownFailure, host: string) => string;
    readonly short: (failure: ShownFailure) => string;
  };
  readonly checks: ChecksTexts;
  readonly debug: DebugTexts;
  readonly status: StatusTexts;
  readonly search: SearchTexts;
  readonly shortcuts: ShortcutTexts;
  readonly schemas: SchemaTexts;
  readonly exporting: ExportTexts;
  readonly file: FileTexts;
  readonly viewer: ViewerTexts;
  readonly notes: NotesTexts;
  readonly report: ReportTexts;
  readonly resize: { readonly connections: string; readonly detail: string };
}
