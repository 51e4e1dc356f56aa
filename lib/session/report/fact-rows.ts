// The tables of a report that have a name and a value in each row. Pure.
import type { Finding } from '../../model/findings/finding.ts';
import type { SessionView } from '../../model/session.ts';
import type { Texts } from '../../texts/texts.ts';
import type { SessionFacts } from '../native/session-file.ts';
import { REDACTION_RULES } from '../redact/rules.ts';

export interface FactRow {
  readonly name: string;
  readonly value: string;
}

export function summaryRows(
  view: SessionView,
  findings: readonly Finding[],
  facts: SessionFacts,
  texts: Texts,
): FactRow[] {
  const { report, format } = texts;
  const { summary } = report;
  const rows: FactRow[] = [];
  if (facts.name !== undefined) rows.push({ name: summary.name, value: facts.name });
  const pageUrl = facts.environment?.pageUrl ?? [...view.realms.values()].find(({ isTop }) => isTop)?.url;
  if (pageUrl !== undefined && pageUrl !== '') rows.push({ name: summary.page, value: pageUrl });
  const { startedAt, lastEventAt } = view;
  if (startedAt !== null && lastEventAt !== null) {
    const [from, to] = [format.dateTime(startedAt), format.time(lastEventAt)];
    rows.push({ name: summary.period, value: summary.periodOf(from, to, lastEventAt - startedAt) });
  }
  rows.push({ name: summary.connections, value: connectionCounts(view, texts) });
  rows.push({ name: summary.messages, value: messageCounts(view, texts) });
  rows.push({ name: summary.findings, value: findingCounts(findings, texts) });
  const part = partOf(facts, texts);
  return part === null ? rows : [...rows, { name: summary.part, value: part }];
}

function connectionCounts({ connections }: SessionView, { report }: Texts): string {
  const all = [...connections.values()];
  const opened = all.filter(({ openedAt }) => openedAt !== null).length;
  const failed = all.filter(({ failure }) => failure !== null).length;
  return report.summary.connectionsOf(
    all.length,
    opened,
    failed,
    all.filter((one) => one.readyState === 'open').length,
  );
}

function messageCounts({ connections }: SessionView, { report }: Texts): string {
  const sum = { receivedCount: 0, sentCount: 0, receivedBytes: 0, sentBytes: 0 };
  for (const { traffic } of connections.values()) {
    for (const name of ['receivedCount', 'sentCount', 'receivedBytes', 'sentBytes'] as const)
      sum[name] += traffic[name];
  }
  return report.summary.messagesOf(sum.receivedCount, sum.sentCount, sum.receivedBytes, sum.sentBytes);
}

function findingCounts(findings: readonly Finding[], { report }: Texts): string {
  const count = (wanted: string) => findings.filter(({ severity }) => severity === wanted).length;
  return report.summary.findingsOf(count('error'), count('warning'), count('information'));
}

function partOf({ selection }: SessionFacts, { report, format }: Texts): string | null {
  if (selection === undefined) return null;
  const { connectionIds, from, to } = selection;
  const timeOf = (ms: number | undefined) => (ms === undefined ? null : format.time(ms));
  return report.summary.partOf(connectionIds?.length ?? null, timeOf(from), timeOf(to));
}

export function environmentRows({ environment, creator, savedAt, clock }: SessionFacts, texts: Texts): FactRow[] {
  const { environment: words } = texts.report;
  const rows: Array<FactRow | null> = [
    rowOf(words.browser, environment?.browser),
    rowOf(words.language, environment?.language),
    rowOf(words.creator, creator),
    rowOf(words.savedAt, savedAt === undefined ? undefined : texts.format.dateTime(savedAt)),
    rowOf(words.timesLabel, clock === undefined ? undefined : words.times(clock.utcOffsetMinutes)),
  ];
  return rows.filter((row) => row !== null);
}

function rowOf(name: string, value: string | undefined): FactRow | null {
  return value === undefined || value === '' ? null : { name, value };
}

/** Absent facts are those of a file of another tool, of which nobody knows. */
export function redactionRows({ redaction }: SessionFacts, { report }: Texts) {
  const words = report.redaction;
  if (redaction == null) return { sentence: words.none, rows: [] };
  const { counts } = redaction;
  const rows = REDACTION_RULES.filter((rule) => (counts[rule] ?? 0) > 0).map((rule) => ({
    name: words.rules[rule],
    value: words[rule === 'picture' ? 'leftOut' : 'places'](counts[rule] ?? 0),
  }));
  const hasSecrets = REDACTION_RULES.some((rule) => rule !== 'picture' && (counts[rule] ?? 0) > 0);
  return { sentence: hasSecrets ? words.done : words.nothingFound, rows };
}
