import { useApp, useTexts } from '../app-context.ts';
import { rowWindow, type Viewport } from '../ui/row-window.ts';
import { LaneLabel } from './LaneLabel.tsx';
import { lanePxFor } from './scene.ts';

/** Whose lane is whose; only those in view are in the document. */
export function LaneLabels({ viewport }: { viewport: Viewport }) {
  const { session } = useApp();
  const { timeline: texts } = useTexts();
  const { clients } = session.view.value;
  const lanePx = lanePxFor(clients.length, viewport.heightPx);
  const { first, end } = rowWindow(viewport, clients.length, lanePx);
  return (
    <ul class="lane-labels" style={{ '--lane-px': `${lanePx}px` }} aria-label={texts.label}>
      {clients.slice(first, end).map((client, offset) => (
        <LaneLabel
          key={client.id}
          client={client}
          topPx={(first + offset) * lanePx}
          position={first + offset}
          count={clients.length}
        />
      ))}
    </ul>
  );
}
