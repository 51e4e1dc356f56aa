// What of one connection's messages is not as documented: types that no schema knows, fields that differ, text that is no
// JSON among JSON. Schemas are asked by sample: a look costs more than a flood of messages may.
import type { Drift } from '../../decode/decoded.ts';

export interface TypeDrift {
  readonly typeLabel: string;
  readonly isReceived: boolean;
  /** Messages of the type that were held against its schema, and those of them that differ. */
  readonly lookedCount: number;
  readonly driftCount: number;
  readonly firstIndex: number;
  readonly lastIndex: number;
  readonly since: number;
  /** Of the first message that differs. */
  readonly drift: readonly Drift[];
}

export interface BrokenTexts {
  readonly isReceived: boolean;
  readonly jsonCount: number;
  readonly brokenCount: number;
  readonly firstIndex: number;
  readonly lastIndex: number;
  readonly since: number;
}

const MAX_TYPES = 64;

export interface DriftBook {
  looked(typeLabel: string, isReceived: boolean, drift: readonly Drift[], at: number, messageIndex: number): void;
  json(isReceived: boolean): void;
  broken(isReceived: boolean, at: number, messageIndex: number): void;
  /** Whether texts of that direction have been JSON so far. */
  isOfJson(isReceived: boolean): boolean;
  snapshot(): { readonly drifts: readonly TypeDrift[]; readonly broken: readonly BrokenTexts[] };
}

/** Among so many texts of JSON one that is not is odd. */
const MIN_JSON = 3;

export function createDriftBook(): DriftBook {
  const drifts = new Map<string, TypeDrift>();
  const counts = { sent: 0, received: 0 };
  const broken = new Map<boolean, Omit<BrokenTexts, 'jsonCount'>>();

  return {
    looked(typeLabel, isReceived, drift, at, messageIndex) {
      const key = `${typeLabel} ${isReceived}`;
      const known = drifts.get(key);
      if (known === undefined && drifts.size >= MAX_TYPES) return;
      const isDrifting = drift.length > 0;
      const start = { typeLabel, isReceived, lookedCount: 0, driftCount: 0, firstIndex: messageIndex, since: at };
      const first = known ?? { ...start, lastIndex: messageIndex, drift };
      const isFirst = isDrifting && first.driftCount === 0;
      drifts.set(key, {
        ...first,
        ...(isFirst && { firstIndex: messageIndex, since: at, drift }),
        ...(isDrifting && { lastIndex: messageIndex }),
        lookedCount: first.lookedCount + 1,
        driftCount: first.driftCount + (isDrifting ? 1 : 0),
      });
    },
    json(isReceived) {
      if (isReceived) counts.received++;
      else counts.sent++;
    },
    broken(isReceived, at, messageIndex) {
      const known = broken.get(isReceived);
      const first = known ?? { isReceived, brokenCount: 0, firstIndex: messageIndex, since: at };
      broken.set(isReceived, { ...first, brokenCount: first.brokenCount + 1, lastIndex: messageIndex });
    },
    isOfJson: (isReceived) => (isReceived ? counts.received : counts.sent) >= MIN_JSON,
    snapshot: () => ({
      drifts: [...drifts.values()].filter(({ driftCount }) => driftCount > 0),
      broken: [...broken.values()]
        .map((one) => ({ ...one, jsonCount: one.isReceived ? counts.received : counts.sent }))
        .filter(({ jsonCount }) => jsonCount >= MIN_JSON),
    }),
  };
}
