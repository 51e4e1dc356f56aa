import { useComputed } from '@preact/signals';
import { worstFirst } from '../../lib/state/finding-order.ts';
import { useApp, useTexts } from '../app-context.ts';
import { EmptyState } from '../ui/EmptyState.tsx';
import { FindingEntry } from './FindingEntry.tsx';
import './finding-list.css';

/** All findings, worst first, each with what it means, what to do and what it rests on. */
export function FindingList() {
  const { findings: all, areFindingsJudged } = useApp();
  const { advice } = useTexts();
  const findings = useComputed(() => worstFirst(all.value)).value;
  if (!areFindingsJudged.value) return null;
  if (findings.length === 0) return <EmptyState title={advice.emptyTitle} hint={advice.emptyHint} />;
  return (
    <ul class="finding-list" aria-label={advice.listLabel} data-testid="finding-list">
      {findings.map((finding) => (
        <FindingEntry key={finding.id} finding={finding} />
      ))}
    </ul>
  );
}
