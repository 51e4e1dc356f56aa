import { useApp, useTexts } from '../app-context.ts';
import { Checkbox } from '../ui/Checkbox.tsx';
import { Icon } from '../ui/Icon.tsx';
import { AskedField } from './AskedField.tsx';
import { RedactionPreview } from './RedactionPreview.tsx';

/** Whether secrets are taken out, which were found, and what the user wants out besides. */
export function RedactionSection() {
  const { redaction } = useApp().exporting;
  const { exporting: texts } = useTexts();
  return (
    <section class="export-secrets" aria-label={texts.secrets}>
      <Checkbox
        label={texts.redact}
        hint={texts.redactHint}
        isChecked={redaction.isOn.value}
        testId="redact"
        onChange={redaction.setOn}
      />
      {redaction.isOn.value ? (
        <>
          <RedactionPreview />
          <p class="export-hint">{texts.notFound}</p>
          <AskedField
            texts={texts.fields}
            value={redaction.fields.value}
            testId="redact-fields"
            onChange={redaction.setFields}
          />
          {redaction.overruled.value.length > 0 && (
            <p class="export-hint" data-testid="redact-overruled">
              {texts.overruled(redaction.overruled.value.join(', '))}
            </p>
          )}
          <AskedField
            texts={texts.words}
            value={redaction.words.value}
            testId="redact-words"
            onChange={redaction.setWords}
          />
        </>
      ) : (
        <p class="export-warning" role="alert" data-testid="unredacted-warning">
          <Icon name="warning" />
          <span>{texts.unredacted}</span>
        </p>
      )}
    </section>
  );
}
