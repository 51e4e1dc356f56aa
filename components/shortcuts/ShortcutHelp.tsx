import { useApp, useTexts } from '../app-context.ts';
import { Dialog } from '../ui/Dialog.tsx';
import { shownChord } from './chord.ts';
import { isMac } from './is-mac.ts';
import { ONLY_LIVE, SHORTCUTS, type ShortcutGroup } from './shortcut-list.ts';
import './shortcut-help.css';

/** The list of all keys that do something here. */
export function ShortcutHelp() {
  const { showHelp } = useApp();
  const { shortcuts: texts } = useTexts();
  return (
    <Dialog title={texts.title} closeLabel={texts.close} onClose={() => showHelp(false)}>
      <div class="shortcut-groups" data-testid="shortcuts">
        {(Object.keys(SHORTCUTS) as ShortcutGroup[]).map((group) => (
          <Group key={group} group={group} />
        ))}
      </div>
    </Dialog>
  );
}

function Group({ group }: { group: ShortcutGroup }) {
  const { isLive } = useApp();
  const { shortcuts: texts } = useTexts();
  const isHere = ([name]: readonly [string, unknown]): boolean =>
    isLive.value || group !== 'anywhere' || !ONLY_LIVE.has(name);
  const onMac = isMac();
  const names: Readonly<Record<string, string>> = texts.names;
  return (
    <section>
      <h3>{texts.groups[group]}</h3>
      <dl>
        {Object.entries(SHORTCUTS[group])
          .filter(isHere)
          .map(([name, chords]) => (
            <div key={name} class="shortcut">
              <dt>{names[name]}</dt>
              <dd>
                {chords.map((chord: string) => (
                  <kbd key={chord}>{shownChord(chord, onMac)}</kbd>
                ))}
              </dd>
            </div>
          ))}
      </dl>
    </section>
  );
}
