// The ledger: what could not be seen or kept of a tab, and why. Pure.
import type { UnseenRealm } from './realm-ledger.ts';
import type { Losses, SessionView } from './session.ts';

/** One line of the ledger. */
export type NotObserved =
  /** No hook answers from the page itself. */
  | { readonly kind: 'page' }
  | { readonly kind: 'worker' | 'shared-worker' | 'service-worker' | 'frame'; readonly urls: readonly string[] }
  /** Connections that only the network layer saw; `isBlind`: not even their messages. */
  | { readonly kind: 'network-only'; readonly count: number; readonly isBlind: boolean }
  /** Connections older than DevTools: the network layer knows neither their handshake nor why they failed. */
  | { readonly kind: 'before-devtools'; readonly count: number }
  | { readonly kind: 'backlog-full' | 'panel-behind' | 'evicted' | 'lost'; readonly count: number }
  | { readonly kind: 'refused' | 'fault' | 'stepped-aside'; readonly count: number };

/** A page that is there answers within this time. ms */
const ANSWER_MS = 3_000;

/** What the view does not show, worst first. `now` is epoch ms. */
export function notObservedIn(view: Omit<SessionView, 'losses'>, losses: Losses, now: number): NotObserved[] {
  return [
    ...pageOf(view, now),
    ...counted('stepped-aside', losses.steppedAsideCount),
    ...droppedOf(losses),
    ...counted('refused', losses.refusedCount),
    ...counted('fault', losses.faultCount - losses.steppedAsideCount),
    ...realmsOf(losses.unseenRealms),
    ...networkOnlyOf(view, true),
    ...networkOnlyOf(view, false),
    ...counted('before-devtools', olderThanDevTools(view)),
  ];
}

type Counted = Extract<NotObserved, { readonly count: number }>['kind'];

function counted(kind: Exclude<Counted, 'network-only'>, count: number): NotObserved[] {
  return count > 0 ? [{ kind, count }] : [];
}

function pageOf({ realms, attachedAt }: Pick<SessionView, 'realms' | 'attachedAt'>, now: number): NotObserved[] {
  if (attachedAt === null || now - attachedAt < ANSWER_MS) return [];
  for (const { isTop, endedAt } of realms.values()) {
    if (isTop && (endedAt === null || now - endedAt < ANSWER_MS)) return [];
  }
  return [{ kind: 'page' }];
}

function droppedOf({ droppedCount, droppedBecause }: Losses): NotObserved[] {
  const { 'backlog-full': backlog, 'panel-behind': behind, evicted } = droppedBecause;
  return [
    ...counted('backlog-full', backlog),
    ...counted('panel-behind', behind),
    ...counted('evicted', evicted),
    ...counted('lost', droppedCount - backlog - behind - evicted),
  ];
}

const KIND = {
  window: 'frame',
  iframe: 'frame',
  'dedicated-worker': 'worker',
  'shared-worker': 'shared-worker',
  'service-worker': 'service-worker',
} as const;

function realmsOf(unseen: readonly UnseenRealm[]): NotObserved[] {
  const urls = Map.groupBy(unseen, ({ kind }) => KIND[kind]);
  return [...urls].map(([kind, realms]) => ({ kind, urls: [...new Set(realms.map(({ url }) => url))] }));
}

function networkOnlyOf({ connections }: Pick<SessionView, 'connections'>, isBlind: boolean): NotObserved[] {
  let count = 0;
  for (const { witnesses, network } of connections.values()) {
    if (witnesses.hook || network === null) continue;
    const hasMessages = network.hasCounts && network.isHooked === false;
    if (hasMessages !== isBlind) count++;
  }
  return count > 0 ? [{ kind: 'network-only', count, isBlind }] : [];
}

function olderThanDevTools({ connections, attachedAt }: Pick<SessionView, 'connections' | 'attachedAt'>): number {
  let count = 0;
  for (const { createdAt, network } of connections.values()) {
    if (network === null && attachedAt !== null && createdAt < attachedAt) count++;
  }
  return count;
}
