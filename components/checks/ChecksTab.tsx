import { CHECKS } from '../../lib/checks/check-list.ts';
import { useApp, useTexts } from '../app-context.ts';
import { CheckRow } from './CheckRow.tsx';
import { DebugSection } from './DebugSection.tsx';
import { PathsForm } from './PathsForm.tsx';
import '../ui/text-button.css';
import './checks.css';

/** The guide's steps as buttons, each with its newest result; and `debugMode`. */
export function ChecksTab() {
  const { checks } = useApp();
  const texts = useTexts().checks;
  const canRun = checks.canRun.value;
  const isRunning = checks.running.value.size > 0;
  return (
    <div class="checks" data-testid="checks">
      <header class="checks-header">
        <p>{canRun ? texts.intro : texts.noPage}</p>
        {canRun && (
          <button
            type="button"
            class="text-button"
            title={texts.runAllHint}
            disabled={isRunning}
            data-testid="run-all-checks"
            onClick={() => void checks.runAll()}
          >
            {texts.runAll}
          </button>
        )}
      </header>
      <ul class="check-list" aria-label={texts.label}>
        {CHECKS.map((name) => (
          <CheckRow key={name} name={name} />
        ))}
      </ul>
      {canRun && (
        <>
          <DebugSection />
          <PathsForm />
        </>
      )}
    </div>
  );
}
