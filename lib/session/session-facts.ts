// What an export says of the capture besides its events. Pure.
import type { SessionView } from '../model/session.ts';
import type { SessionFacts } from './native/session-file.ts';

export interface CaptureContext {
  /** Epoch ms. */
  readonly now: number;
  /** `Tapewire 0.1.0` */
  readonly creator: string;
  /** As the browser calls itself. */
  readonly browser?: string;
  readonly language?: string;
  /** What the user calls it; empty for nothing. */
  readonly name?: string;
  /** The page on show; else the newest that the session knows is taken. */
  readonly pageUrl?: string;
}

export function sessionFacts(
  { realms, losses, startedAt, attachedAt, lastEventAt }: SessionView,
  { now, creator, browser, language, name = '', pageUrl }: CaptureContext,
): SessionFacts {
  const { droppedCount, droppedBytes, droppedBecause, refusedCount, faultCount, cutCount, notObserved } = losses;
  const newest = [...realms.values()].findLast(({ isTop }) => isTop)?.url;
  const page = pageUrl ?? newest;
  return {
    savedAt: now,
    creator,
    ...(name.trim() === '' ? {} : { name: name.trim() }),
    clock: { unit: 'ms', since: '1970-01-01T00:00:00Z', utcOffsetMinutes: -new Date(now).getTimezoneOffset() },
    environment: {
      ...(page === undefined ? {} : { pageUrl: page }),
      ...(browser === undefined ? {} : { browser }),
      ...(language === undefined ? {} : { language }),
    },
    ledger: {
      ...{ startedAt, attachedAt, lastEventAt, droppedCount, droppedBytes, droppedBecause: { ...droppedBecause } },
      ...{ refusedCount, faultCount, cutCount, notObserved: [...notObserved] },
    },
  };
}
