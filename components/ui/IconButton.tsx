import { Icon, type IconName } from './Icon.tsx';
import './icon-button.css';

interface IconButtonProps {
  icon: IconName;
  label: string;
  onClick: (event: MouseEvent & { currentTarget: HTMLButtonElement }) => void;
  text?: string;
  isPressed?: boolean;
  isDisabled?: boolean;
  testId?: string;
}

export function IconButton({ icon, label, onClick, text, isPressed, isDisabled, testId }: IconButtonProps) {
  return (
    <button
      type="button"
      class="icon-button"
      title={label}
      aria-label={text ?? label}
      aria-pressed={isPressed}
      disabled={isDisabled}
      data-testid={testId}
      onClick={onClick}
    >
      <Icon name={icon} />
      {text !== undefined && <span>{text}</span>}
    </button>
  );
}
