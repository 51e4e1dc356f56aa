import { falseAlarmsOf, missesOf, type Outcome, type RuleScore } from './score.ts';

/** The scores as Markdown, for the README: rules that did as well as each other share a line. */
export function markdownOf(scores: readonly RuleScore[]): string {
  const judged = scores.filter(({ precision, recall }) => precision !== null || recall !== null);
  const groups = Map.groupBy(judged, ({ precision, recall }) => `| ${percent(precision)} | ${percent(recall)} |`);
  const rows = [...groups].map(([shares, rules]) => `${shares} ${rules.map(countsOf).join(', ')} |`);
  return ['| precision | recall | rules |', '|--:|--:|---|', ...rows.sort()].join('\n');
}

/** How often it was right, and where it was not, how often it was silent and how often it spoke for nothing. */
function countsOf({ rule, hits, misses, falseAlarms }: RuleScore): string {
  const faults = [misses > 0 && `${misses} missed`, falseAlarms > 0 && `${falseAlarms} false`].filter(Boolean);
  return `\`${rule}\` ${hits}${faults.length === 0 ? '' : ` (${faults.join(', ')})`}`;
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
