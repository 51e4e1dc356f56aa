import { useId } from 'preact/hooks';
import { useApp, useTexts } from '../app-context.ts';
import { Checkbox } from '../ui/Checkbox.tsx';
import { DebugSection } from './DebugSection.tsx';
import './debug.css';

/** In the toolbar: the switch of the JavaScript client, its state in two words, and the rest behind them. */
export function DebugToggle() {
  const { debug } = useApp();
  const texts = useTexts().debug;
  const id = useId();
  if (!debug.canSwitch.value) return null;
  const { wish, isBusy, turn } = debug.javascript;
  return (
    <span class="debug-toggle">
      <Checkbox
        label={texts.title}
        hint={texts.toggleHint}
        isChecked={wish.value.isWanted}
        isDisabled={isBusy.value}
        testId="debug-toggle"
        onChange={(isOn) => void turn(isOn)}
      />
      <button type="button" class="link" popovertarget={id} title={texts.statusHint} data-testid="debug-status">
        {texts.brief(wish.value)}
      </button>
      <div id={id} popover="auto" class="debug-popover">
        <DebugSection />
      </div>
    </span>
  );
}
