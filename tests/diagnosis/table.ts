import { falseAlarmsOf, missesOf, type Outcome, type RuleScore } from './score.ts';

/** The scores as Markdown, for the README: a row for each rule that spoke or had to. */
export function markdownOf(scores: readonly RuleScore[]): string {
  const judged = scores.filter(({ precision, recall }) => precision !== null || recall !== null);
  const rows = judged.map(({ rule, hits, misses, falseAlarms, precision, recall }) => {
    const cells = [`\`${rule}\``, hits + misses, misses, falseAlarms, percent(precision), percent(recall)];
    return `| ${cells.join(' | ')} |`;
  });
  return [
    '| rule | had to speak | was silent | false alarms | precision | recall |',
    '|---|--:|--:|--:|--:|--:|',
    ...rows,
  ].join('\n');
}

/** One line of a case: what it missed, and what it said that is not so. */
export function lineOf(outcome: Outcome): string {
  const [misses, alarms] = [missesOf(outcome), falseAlarmsOf(outcome)];
  const faults = [
    outcome.error !== null && `did not play: ${outcome.error}`,
    misses.length > 0 && `missed ${misses.join(', ')}`,
    alarms.length > 0 && `false alarm ${alarms.join(', ')}`,
  ].filter(Boolean);
  const said = outcome.rules.length === 0 ? 'nothing' : outcome.rules.join(', ');
  return `${faults.length === 0 ? 'ok  ' : 'WRONG'} ${outcome.one.name}: said ${said}${faults.length === 0 ? '' : ` — ${faults.join('; ')}`}`;
}

function percent(share: number | null): string {
  return share === null ? '–' : `${Math.round(share * 100)} %`;
}
