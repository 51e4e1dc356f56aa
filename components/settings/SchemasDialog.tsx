import { useSignal } from '@preact/signals';
import { type CustomSchema, EMPTY_CUSTOM_SCHEMA } from '../../lib/decode/custom/custom-schema.ts';
import { useApp, useTexts } from '../app-context.ts';
import { Dialog } from '../ui/Dialog.tsx';
import { SchemaEntry } from './SchemaEntry.tsx';
import '../ui/text-button.css';
import './schemas.css';

/** The user's own message types. What is typed is kept when a field is left; faulty ones are kept, too, but not used. */
export function SchemasDialog({ onClose }: { onClose: () => void }) {
  const { settings } = useApp();
  const { schemas: texts } = useTexts();
  const drafts = useSignal(settings.current.value.customSchemas);
  const openIndex = useSignal(drafts.value.length === 1 ? 0 : -1);

  function keep(): void {
    if (drafts.value !== settings.current.peek().customSchemas) settings.change({ customSchemas: drafts.value });
  }

  function edit(index: number, part: Partial<CustomSchema>): void {
    drafts.value = drafts.value.map((schema, at) => (at === index ? { ...schema, ...part } : schema));
  }

  function add(): void {
    drafts.value = [...drafts.value, EMPTY_CUSTOM_SCHEMA];
    openIndex.value = drafts.value.length - 1;
    keep();
  }

  function remove(index: number): void {
    drafts.value = drafts.value.filter((_, at) => at !== index);
    openIndex.value = -1;
    keep();
  }

  function close(): void {
    keep();
    onClose();
  }

  return (
    <Dialog title={texts.title} closeLabel={texts.close} onClose={close}>
      <p class="schemas-intro">{texts.intro}</p>
      <div class="schema-list" onChange={keep}>
        {drafts.value.map((schema, index) => (
          <SchemaEntry
            key={index}
            schema={schema}
            isOpen={openIndex.value === index}
            onToggle={() => {
              openIndex.value = openIndex.value === index ? -1 : index;
            }}
            onEdit={(part) => edit(index, part)}
            onRemove={() => remove(index)}
          />
        ))}
      </div>
      <button type="button" class="text-button" data-testid="add-schema" onClick={add}>
        {texts.add}
      </button>
    </Dialog>
  );
}
