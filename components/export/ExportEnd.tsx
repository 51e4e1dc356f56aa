import { useApp, useTexts } from '../app-context.ts';
import { Icon } from '../ui/Icon.tsx';

/** The buttons, how far the writing is, and what came of it. */
export function ExportEnd() {
  const { exporting } = useApp();
  const { exporting: texts } = useTexts();
  const { isOn, preview } = exporting.redaction;
  const isWriting = exporting.writing.value.kind === 'writing';
  const isStuck = isOn.value && preview.value.kind === 'failed';
  return (
    <footer class="export-end">
      <Progress />
      {isWriting ? (
        <button type="button" class="text-button" data-testid="cancel-export" onClick={exporting.cancel}>
          {texts.cancel}
        </button>
      ) : (
        <>
          {exporting.format.value === 'markdown' && (
            <button
              type="button"
              class="text-button"
              disabled={isStuck}
              data-testid="copy-export"
              onClick={() => void exporting.copy()}
            >
              {texts.copy}
            </button>
          )}
          <button
            type="button"
            class={isOn.value ? 'text-button is-main' : 'text-button is-danger'}
            disabled={isStuck}
            data-testid="save-export"
            onClick={() => void exporting.save()}
          >
            {isOn.value ? texts.save : texts.saveUnredacted}
          </button>
        </>
      )}
    </footer>
  );
}

function Progress() {
  const { writing, eventCount, redaction } = useApp().exporting;
  const { exporting: texts, notes } = useTexts();
  const state = writing.value;
  const all = eventCount.value;
  const preview = redaction.preview.value;
  const isLooking = state.kind === 'writing' && preview.kind === 'looking';
  const done = state.kind === 'writing' ? (isLooking ? preview.eventCount : state.eventCount) : 0;
  return (
    <div class="export-progress" data-testid="export-state" data-state={state.kind}>
      {state.kind === 'writing' && (
        <progress max={Math.max(1, all)} value={Math.min(done, all)} aria-label={texts.title} />
      )}
      <p role="status">
        {state.kind === 'writing' && (isLooking ? texts.looking(done, all) : texts.progress(done, all))}
        {state.kind === 'saved' && <strong>{texts.saved(state.fileName)}</strong>}
        {state.kind === 'saved' && state.format === 'support' && <span class="export-hint">{notes.next}</span>}
        {state.kind === 'copied' && texts.copied}
        {state.kind === 'failed' && (
          <span class="export-failed">
            <Icon name="error" /> {texts.failed}
          </span>
        )}
      </p>
    </div>
  );
}
