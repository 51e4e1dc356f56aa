// What the page does beside its connections, and what checks found of it.
import { isJsonObject, numberAt, objectAt, parseJson } from '../../../decode/json.ts';
import type { CheckResult } from '../../../protocol/checks.ts';
import type { CheckRun } from '../../check-log.ts';
import type { Connection } from '../../connection.ts';
import { wrongFlagsIn } from '../../flags.ts';
import type { Polling } from '../../polling.ts';
import type { SessionView } from '../../session.ts';
import type { Finding } from '../finding.ts';
import type { Standard } from '../standard.ts';

export type PageRule = (view: SessionView, standard: Standard) => readonly Finding[];

/** A loop that has not asked for so many of its periods has stopped. */
const STOPPED = 2.5;
const LATE_MS = 2_000;
const NAMED = 4;
const MAX_CONNECTIONS = 8;

/** One finding a host: what is polled there. */
export const pollingActive: PageRule = (view, { now }) =>
  Array.from(
    Map.groupBy(
      view.polling.filter((polling) => now - polling.lastAt <= polling.periodMs * STOPPED + LATE_MS),
      ({ host }) => host,
    ),
    ([host, polled]) => pollingOf(host, polled, view),
  );

function pollingOf(host: string, polled: readonly Polling[], view: SessionView): Finding {
  const sockets = socketsTo(host, view);
  const open = sockets.filter(({ readyState }) => readyState === 'open');
  const since = Math.min(...polled.map((polling) => polling.since));
  const isAfterLoss = polled.some((polling) => beganAfterLoss(polling, sockets));
  const isSocketOpen = open.length > 0;
  return {
    rule: 'polling-active',
    id: `polling-active ${host}`,
    severity: isAfterLoss && !isSocketOpen ? 'warning' : 'information',
    confidence: isAfterLoss ? 'likely' : 'uncertain',
    connectionIds: (isSocketOpen ? open : sockets).slice(-MAX_CONNECTIONS).map(({ id }) => id),
    since,
    until: null,
    facts: {
      paths: polled.slice(0, NAMED).map(({ url }) => URL.parse(url)?.pathname ?? url),
      periodMs: Math.min(...polled.map(({ periodMs }) => periodMs)),
      loops: Math.max(...polled.map(({ loops }) => loops)),
      isSocketOpen,
      isAfterLoss,
    },
    evidence: [{ kind: 'span', since, until: Math.max(...polled.map(({ lastAt }) => lastAt)) }],
  };
}

function socketsTo(host: string, { connections }: SessionView): Connection[] {
  return [...connections.values()].filter(({ endpoint }) => endpoint.host === host);
}

function beganAfterLoss({ since }: Polling, sockets: readonly Connection[]): boolean {
  const before = sockets.filter(({ createdAt }) => createdAt <= since);
  const wasOpen = before.some(
    ({ openedAt, closedAt }) => openedAt !== null && openedAt <= since && (closedAt ?? Infinity) > since,
  );
  return (
    !wasOpen && before.some(({ closedAt, endedWithRealm }) => closedAt !== null && closedAt <= since && !endedWithRealm)
  );
}

/** By the newest answer of the server's statistics. More than are here are other tabs' and programs'. */
export const fewerOnServer: PageRule = (view) => {
  const run = latest(view.checks, 'stats');
  if (run === null) return [];
  const { answers, openCount: here } = run.result;
  const onServer = answers
    .map(({ status, body }) => (status === 200 ? countIn(body) : null))
    .find((count) => count !== null);
  if (onServer === undefined || onServer === null || onServer >= here) return [];
  const open = [...view.connections.values()].filter(({ readyState }) => readyState === 'open');
  return [
    {
      rule: 'fewer-on-server',
      id: 'fewer-on-server',
      severity: 'warning',
      confidence: 'likely',
      connectionIds: open.slice(-MAX_CONNECTIONS).map(({ id }) => id),
      since: run.timestamp - run.durationMs,
      until: null,
      facts: { onServer, here },
      evidence: [spanOf(run)],
    },
  ];
};

/** By the newest look at the page's own flags: nothing is read of a page that the user did not have checked. */
export const staleFlag: PageRule = (view) => {
  const run = latest(view.checks, 'flags');
  if (run === null) return [];
  return run.result.holders.flatMap((holder) =>
    wrongFlagsIn(holder)
      .filter(({ isPassing }) => !isPassing)
      .map(({ flag, value, readyState }): Finding => {
        const url = holder.socket?.url;
        const connection = [...view.connections.values()].findLast((one) => one.url === url);
        return {
          rule: 'stale-flag',
          id: `stale-flag ${holder.path} ${flag}`,
          severity: 'warning',
          confidence: 'certain',
          connectionIds: connection === undefined ? [] : [connection.id],
          since: run.timestamp - run.durationMs,
          until: null,
          facts: { path: holder.path, flag, value, readyState },
          evidence: [spanOf(run)],
        };
      }),
  );
};

type RunOf<Name extends CheckResult['check']> = CheckRun & { readonly result: Extract<CheckResult, { check: Name }> };

function latest<Name extends CheckResult['check']>(runs: readonly CheckRun[], check: Name): RunOf<Name> | null {
  return (runs.findLast(({ result }) => result.check === check) as RunOf<Name> | undefined) ?? null;
}

function spanOf({ timestamp, durationMs }: CheckRun) {
  return { kind: 'span', since: timestamp - durationMs, until: timestamp } as const;
}

function countIn(body: string): number | null {
  const parsed = parseJson(body);
  if (!isJsonObject(parsed)) return null;
  const data = objectAt(parsed, 'data') ?? parsed;
  return numberAt(data, 'active_connections') ?? numberAt(data, 'total_connections');
}
