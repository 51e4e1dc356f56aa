import './checkbox.css';

interface CheckboxProps {
  label: string;
  hint: string;
  isChecked: boolean;
  onChange: (isChecked: boolean) => void;
  testId?: string;
}

export function Checkbox({ label, hint, isChecked, onChange, testId }: CheckboxProps) {
  return (
    <label class="checkbox" title={hint}>
      <input
        type="checkbox"
        checked={isChecked}
        data-testid={testId}
        onChange={(event) => onChange(event.currentTarget.checked)}
      />
      {label}
    </label>
  );
}
