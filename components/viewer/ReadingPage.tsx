import type { ReadonlySignal } from '@preact/signals';
import type { Progress } from '../../lib/state/viewer/viewer-state.ts';
import type { Texts } from '../../lib/texts/texts.ts';
import { visibleText } from '../ui/visible-text.ts';

interface ReadingPageProps {
  texts: Texts;
  name: string;
  progress: ReadonlySignal<Progress>;
  onCancel: () => void;
}

/** How far a file is read, and the way back. */
export function ReadingPage({ texts: { viewer }, name, progress, onCancel }: ReadingPageProps) {
  const { share, eventCount } = progress.value;
  const title = viewer.reading(visibleText(name));
  return (
    <main class="reading" data-testid="viewer-reading">
      <h1 class="untrusted">{title}</h1>
      <progress value={share} max={1} aria-label={title} />
      <p>{viewer.readSoFar(eventCount, share)}</p>
      <button type="button" class="text-button" data-testid="cancel-reading" onClick={onCancel}>
        {viewer.cancel}
      </button>
    </main>
  );
}
