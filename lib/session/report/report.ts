// What a report says, before it is HTML or Markdown: made of the events that it is to tell of, in one walk over them, so that
// nothing stands in it that was redacted before.
import { POLICIES, type Policy } from '../../model/backoff/policy.ts';
import type { Connection } from '../../model/connection.ts';
import type { Finding } from '../../model/findings/finding.ts';
import { createJudge } from '../../model/findings/judge.ts';
import { notObservedIn } from '../../model/not-observed.ts';
import { createSessionModel, type Losses, type SessionModel, type SessionView } from '../../model/session.ts';
import type { ConnectionId } from '../../protocol/identifiers.ts';
import type { Sentence } from '../../texts/parts.ts';
import { sayFinding } from '../../texts/said-finding.ts';
import type { Texts } from '../../texts/texts.ts';
import { loadRuleTexts, localeOf, type RuleTexts } from '../../texts/texts-for.ts';
import { createBreather } from '../bytes/breather.ts';
import { batchesOf, type Events } from '../event-batches.ts';
import type { SessionFacts } from '../native/session-file.ts';
import { gapsOfPart } from '../select-events.ts';
import { type AttemptTable, attemptTables } from './attempt-tables.ts';
import { type Names, nameClients, noteName } from './client-names.ts';
import { environmentRows, type FactRow, redactionRows, summaryRows } from './fact-rows.ts';
import { type Ladder, laddersOf } from './ladders.ts';
import { type Timeline, timelineOf } from './lanes.ts';
import { createTickCounts, type TickCounts } from './tick-counts.ts';

export interface SaidFinding {
  readonly severity: 'error' | 'warning' | 'information';
  readonly severityName: string;
  readonly sentence: string;
  readonly since: string;
  readonly confidence: string;
  readonly meaning: string;
  readonly remedy: string;
}

export interface ReportedNote {
  readonly name: string;
  readonly at: string;
  readonly text: string;
  /** A JPEG, and the words that say that there is one. */
  readonly picture: { readonly base64: string; readonly name: string } | null;
}

export interface Report {
  readonly title: string;
  readonly locale: string;
  readonly headings: Texts['report']['headings'];
  readonly summary: readonly FactRow[];
  readonly findings: readonly SaidFinding[];
  readonly notes: readonly ReportedNote[];
  readonly timeline: Timeline | null;
  readonly ladders: readonly Ladder[];
  readonly tables: readonly AttemptTable[];
  readonly notSeen: readonly string[];
  readonly environment: readonly FactRow[];
  readonly redaction: { readonly sentence: string; readonly rows: readonly FactRow[] };
  readonly emptyFindings: string;
  readonly emptyConnections: string;
  readonly footer: string;
}

export interface ReportOptions {
  readonly facts: SessionFacts;
  readonly texts: Texts;
  /** What retries are held against; nothing where it is `NO_POLICY`, the guide's when absent. */
  readonly policy?: Policy;
  onProgress?(eventCount: number): void;
}

/** Messages pass through, they need not stay. */
const KEPT_MESSAGES = 10_000;
const MAX_FINDINGS = 200;

export async function createReport(events: Events, options: ReportOptions): Promise<Report> {
  const { model, ticks } = await fold(events, options.onProgress);
  const { facts, texts, policy = POLICIES.guide } = options;
  const view = model.view();
  const losses = lossesBesideReport(view.losses, model);
  const names = nameClients(view.clients, texts);
  const findings = createJudge()(view, { policy, now: view.lastEventAt ?? 0, missing: gapsOfPart(facts) });
  const rules = await loadRuleTexts(localeOf(texts.locale));
  const savedAt = facts.savedAt ?? view.lastEventAt ?? 0;
  const tables = attemptTables(view, names, texts);
  return {
    title: texts.report.title,
    locale: texts.locale,
    headings: texts.report.headings,
    summary: summaryRows(view, findings, facts, texts),
    findings: saidFindings(findings, view, names, { texts, rules }),
    notes: view.notes.map(({ timestamp, text, picture }, index) => ({
      name: noteName(index),
      at: texts.format.time(timestamp),
      text,
      picture: picture === undefined ? null : { base64: picture, name: texts.notes.withPicture },
    })),
    timeline: timelineOf(view, ticks, names, texts),
    ladders: laddersOf(view, names, { texts, policy }),
    tables,
    notSeen: notObservedIn(view, losses, view.lastEventAt ?? 0).map(texts.status.notObservedLine),
    environment: environmentRows(facts, texts),
    redaction: redactionRows(facts, texts),
    emptyFindings: texts.report.noFindings,
    emptyConnections: texts.report.noConnections,
    footer: texts.report.madeBy(facts.creator ?? 'Tapewire', texts.format.dateTime(savedAt)),
  };
}

async function fold(events: Events, onProgress?: (eventCount: number) => void) {
  const model = createSessionModel({ maxMessages: KEPT_MESSAGES });
  const ticks = new Map<ConnectionId, TickCounts>();
  const breathe = createBreather();
  let eventCount = 0;
  for await (const batch of batchesOf(events)) {
    model.append(batch);
    for (const event of batch) {
      if (event.type !== 'message-received' && event.type !== 'message-sent') continue;
      const counts = ticks.get(event.connectionId) ?? createTickCounts();
      ticks.set(event.connectionId, counts);
      counts.add(event.timestamp, event.type === 'message-received');
    }
    eventCount += batch.length;
    const pause = breathe();
    if (pause === undefined) continue;
    onProgress?.(eventCount);
    await pause;
  }
  onProgress?.(eventCount);
  return { model, ticks };
}

/** That the report did not keep the messages is no loss. */
function lossesBesideReport(losses: Losses, { messages }: SessionModel): Losses {
  const { evictedCount, evictedBytes } = messages;
  const { evicted } = losses.droppedBecause;
  return {
    ...losses,
    droppedCount: losses.droppedCount - evictedCount,
    droppedBytes: losses.droppedBytes - evictedBytes,
    droppedBecause: { ...losses.droppedBecause, evicted: evicted - evictedCount },
  };
}

function saidFindings(
  findings: readonly Finding[],
  view: SessionView,
  names: Names,
  { texts, rules }: { readonly texts: Texts; readonly rules: RuleTexts },
): SaidFinding[] {
  const failureOf = ({ failure }: Connection) => failure;
  const telling = { connections: view.connections, now: view.lastEventAt ?? 0, failureOf };
  return findings.slice(0, MAX_FINDINGS).map((finding) => {
    const { sentence, meaning, remedy } = sayFinding(finding, telling, rules);
    return {
      severity: finding.severity,
      severityName: texts.findings.severity[finding.severity],
      sentence: plainSentence(sentence, names),
      since: texts.advice.at(texts.format.time(finding.since)),
      confidence: texts.advice.confidence[finding.confidence],
      meaning,
      remedy,
    };
  });
}

function plainSentence(sentence: Sentence, names: Names): string {
  return sentence
    .map((part) => {
      if (typeof part === 'string') return part;
      return 'strong' in part ? part.strong : names.ofConnection(part.connection.id);
    })
    .join('');
}
