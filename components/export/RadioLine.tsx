interface RadioLineProps {
  /** Of the group. */
  name: string;
  value: string;
  text: string;
  hint?: string;
  isChecked: boolean;
  isDisabled?: boolean;
  onChoose: () => void;
}

/** One of several, with a line that explains it. */
export function RadioLine({ name, value, text, hint, isChecked, isDisabled, onChoose }: RadioLineProps) {
  return (
    <label class={isDisabled ? 'export-line is-disabled' : 'export-line'}>
      <input
        type="radio"
        name={name}
        value={value}
        checked={isChecked}
        disabled={isDisabled}
        data-testid={`${name}-${value}`}
        onChange={onChoose}
      />
      <span>
        {text}
        {hint !== undefined && <span class="export-hint">{hint}</span>}
      </span>
    </label>
  );
}
