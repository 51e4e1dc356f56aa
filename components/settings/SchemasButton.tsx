import { useSignal } from '@preact/signals';
import { useTexts } from '../app-context.ts';
import { SchemasDialog } from '../late/late-views.ts';
import { IconButton } from '../ui/IconButton.tsx';

/** Opens the list of the user's own message types. */
export function SchemasButton() {
  const { schemas } = useTexts();
  const isOpen = useSignal(false);
  return (
    <>
      <IconButton
        icon="schema"
        label={schemas.open}
        testId="schemas"
        onClick={() => {
          isOpen.value = true;
        }}
      />
      {isOpen.value && (
        <SchemasDialog
          onClose={() => {
            isOpen.value = false;
          }}
        />
      )}
    </>
  );
}
