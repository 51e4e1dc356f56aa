import { REDACTION_RULES } from '../../lib/session/redact/rules.ts';
import type { RuleTally } from '../../lib/session/redact/secret-book.ts';
import { useApp, useTexts } from '../app-context.ts';
import { FoundRule } from './FoundRule.tsx';

/** What the look at the session found, kind by kind, before anything leaves. */
export function RedactionPreview() {
  const { redaction, eventCount } = useApp().exporting;
  const { exporting: texts } = useTexts();
  const preview = redaction.preview.value;
  const tallies = preview.kind === 'found' ? preview.plan.tallies : [];
  return (
    <div class="export-preview" data-testid="redaction-preview" data-state={preview.kind}>
      <p role="status">
        {preview.kind === 'looking' && texts.looking(preview.eventCount, eventCount.value)}
        {preview.kind === 'failed' && texts.lookFailed}
        {preview.kind === 'found' && summaryOf(tallies, texts)}
      </p>
      <RuleTable tallies={tallies} />
    </div>
  );
}

function RuleTable({ tallies }: { tallies: readonly RuleTally[] }) {
  const { off } = useApp().exporting.redaction;
  const { columns } = useTexts().exporting;
  const found = new Map(tallies.map((tally) => [tally.rule, tally]));
  const shown = REDACTION_RULES.filter((rule) => (found.get(rule)?.count ?? 0) > 0 || off.value.includes(rule));
  if (shown.length === 0) return null;
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">{columns.rule}</th>
          <th scope="col" class="is-number">
            {columns.places}
          </th>
          <th scope="col" class="is-number">
            {columns.distinct}
          </th>
          <th scope="col">{columns.example}</th>
        </tr>
      </thead>
      <tbody>
        {shown.map((rule) => (
          <FoundRule key={rule} rule={rule} tally={found.get(rule)} />
        ))}
      </tbody>
    </table>
  );
}

function summaryOf(
  tallies: readonly RuleTally[],
  texts: { nothingFound: string; found: (places: number, distinct: number) => string },
): string {
  const sum = (of: (tally: RuleTally) => number) => tallies.reduce((total, tally) => total + of(tally), 0);
  const places = sum(({ count }) => count);
  return places === 0
    ? texts.nothingFound
    : texts.found(
        places,
        sum(({ distinctCount }) => distinctCount),
      );
}
