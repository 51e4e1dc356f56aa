// Puts a value together from the pieces of text that it stretches over.

/** Longest value that is put together. UTF-16 units. */
const MAX_VALUE = 134_217_728;

export interface Taking {
  /** Where the value began. */
  readonly line: number;
  start(index: number, line: number): void;
  isTaking(): boolean;
  beginPiece(): void;
  endPiece(piece: string): void;
  /** Leaves out what follows, up to `resume`. */
  pause(piece: string, index: number): void;
  resume(index: number): void;
  /** Length of the value up to a place of the piece at hand. */
  lengthAt(index: number): number;
  /** The value up to `index`, or null when it is too long; a new one may start. */
  finish(piece: string, index: number): string | null;
  drop(): void;
  /** What there is of a value that did not end. */
  rest(): string | null;
}

export function createTaking(): Taking {
  let state: 'idle' | 'running' | 'paused' = 'idle';
  let line = 1;
  let parts: string[] = [];
  let length = 0;
  /** Where it goes on in the piece at hand. */
  let from = 0;

  function take(piece: string, to: number): void {
    if (state !== 'running') return;
    if (length <= MAX_VALUE) parts.push(piece.slice(from, to));
    length += to - from;
    from = to;
  }
  function drop(): void {
    state = 'idle';
    parts = [];
    length = 0;
  }
  const rest = (): string | null => (length > MAX_VALUE ? null : parts.join(''));

  return {
    get line() {
      return line;
    },
    start(index, startLine) {
      drop();
      state = 'running';
      line = startLine;
      from = index;
    },
    isTaking: () => state !== 'idle',
    beginPiece() {
      from = 0;
    },
    endPiece: (piece) => take(piece, piece.length),
    pause(piece, index) {
      take(piece, index);
      state = 'paused';
    },
    resume(index) {
      state = 'running';
      from = index;
    },
    lengthAt: (index) => length + (state === 'running' ? index - from : 0),
    finish(piece, index) {
      take(piece, index);
      const text = rest();
      drop();
      return text;
    },
    drop,
    rest,
  };
}
