import { useId } from 'preact/hooks';
import { problemOf } from '../../lib/decode/custom/compile-schema.ts';
import type { CustomSchema } from '../../lib/decode/custom/custom-schema.ts';
import { useTexts } from '../app-context.ts';
import { Icon } from '../ui/Icon.tsx';
import { SchemaField } from './SchemaField.tsx';

interface SchemaEntryProps {
  schema: CustomSchema;
  isOpen: boolean;
  onToggle: () => void;
  onEdit: (part: Partial<CustomSchema>) => void;
  onRemove: () => void;
}

const SHORT_FIELDS = ['name', 'urlPattern', 'field', 'value', 'summary'] as const;

/** One type: its name, and when it is open the form with what is wrong with it. */
export function SchemaEntry({ schema, isOpen, onToggle, onEdit, onRemove }: SchemaEntryProps) {
  const { schemas: texts } = useTexts();
  const formId = useId();
  const problem = problemOf(schema);
  return (
    <section class="schema-entry" data-testid="schema-entry">
      <button type="button" class="schema-name" aria-expanded={isOpen} aria-controls={formId} onClick={onToggle}>
        <Icon name={isOpen ? 'expanded' : 'collapsed'} />
        <span class="untrusted">{schema.name.trim() || texts.unnamed}</span>
        {problem !== null && (
          <span role="img" aria-label={texts.hasProblem} title={texts.hasProblem}>
            <Icon name="warning" />
          </span>
        )}
      </button>
      {isOpen && (
        <div class="schema-form" id={formId}>
          {SHORT_FIELDS.map((name) => (
            <SchemaField key={name} name={name} value={schema[name]} onEdit={onEdit} />
          ))}
          <SchemaField name="schema" value={schema.schema} onEdit={onEdit} isLong />
          <p class={problem === null ? 'schema-ok' : 'schema-problem'} role="status" data-testid="schema-problem">
            {problem === null ? texts.inUse : texts.problem(problem)}
          </p>
          <button type="button" class="text-button" data-testid="remove-schema" onClick={onRemove}>
            {texts.remove}
          </button>
        </div>
      )}
    </section>
  );
}
