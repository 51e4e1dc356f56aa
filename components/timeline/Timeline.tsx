import { useApp, useTexts } from '../app-context.ts';
import { EmptyState } from '../ui/EmptyState.tsx';
import { TimelineChart } from './TimelineChart.tsx';
import { TimelineToolbar } from './TimelineToolbar.tsx';
import './timeline.css';

/** One lane for each client on one axis of time. */
export function Timeline() {
  const { session } = useApp();
  const { timeline: texts } = useTexts();
  if (session.view.value.clients.length === 0) {
    return <EmptyState title={texts.emptyTitle} hint={texts.emptyHint} />;
  }
  return (
    <section class="timeline" aria-label={texts.label}>
      <TimelineToolbar />
      <TimelineChart />
    </section>
  );
}
