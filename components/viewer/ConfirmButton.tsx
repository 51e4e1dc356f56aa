import { useSignal } from '@preact/signals';

interface ConfirmButtonProps {
  text: string;
  /** What it asks when it was pressed; the next press does it. */
  question: string;
  testId: string;
  onConfirm: () => void;
}

/** A button whose first press only asks; going elsewhere takes that back. */
export function ConfirmButton({ text, question, testId, onConfirm }: ConfirmButtonProps) {
  const isAsking = useSignal(false);
  return (
    <button
      type="button"
      class={`text-button${isAsking.value ? ' is-asking' : ''}`}
      data-testid={testId}
      onBlur={() => {
        isAsking.value = false;
      }}
      onClick={(event) => {
        event.stopPropagation();
        if (isAsking.peek()) onConfirm();
        isAsking.value = !isAsking.peek();
      }}
    >
      {isAsking.value ? question : text}
    </button>
  );
}
