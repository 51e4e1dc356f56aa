import { judge } from '../../lib/checks/judge.ts';
import type { Verdict } from '../../lib/checks/judgement.ts';
import type { CheckRun } from '../../lib/model/check-log.ts';
import type { CheckName } from '../../lib/protocol/checks.ts';
import { useApp, useTexts } from '../app-context.ts';
import { Icon, type IconName } from '../ui/Icon.tsx';
import { visibleText } from '../ui/visible-text.ts';
import { CheckEvidence } from './CheckEvidence.tsx';

const ICONS: Readonly<Record<Verdict, IconName>> = {
  passed: 'passed',
  warned: 'warning',
  failed: 'error',
  unclear: 'unclear',
};

export function CheckRow({ name }: { name: CheckName }) {
  const { checks } = useApp();
  const texts = useTexts().checks;
  const run = checks.latest.value.get(name);
  const verdict = run === undefined ? null : judge(run.result).verdict;
  return (
    <li class={`check is-${verdict ?? 'not-run'}`} data-check={name} data-verdict={verdict}>
      {verdict !== null && (
        <span class="check-icon" role="img" aria-label={texts.verdict[verdict]}>
          <Icon name={ICONS[verdict]} />
        </span>
      )}
      <h3 class="check-name">{texts.name[name]}</h3>
      <p class="check-hint">{texts.hint[name]}</p>
      <div class="check-result">
        {run === undefined ? <p class="check-none">{texts.notRun}</p> : <Result run={run} />}
      </div>
      {checks.canRun.value && <RunButton name={name} />}
    </li>
  );
}

function Result({ run }: { run: CheckRun }) {
  const { session } = useApp();
  const { checks, format } = useTexts();
  const { check } = run.result;
  const earlier = session.view.value.checks.filter(({ result }) => result.check === check).length - 1;
  return (
    <>
      <p class="check-sentence untrusted" data-testid="check-sentence">
        {visibleText(checks.sentence(judge(run.result).reason))}
      </p>
      <p class="check-when" title={format.dateTime(run.timestamp)}>
        {checks.ran(format.time(run.timestamp), format.duration(run.durationMs))}
        {earlier > 0 && ` · ${checks.earlier(earlier)}`}
      </p>
      <CheckEvidence result={run.result} />
    </>
  );
}

function RunButton({ name }: { name: CheckName }) {
  const { checks, announce } = useApp();
  const texts = useTexts().checks;
  const isRunning = checks.running.value.has(name);
  async function onClick(): Promise<void> {
    const result = await checks.run(name);
    if (result !== null) announce(texts.sentence(judge(result).reason));
  }
  return (
    <button
      type="button"
      class="text-button check-run"
      aria-label={texts.run(texts.name[name])}
      disabled={isRunning}
      data-testid={`run-${name}`}
      onClick={() => void onClick()}
    >
      {isRunning ? texts.isRunning : texts.runOne}
    </button>
  );
}
