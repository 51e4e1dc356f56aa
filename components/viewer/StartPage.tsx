import type { ListedSession } from '../../lib/session/kept/kept-library.ts';
import type { KeptState } from '../../lib/state/viewer/kept-state.ts';
import type { RefusedFile } from '../../lib/state/viewer/viewer-state.ts';
import type { Texts } from '../../lib/texts/texts.ts';
import { Icon } from '../ui/Icon.tsx';
import { visibleText } from '../ui/visible-text.ts';
import { FileChooser } from './FileChooser.tsx';
import { KeptList } from './KeptList.tsx';

interface StartPageProps {
  texts: Texts;
  refused: RefusedFile | null;
  kept: KeptState | null;
  onFile: (file: File) => void;
  onKept: (session: ListedSession, name: string) => void;
}

/** Where a session is taken from. */
export function StartPage({ texts, refused, kept, onFile, onKept }: StartPageProps) {
  const { viewer } = texts;
  return (
    <main class="start" data-testid="viewer-start">
      <header class="start-header">
        <h1>Tapewire</h1>
        <p>{viewer.intro}</p>
      </header>
      {refused !== null && <Refusal texts={texts} refused={refused} />}
      <section class="drop-place">
        <Icon name="open" />
        <strong>{viewer.drop}</strong>
        <FileChooser text={viewer.choose} isMain testId="choose-file" onFile={onFile} />
        <p>{viewer.kinds}</p>
        <p>{viewer.stays}</p>
      </section>
      {kept !== null && <KeptList texts={texts} kept={kept} onOpen={onKept} />}
    </main>
  );
}

function Refusal({ texts, refused: { name, problem } }: { texts: Texts; refused: RefusedFile }) {
  const { viewer, file } = texts;
  return (
    <p class="refusal" role="alert" data-testid="file-refused">
      <Icon name="error" />
      <span>
        <strong class="untrusted">{viewer.refused(visibleText(name))}</strong>{' '}
        {problem === null ? viewer.unreadable : file.problem(problem)}
      </span>
    </p>
  );
}
