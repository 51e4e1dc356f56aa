import type { OpenedSession } from '../../lib/state/viewer/viewer-state.ts';
import { useTexts } from '../app-context.ts';
import { visibleText } from '../ui/visible-text.ts';
import { FileProblems } from './FileProblems.tsx';
import './file-bar.css';

interface FileBarProps {
  opened: OpenedSession;
  onClose: () => void;
}

/** Above the panel: which file it shows, what that says of itself, and what of it could not be read. */
export function FileBar({ opened, onClose }: FileBarProps) {
  const { viewer, format } = useTexts();
  const { name, byteLength, report } = opened;
  return (
    <section class="file-bar" aria-label={viewer.openedFile} data-testid="file-bar">
      <div class="file-line">
        <strong class="untrusted" data-testid="file-name">
          {visibleText(name)}
        </strong>
        <span class="file-facts">{[format.bytes(byteLength), ...useHeaderFacts(opened)].join(' · ')}</span>
        <button type="button" class="text-button" data-testid="open-another" onClick={onClose}>
          {viewer.another}
        </button>
      </div>
      <FileProblems report={report} />
    </section>
  );
}

function useHeaderFacts({ report: { kind, header } }: OpenedSession): string[] {
  const { viewer, format } = useTexts();
  if (header === null) return [];
  const { name, environment, savedAt, redaction, selection } = header;
  const page = environment?.pageUrl;
  const facts = [
    name !== undefined && visibleText(name),
    page !== undefined && visibleText(page),
    savedAt !== undefined && viewer.savedAt(format.dateTime(savedAt)),
    kind === 'tapewire' && redaction !== undefined && (redaction === null ? viewer.notRedacted : viewer.redacted),
    selection !== undefined && viewer.part,
  ];
  return facts.filter((fact) => fact !== false);
}
