import { useLayoutEffect } from 'preact/hooks';
import { useApp, useTexts } from '../app-context.ts';
import { EmptyState } from '../ui/EmptyState.tsx';
import { LatestRow } from './LatestRow.tsx';
import './latest.css';

/** What the feeds say now: the last message of each type, with its age and how many there were. */
export function LatestView() {
  const { latest, grid } = useApp();
  const { latest: texts } = useTexts();
  useLayoutEffect(() => latest.watch(), [latest]);
  const { values, leftOutCount, isDone } = latest.latest.value;
  const chosen = grid.chosenConnections.value;
  const shown = chosen.size === 0 ? values : values.filter(({ connectionId }) => chosen.has(connectionId));
  if (shown.length === 0 && isDone) return <EmptyState title={texts.emptyTitle} hint={texts.emptyHint} />;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keys
    <div class="latest" tabIndex={0} role="region" aria-label={texts.label}>
      <table class="latest-values">
        <thead>
          <tr>
            <th scope="col">{texts.connection}</th>
            <th scope="col">
              <span class="for-reader">{texts.direction}</span>
            </th>
            <th scope="col">{texts.type}</th>
            <th scope="col" class="is-number">
              {texts.count}
            </th>
            <th scope="col" class="is-number">
              {texts.age}
            </th>
            <th scope="col">{texts.value}</th>
          </tr>
        </thead>
        <tbody>
          {shown.map((value) => (
            <LatestRow key={`${value.connectionId} ${value.direction} ${value.type}`} value={value} />
          ))}
        </tbody>
      </table>
      {leftOutCount > 0 && <div class="notice">{texts.leftOut(leftOutCount)}</div>}
      {!isDone && <div class="notice is-plain">{texts.reading}</div>}
    </div>
  );
}
