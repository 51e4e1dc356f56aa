import { useId } from 'preact/hooks';
import { useApp, useTexts } from '../app-context.ts';
import { Checkbox } from '../ui/Checkbox.tsx';
import { DebugSwitch } from './DebugSwitch.tsx';

/** `debugMode` of both clients with its state in words, and what else can be wanted of it. */
export function DebugSection() {
  const { debug, settings } = useApp();
  const texts = useTexts().debug;
  const titleId = useId();
  return (
    <section class="debug" aria-labelledby={titleId} data-testid="debug-section">
      <h3 id={titleId}>{texts.title}</h3>
      <p class="check-hint">{texts.intro}</p>
      <DebugSwitch language="javascript" />
      <DebugSwitch language="python" />
      <div class="debug-options">
        <Checkbox
          label={texts.keep}
          hint={texts.keepHint}
          isChecked={settings.current.value.isDebugModeKept}
          testId="debug-keep"
          onChange={(isDebugModeKept) => settings.change({ isDebugModeKept })}
        />
        <Checkbox
          label={texts.mirror}
          hint={texts.mirrorHint}
          isChecked={debug.mirror.isOn.value}
          testId="debug-mirror"
          onChange={debug.mirror.turn}
        />
      </div>
    </section>
  );
}
