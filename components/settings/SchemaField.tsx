import { useId } from 'preact/hooks';
import type { CustomSchema } from '../../lib/decode/custom/custom-schema.ts';
import { MAX_SCHEMA_LENGTH } from '../../lib/decode/custom/parse-schema.ts';
import { useTexts } from '../app-context.ts';

interface SchemaFieldProps {
  name: keyof CustomSchema;
  value: string;
  onEdit: (part: Partial<CustomSchema>) => void;
  isLong?: boolean;
}

/** A labelled field of the form; its hint is read out with it. */
export function SchemaField({ name, value, onEdit, isLong = false }: SchemaFieldProps) {
  const { label, hint } = useTexts().schemas[name];
  const id = useId();
  const hintId = useId();
  const shared = {
    id,
    value,
    spellcheck: false,
    'aria-describedby': hintId,
    'data-testid': `schema-${name}`,
    onInput: (event: { currentTarget: { value: string } }) => onEdit({ [name]: event.currentTarget.value }),
  };
  return (
    <>
      <label htmlFor={id}>{label}</label>
      <div>
        {/* One more than is allowed, so that pasting too much is said and not cut in silence. */}
        {isLong ? (
          <textarea {...shared} rows={12} maxLength={MAX_SCHEMA_LENGTH + 1} />
        ) : (
          <input {...shared} type="text" maxLength={2_000} />
        )}
        <p class="schema-hint" id={hintId}>
          {hint}
        </p>
      </div>
    </>
  );
}
