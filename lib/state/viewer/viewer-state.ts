// What the viewer shows: where to take a session from, how far it is read, and what came of it.
import { createModel, type ReadonlySignal, signal } from '@preact/signals';
import type { SessionModel } from '../../model/session.ts';
import type { FileSource } from '../../session/bytes/read-text.ts';
import type { FileProblem } from '../../session/file-problem.ts';
import type { ReadFileOptions, ReadReport } from '../../session/read-file.ts';

/** A file that can be read: dropped, chosen, or kept by us. */
export interface SessionFile {
  readonly name: string;
  /** What `content` comes to. Bytes. */
  readonly byteLength: number;
  content(): FileSource | Promise<FileSource>;
}

export interface OpenedSession {
  readonly name: string;
  readonly byteLength: number;
  readonly model: SessionModel;
  readonly report: ReadReport;
}

/** A file of which nothing could be read; `problem` is null when the browser could not even hand it over. */
export interface RefusedFile {
  readonly name: string;
  readonly problem: FileProblem | null;
}

export type Viewing =
  | { readonly phase: 'choosing'; readonly refused: RefusedFile | null }
  | { readonly phase: 'reading'; readonly name: string; readonly progress: ReadonlySignal<Progress> }
  | { readonly phase: 'open'; readonly opened: OpenedSession };

export interface Progress {
  /** 0 to 1. */
  readonly share: number;
  readonly eventCount: number;
}

/** Reads a file, as `readFile` does. */
export type ReadFile = (source: FileSource, options: ReadFileOptions) => Promise<ReadReport>;

export interface ViewerStateDeps {
  readonly createModel: () => SessionModel;
  readonly readFile: ReadFile;
}

/** Steps of the bar: a picture for each of a million lines would take longer than reading them. */
const STEPS = 200;

export const ViewerState = createModel(({ createModel: createSession, readFile }: ViewerStateDeps) => {
  const viewing = signal<Viewing>({ phase: 'choosing', refused: null });
  let reading: AbortController | null = null;

  function choose(refused: RefusedFile | null = null): void {
    reading?.abort();
    reading = null;
    viewing.value = { phase: 'choosing', refused };
  }

  async function read(file: SessionFile, { signal: aborted }: AbortController): Promise<void> {
    const progress = signal<Progress>({ share: 0, eventCount: 0 });
    viewing.value = { phase: 'reading', name: file.name, progress };
    // Folded as it is read: all events in one list would take more room than the session.
    const model = createSession();
    const report = await readFile(await file.content(), {
      name: file.name,
      signal: aborted,
      onEvents: model.append,
      onProgress(readBytes, eventCount) {
        const share = Math.min(1, Math.floor((readBytes / Math.max(1, file.byteLength)) * STEPS) / STEPS);
        if (share !== progress.peek().share) progress.value = { share, eventCount };
      },
    });
    aborted.throwIfAborted();
    const [problem] = report.problems;
    if (report.eventCount === 0 && problem !== undefined) choose({ name: file.name, problem });
    else viewing.value = { phase: 'open', opened: { name: file.name, byteLength: file.byteLength, model, report } };
  }

  return {
    viewing,
    /** Reads a file and shows it, in place of whatever is shown. */
    async open(file: SessionFile) {
      reading?.abort();
      const own = new AbortController();
      reading = own;
      try {
        await read(file, own);
      } catch (error) {
        if (own.signal.aborted) return;
        choose({ name: file.name, problem: null });
        throw error;
      }
    },
    /** Back to where a file is chosen; what is being read is given up. */
    close() {
      choose();
    },
  };
});
export type ViewerState = InstanceType<typeof ViewerState>;
