import './checkbox.css';

interface CheckboxProps {
  label: string;
  hint: string;
  isChecked: boolean;
  onChange: (isChecked: boolean) => void;
  isDisabled?: boolean;
  testId?: string;
}

export function Checkbox({ label, hint, isChecked, onChange, isDisabled, testId }: CheckboxProps) {
  return (
    <label class="checkbox" title={hint}>
      <input
        type="checkbox"
        checked={isChecked}
        disabled={isDisabled}
        data-testid={testId}
        onChange={(event) => onChange(event.currentTarget.checked)}
      />
      {label}
    </label>
  );
}
