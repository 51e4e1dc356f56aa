// Scans of the trading app whose end nobody heard, or that say two things at once.
import type { ScanFacts } from '../../../model/findings/stream-facts.ts';
import type { RuleTexts } from '../../areas/rules.ts';
import { duration, number, plural } from '../words.ts';

function progress({ processed, total }: { readonly processed: number | null; readonly total: number | null }): string {
  if (processed === null) return '';
  return total === null ? ` (at ${number(processed)})` : ` (at ${number(processed)} of ${number(total)})`;
}

export const scans: Pick<RuleTexts, keyof ScanFacts> = {
  'scan-without-end': {
    sentence: ({ connection, facts }) => [
      'On ',
      connection === undefined ? 'a connection' : { connection },
      facts.isOver
        ? ` a scan said nothing for ${duration(facts.silentMs)}, then went on.`
        : ` a scan began and has said nothing for ${duration(facts.silentMs)}${progress(facts)}.`,
    ],
    meaning: ({ facts: { isOver } }) =>
      isOver
        ? 'It was at work without a word, or the server was held up; if other messages stopped too, it was that. Meanwhile a page cannot tell this scan from one that died.'
        : 'It may still be working without a word, or have ended without one. The page goes on showing it as running.',
    remedy: () =>
      'Look at the server’s log for this scan. Let the server say the end also when it fails, and the page ask for the state when nothing comes.',
    explanation:
      'Looks at scans that began on an open connection and have no end, once they are silent for ten of their usual pauses and for a heartbeat of the policy. One that went on after such a silence stays as a note.',
  },
  'scan-interrupted': {
    sentence: ({ connection, facts }) => [
      connection === undefined ? 'A connection' : { connection },
      ` closed while a scan was running${progress(facts)}`,
      facts.awayMs === null
        ? '; the page has not been connected since.'
        : `; the page was connected again after ${duration(facts.awayMs)}.`,
    ],
    meaning: ({ facts: { isEndKnown } }) =>
      isEndKnown
        ? 'What the scan said in between is lost: the server repeats nothing. Its end was heard on a later connection.'
        : 'What the scan said from then on is lost: the server repeats nothing. How it ended was not heard.',
    remedy: () =>
      'Let the page ask for the state of the scan after it connected again. If connections break just when scans run, see whether the scan holds the server up.',
    explanation:
      'Looks for connections that closed between the start and the end of a scan, other than by leaving the page.',
  },
  'scan-contradiction': {
    sentence: ({ connection, facts: { overlaps, contradictoryEnds } }) => [
      'On ',
      connection === undefined ? 'a connection' : { connection },
      ' ',
      [
        overlaps > 0 && `${plural(overlaps, 'scan was', 'scans were')} followed by another before the end`,
        contradictoryEnds > 0 &&
          `${plural(contradictoryEnds, 'scan', 'scans')} ended in two ways that cannot both be true`,
      ]
        .filter(Boolean)
        .join(', and '),
      '.',
    ],
    meaning: () =>
      'Scans bear no id, so a page cannot tell two that run at once apart: progress of one may be shown for the other.',
    remedy: () => 'Let the server refuse to start a scan while one runs, give each an id, and say its end once.',
    explanation:
      'Looks for a second start on the same channel before an end, for an error beside a success, and for ends that give different totals. One scan announced on two channels is usual and not meant.',
  },
};
