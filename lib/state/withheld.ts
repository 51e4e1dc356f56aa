// Events that the user chose not to keep (paused, cleared). The model can only see their absence, as a gap in a realm's
// order; this tells such gaps from real losses.
import type { Losses } from '../model/session.ts';
import { isOfWitness, type SessionEvent } from '../protocol/events.ts';
import type { RealmId } from '../protocol/identifiers.ts';

interface Gap {
  last: number;
  count: number;
}

export interface WithheldCount {
  /** Events that the model is not given; returns those that it was not told of before: links send again after they broke. */
  withhold(events: readonly SessionEvent[]): readonly SessionEvent[];
  /** Events that the model is given. A gap counts once an event behind it was given: only then does the model see it. */
  give(events: readonly SessionEvent[]): void;
  /** A new model is given `kept` and nothing else of what there was. */
  startAgain(kept: readonly SessionEvent[]): void;
  count(): number;
}

export function createWithheldCount(): WithheldCount {
  const newest = new Map<RealmId, number>();
  const gaps = new Map<RealmId, Gap[]>();
  let noticed = 0;

  function see({ realmId, sequence }: SessionEvent): void {
    newest.set(realmId, Math.max(newest.get(realmId) ?? -1, sequence));
  }

  function addGap(realmId: RealmId, first: number, last: number): void {
    if (last < first) return;
    const known = gaps.get(realmId) ?? [];
    const before = known.at(-1);
    if (before?.last === first - 1) Object.assign(before, { last, count: before.count + last - first + 1 });
    else known.push({ last, count: last - first + 1 });
    gaps.set(realmId, known);
  }

  function notice(realmId: RealmId, sequence: number): void {
    const known = gaps.get(realmId);
    while (known?.[0] !== undefined && known[0].last < sequence) noticed += known.shift()?.count ?? 0;
  }

  function give(events: readonly SessionEvent[]): void {
    for (const event of events) {
      if (isOfWitness(event)) continue;
      see(event);
      notice(event.realmId, event.sequence);
    }
  }

  return {
    withhold(events) {
      return events.filter((event) => {
        const { realmId, sequence } = event;
        const isNew = !isOfWitness(event) && sequence > (newest.get(realmId) ?? -1);
        if (isNew) {
          addGap(realmId, sequence, sequence);
          see(event);
        }
        return isNew;
      });
    },
    give,
    startAgain(kept) {
      gaps.clear();
      noticed = 0;
      for (const [realmId, last] of newest) {
        const sequences = kept.filter((event) => !isOfWitness(event) && event.realmId === realmId);
        let next = 0;
        for (const { sequence } of sequences.toSorted((a, b) => a.sequence - b.sequence)) {
          addGap(realmId, next, sequence - 1);
          next = sequence + 1;
        }
        addGap(realmId, next, last);
      }
      give(kept);
    },
    count: () => noticed,
  };
}

export function lossesBesides(losses: Losses, withheldCount: number): Losses {
  return withheldCount === 0 ? losses : { ...losses, droppedCount: Math.max(0, losses.droppedCount - withheldCount) };
}
