import type { ExportFormat } from '../../lib/session/export-session.ts';
import { useApp, useTexts } from '../app-context.ts';
import { RadioLine } from './RadioLine.tsx';

const FORMATS: readonly ExportFormat[] = ['support', 'tapewire', 'html', 'markdown', 'har', 'csv'];

export function FormatChoice() {
  const { exporting } = useApp();
  const { exporting: texts } = useTexts();
  return (
    <fieldset class="export-group">
      <legend>{texts.format}</legend>
      {FORMATS.map((format) => (
        <RadioLine
          key={format}
          name="export-format"
          value={format}
          text={texts.formats[format].name}
          hint={texts.formats[format].hint}
          isChecked={exporting.format.value === format}
          onChoose={() => exporting.setFormat(format)}
        />
      ))}
    </fieldset>
  );
}
