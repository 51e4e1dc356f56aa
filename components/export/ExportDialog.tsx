import { useApp, useTexts } from '../app-context.ts';
import { Dialog } from '../ui/Dialog.tsx';
import { ExportEnd } from './ExportEnd.tsx';
import { FormatChoice } from './FormatChoice.tsx';
import { PartChoice } from './PartChoice.tsx';
import { RedactionSection } from './RedactionSection.tsx';
import '../ui/text-button.css';
import './export.css';

/** Hands the session on: in which format, which part of it, and what is taken out before. */
export function ExportDialog() {
  const { exporting } = useApp();
  const { exporting: texts } = useTexts();
  return (
    <Dialog title={texts.title} closeLabel={texts.close} onClose={exporting.close} isWide>
      <div class="export" data-testid="export-dialog">
        <div class="export-choices">
          <FormatChoice />
          <PartChoice />
        </div>
        <RedactionSection />
      </div>
      <ExportEnd />
    </Dialog>
  );
}
