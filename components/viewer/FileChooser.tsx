import { useRef } from 'preact/hooks';
import '../ui/text-button.css';

interface FileChooserProps {
  text: string;
  isMain?: boolean;
  testId: string;
  onFile: (file: File) => void;
}

/** A button that asks for one file. */
export function FileChooser({ text, isMain = false, testId, onFile }: FileChooserProps) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <button
        type="button"
        class={`text-button${isMain ? ' is-main' : ''}`}
        data-testid={testId}
        onClick={() => input.current?.click()}
      >
        {text}
      </button>
      <input
        type="file"
        ref={input}
        hidden
        data-testid={`${testId}-input`}
        onChange={({ currentTarget }) => {
          const [file] = currentTarget.files ?? [];
          // The same file may be chosen again.
          currentTarget.value = '';
          if (file !== undefined) onFile(file);
        }}
      />
    </>
  );
}
