// What one connection asked for once and waits for, beside subscriptions and heartbeats. Bounded.

export interface Request {
  /** What pairs it with its answer. */
  readonly key: string;
  readonly at: number;
  readonly messageIndex: number;
}

/** Requests that wait at once; the oldest of more are let go. */
const MAX_WAITING = 64;

export interface RequestBook {
  ask(request: Request): void;
  answer(key: string): void;
  /** Those that wait, oldest first; the same list as before when nothing changed. */
  snapshot(): readonly Request[];
}

export function createRequestBook(): RequestBook {
  let waiting: readonly Request[] = [];
  return {
    ask(request) {
      waiting = [...waiting, request].slice(-MAX_WAITING);
    },
    answer(key) {
      const place = waiting.findIndex((request) => request.key === key);
      if (place !== -1) waiting = waiting.toSpliced(place, 1);
    },
    snapshot: () => waiting,
  };
}
