// The report as Markdown, to paste into a ticket. Pure.
import type { AttemptRow, AttemptTable } from './attempt-tables.ts';
import { visible } from './escape-html.ts';
import type { FactRow } from './fact-rows.ts';
import type { Report, ReportedNote, SaidFinding } from './report.ts';

export function* markdownReport(report: Report): Generator<string> {
  const { headings } = report;
  yield `# ${text(report.title)}\n`;
  yield section(headings.summary, facts(report.summary));
  yield section(headings.findings, report.findings.map(finding).join('\n') || `${text(report.emptyFindings)}\n`);
  if (report.notes.length > 0) yield section(headings.notes, notes(report.notes));
  yield section(headings.attempts, report.tables.length === 0 ? `${text(report.emptyConnections)}\n` : '');
  for (const one of report.tables) yield table(one);
  if (report.notSeen.length > 0) yield section(headings.notSeen, list(report.notSeen));
  yield section(headings.environment, facts(report.environment));
  yield section(headings.redaction, `${text(report.redaction.sentence)}\n\n${facts(report.redaction.rows)}`);
  yield `\n---\n\n${text(report.footer)}\n`;
}

function section(heading: string, content: string): string {
  return `\n## ${text(heading)}\n\n${content}`;
}

function list(sentences: readonly string[]): string {
  return `${sentences.map((sentence) => `- ${text(sentence)}`).join('\n')}\n`;
}

function notes(all: Report['notes']): string {
  const pictureOf = ({ picture }: ReportedNote) => (picture === null ? '' : ` _(${text(picture.name)})_`);
  return all.map((note) => `- ${text(note.at)}: ${text(note.text)}${pictureOf(note)}\n`).join('');
}

function facts(rows: readonly FactRow[]): string {
  return rows.map(({ name, value }) => `- **${text(name)}:** ${text(value)}\n`).join('');
}

function finding({ severityName, sentence, since, confidence, meaning, remedy }: SaidFinding): string {
  const title = `- **${text(severityName)}: ${text(sentence)}**`;
  return `${title}\n  ${text(meaning)}\n  ${text(remedy)}\n  _${text(since)} · ${text(confidence)}_\n`;
}

function table({ heading, url, columns, first, leftOut, last }: AttemptTable): string {
  const lines = [
    `\n### ${text(heading)}\n`,
    `${text(url)}\n`,
    line(columns),
    line(columns.map(() => '---')),
    ...first.map(rowOf),
    ...(leftOut === null ? [] : [line([`_${leftOut}_`, ...columns.slice(1).map(() => '')])]),
    ...last.map(rowOf),
  ];
  return `${lines.join('\n')}\n`;
}

function rowOf({ cells }: AttemptRow): string {
  return line(cells.map(text));
}

function line(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`;
}

/** Nothing of a page becomes a link, an image, HTML, a mention or a new line. */
function text(value: string): string {
  return visible(value)
    .replace(/\s+/g, ' ')
    .replace(/[\\`*_{}[\]<>()#|~!@&]/g, '\\$&')
    .replace(/:\/\//g, ':\\/\\/')
    .replace(/^(\s*)([-+=]|\d+\.)/, '$1\\$2');
}
