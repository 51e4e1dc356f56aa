import { useApp, useTexts } from '../app-context.ts';
import { DebugToggle } from '../checks/DebugToggle.tsx';
import { SchemasButton } from '../settings/SchemasButton.tsx';
import { Checkbox } from '../ui/Checkbox.tsx';
import { IconButton } from '../ui/IconButton.tsx';
import { OpenButton } from '../viewer/OpenButton.tsx';
import { FilterBox } from './FilterBox.tsx';
import { SettingsButton } from './SettingsButton.tsx';
import './toolbar.css';

export function Toolbar() {
  const { grid, settings, isLive } = useApp();
  const { toolbar } = useTexts();
  return (
    <div class="toolbar" role="toolbar" aria-label={toolbar.label}>
      {isLive.value && <RecordButtons />}
      <FilterBox />
      <Checkbox
        label={toolbar.invert}
        hint={toolbar.invertHint}
        isChecked={grid.isInverted.value}
        testId="invert"
        onChange={grid.setInverted}
      />
      <Checkbox
        label={toolbar.hideHeartbeats}
        hint={toolbar.hideHeartbeatsHint}
        isChecked={settings.current.value.areHeartbeatsHidden}
        testId="hide-heartbeats"
        onChange={(areHeartbeatsHidden) => settings.change({ areHeartbeatsHidden })}
      />
      {isLive.value && <KeepLog />}
      <DebugToggle />
      <span class="toolbar-space" />
      <SchemasButton />
      <OpenButton />
      <ExportButtons />
      <SettingsButton />
    </div>
  );
}

function RecordButtons() {
  const { session, notes, toggleRecording, clear } = useApp();
  const { toolbar, notes: noteTexts } = useTexts();
  const isRecording = session.recording.value === 'recording';
  return (
    <>
      <IconButton
        icon={isRecording ? 'record' : 'paused'}
        label={isRecording ? toolbar.pause : toolbar.record}
        isPressed={isRecording}
        testId="record"
        onClick={toggleRecording}
      />
      <IconButton icon="clear" label={toolbar.clear} testId="clear" onClick={clear} />
      <IconButton icon="note" label={noteTexts.open} testId="note" onClick={notes.mark} />
      <span class="toolbar-divider" />
    </>
  );
}

function KeepLog() {
  const { settings } = useApp();
  const { toolbar } = useTexts();
  return (
    <>
      <span class="toolbar-divider" />
      <Checkbox
        label={toolbar.keepLog}
        hint={toolbar.keepLogHint}
        isChecked={settings.current.value.isLogKept}
        testId="keep-log"
        onChange={(isLogKept) => settings.change({ isLogKept })}
      />
    </>
  );
}

function ExportButtons() {
  const { exporting } = useApp();
  const { toolbar, notes } = useTexts();
  if (!exporting.canExport.value) return null;
  return (
    <>
      <IconButton
        icon="support"
        label={`${notes.support}: ${notes.supportHint}`}
        testId="save-for-support"
        onClick={() => void exporting.saveForSupport()}
      />
      <IconButton
        icon="export"
        label={toolbar.save}
        text={toolbar.save}
        testId="export-session"
        onClick={exporting.open}
      />
    </>
  );
}
