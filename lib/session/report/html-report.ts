// The report as one HTML file: no script, nothing loaded, every text of the page escaped. Pure.
import { pictureUrl } from '../../protocol/picture.ts';
import type { AttemptRow, AttemptTable } from './attempt-tables.ts';
import { escapeHtml as text } from './escape-html.ts';
import type { FactRow } from './fact-rows.ts';
import type { Ladder } from './ladders.ts';
import type { Timeline } from './lanes.ts';
import type { Report, ReportedNote, SaidFinding } from './report.ts';
import { REPORT_STYLE } from './report-style.ts';
import { ladderSvg } from './svg-ladder.ts';
import { timelineSvg } from './svg-timeline.ts';

/** Whatever a mistake of ours let through could not run, load or send anything. */
const POLICY = "default-src 'none'; img-src data:; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

export function* htmlReport(report: Report): Generator<string> {
  const { headings } = report;
  yield `<!doctype html>
<html lang="${text(report.locale)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${text(report.title)}</title>
<style>${REPORT_STYLE}</style>
</head>
<body>
<h1>${text(report.title)}</h1>
`;
  yield section(headings.summary, facts(report.summary));
  yield section(headings.findings, findings(report));
  if (report.notes.length > 0) yield section(headings.notes, notes(report.notes));
  if (report.timeline !== null) yield section(headings.timeline, timeline(report.timeline));
  if (report.ladders.length > 0) yield section(headings.retries, report.ladders.map(ladder).join(''));
  yield `<section><h2>${text(headings.attempts)}</h2>`;
  if (report.tables.length === 0) yield paragraph(report.emptyConnections);
  for (const one of report.tables) yield table(one);
  yield '</section>\n';
  if (report.notSeen.length > 0) yield section(headings.notSeen, list(report.notSeen));
  yield section(headings.environment, facts(report.environment));
  yield section(headings.redaction, paragraph(report.redaction.sentence) + facts(report.redaction.rows));
  yield `<footer>${text(report.footer)}</footer>\n</body>\n</html>\n`;
}

function section(heading: string, content: string): string {
  return `<section><h2>${text(heading)}</h2>${content}</section>\n`;
}

function paragraph(sentence: string): string {
  return `<p>${text(sentence)}</p>`;
}

function list(sentences: readonly string[]): string {
  return `<ul>${sentences.map((sentence) => `<li>${text(sentence)}</li>`).join('')}</ul>`;
}

function facts(rows: readonly FactRow[]): string {
  if (rows.length === 0) return '';
  const lines = rows.map(({ name, value }) => `<tr><th scope="row">${text(name)}</th><td>${text(value)}</td></tr>`);
  return `<table class="facts"><tbody>${lines.join('')}</tbody></table>`;
}

function findings({ findings: all, emptyFindings }: Report): string {
  return all.length === 0 ? paragraph(emptyFindings) : `<ul class="findings">${all.map(finding).join('')}</ul>`;
}

function finding({ severity, severityName, sentence, since, confidence, meaning, remedy }: SaidFinding): string {
  return `<li class="finding ${severity}"><h3><span class="severity">${text(severityName)}:</span> ${text(sentence)}</h3><p>${text(meaning)}</p><p>${text(remedy)}</p><p class="dim">${text(since)} · ${text(confidence)}</p></li>`;
}

const SAMPLES: Readonly<Record<keyof Timeline['legend'], string>> = {
  connecting: '<rect class="connecting" y="2" width="20" height="8"/>',
  open: '<rect class="open" y="2" width="20" height="8"/>',
  waiting: '<line class="waiting" x2="20" y1="6" y2="6"/>',
  failed: '<path class="cross" d="M6 2l8 8m0 -8l-8 8"/>',
  messages: '<path class="received" d="M6 6v-6M10 6v-4"/><path class="sent" d="M14 7v5"/>',
  finding: '<rect class="duplicate" width="20" height="12"/>',
  note: '<path class="noted" d="M10 0v12"/>',
};

const RUNG_SAMPLES: Readonly<Record<keyof Ladder['legend'], string>> = {
  opened: '<rect class="rung opened" x="6" width="8" height="12"/>',
  failed: '<rect class="rung failed" x="6" width="8" height="12"/>',
  other: '<rect class="rung" x="6" width="8" height="12"/>',
  policy: '<path class="policy" d="M0 6h20"/>',
};

function timeline(one: Timeline): string {
  const more = one.moreLanes === null ? '' : paragraph(one.moreLanes);
  return `${timelineSvg(one)}${legend(SAMPLES, one.legend, one.used)}${more}`;
}

/** What stands in the picture, and nothing else. */
function legend<Name extends string>(
  samples: Readonly<Record<Name, string>>,
  words: Readonly<Record<Name, string>>,
  used: ReadonlySet<Name>,
): string {
  const lines = (Object.keys(samples) as Name[])
    .filter((name) => used.has(name))
    .map((name) => `<li><svg viewBox="0 0 20 12" aria-hidden="true">${samples[name]}</svg>${text(words[name])}</li>`);
  return `<ul class="legend">${lines.join('')}</ul>`;
}

function notes(all: Report['notes']): string {
  const rows = all.map(
    ({ name, at, text: said, picture }) =>
      `<tr><td>${text(name)} · ${text(at)}</td><td>${text(said)}${pictureOf(picture)}</td></tr>`,
  );
  return `<table class="notes"><tbody>${rows.join('')}</tbody></table>`;
}

function pictureOf(picture: ReportedNote['picture']): string {
  return picture === null ? '' : `<img src="${text(pictureUrl(picture.base64))}" alt="${text(picture.name)}">`;
}

function ladder(one: Ladder): string {
  const shown = one.shown === null ? '' : ` <span class="dim">(${text(one.shown)})</span>`;
  const hidden = one.rungs.some(({ wasHidden }) => wasHidden) ? `<p class="dim">${text(one.hidden)}</p>` : '';
  return `<h3>${text(one.heading)}${shown}</h3>${ladderSvg(one)}${legend(RUNG_SAMPLES, one.legend, one.used)}${hidden}`;
}

function table({ heading, url, columns, first, leftOut, last }: AttemptTable): string {
  const head = columns.map((name) => `<th scope="col">${text(name)}</th>`).join('');
  const left = leftOut === null ? '' : `<tr><td class="dim" colspan="${columns.length}">${text(leftOut)}</td></tr>`;
  const body = first.map(row).join('') + left + last.map(row).join('');
  return `<h3>${text(heading)}</h3><p class="dim">${text(url)}</p><div class="wide"><table class="attempts"><thead><tr>${head}</tr></thead><tbody>${body}</tbody></table></div>`;
}

function row({ tone, cells }: AttemptRow): string {
  return `<tr class="${tone}-row">${cells.map((cell) => `<td>${text(cell)}</td>`).join('')}</tr>`;
}
