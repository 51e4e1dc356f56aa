import { REDACTION_RULES } from '../../lib/session/redact/rules.ts';
import type { RuleTally } from '../../lib/session/redact/secret-book.ts';
import type { ExportTexts } from '../../lib/texts/areas/export.ts';
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

function summaryOf(tallies: readonly RuleTally[], texts: ExportTexts): string {
  const sum = (of: (tally: RuleTally) => number) =>
    tallies.reduce((total, tally) => total + (tally.rule === 'picture' ? 0 : of(tally)), 0);
  const places = sum(({ count }) => count);
  const secrets =
    places === 0
      ? texts.nothingFound
      : texts.found(
          places,
          sum(({ distinctCount }) => distinctCount),
        );
  const pictureCount = tallies.find(({ rule }) => rule === 'picture')?.count ?? 0;
  return pictureCount === 0 ? secrets : `${secrets} ${texts.pictures.count(pictureCount)}`;
}
