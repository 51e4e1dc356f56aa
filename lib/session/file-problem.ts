// What is wrong with a file that was opened, as data: `lib/texts` makes the sentence of it.

/** Lines count from 1. */
export type FileProblem =
  | { readonly kind: 'empty' }
  /** It is something else altogether; `csv` also for our own, which does not hold enough to show a session. */
  | { readonly kind: 'foreign'; readonly what: 'csv' | 'html' | 'json' | 'zip' | 'unknown' }
  | { readonly kind: 'newer-version'; readonly version: number; readonly known: number }
  | { readonly kind: 'no-header' }
  | { readonly kind: 'line-not-json' | 'line-no-event'; readonly line: number }
  | { readonly kind: 'line-unsound'; readonly line: number; readonly type: string }
  /** The bytes cannot be unpacked from there on. */
  | { readonly kind: 'damaged'; readonly line: number }
  /** The file ends before its end. */
  | { readonly kind: 'cut-off'; readonly line: number }
  | { readonly kind: 'too-large'; readonly line: number }
  /** A small file that unpacks to ever more of the same. */
  | { readonly kind: 'bomb' }
  /** The file itself says how many events it has, and it is another number. */
  | { readonly kind: 'miscounted'; readonly said: number; readonly found: number }
  | { readonly kind: 'entry-unsound'; readonly line: number }
  | { readonly kind: 'no-sockets'; readonly entryCount: number }
  /** Times that no clock explains: right among each other, but not the time of day. */
  | { readonly kind: 'unknown-clock'; readonly connectionCount: number }
  /** Pictures of the page beyond those that a session may have; the notes are there. */
  | { readonly kind: 'pictures-left-out'; readonly count: number; readonly kept: number }
  /** Messages that lie in files of their own beside the HAR. */
  | { readonly kind: 'messages-apart'; readonly connectionCount: number };

/** Problems of single lines are told one by one up to here; the others are only counted. */
const MAX_TOLD = 20;

export interface ProblemList {
  /** One place of the file that could not be read. */
  refuse(problem: FileProblem): void;
  /** What concerns the whole file; is always told. */
  tell(problem: FileProblem): void;
  problems(): readonly FileProblem[];
  /** Places that could not be read, told or not. */
  refusedCount(): number;
}

export function createProblemList(): ProblemList {
  const told: FileProblem[] = [];
  let refusedCount = 0;
  return {
    refuse(problem) {
      refusedCount++;
      if (refusedCount <= MAX_TOLD) told.push(problem);
    },
    tell: (problem) => void told.push(problem),
    problems: () => told,
    refusedCount: () => refusedCount,
  };
}
