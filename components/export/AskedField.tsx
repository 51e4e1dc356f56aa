import { useId } from 'preact/hooks';

interface AskedFieldProps {
  texts: { readonly label: string; readonly hint: string };
  value: string;
  testId: string;
  /** Called when the field is left, or at Enter: each look at a large session takes seconds. */
  onChange: (text: string) => void;
}

const MAX_LENGTH = 4_000;

export function AskedField({ texts, value, testId, onChange }: AskedFieldProps) {
  const id = useId();
  return (
    <div class="export-field">
      <label htmlFor={id}>{texts.label}</label>
      <div>
        <input
          id={id}
          type="text"
          value={value}
          maxLength={MAX_LENGTH}
          spellcheck={false}
          autocomplete="off"
          aria-describedby={`${id}-hint`}
          data-testid={testId}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
        <p class="export-hint" id={`${id}-hint`}>
          {texts.hint}
        </p>
      </div>
    </div>
  );
}
