import { useSignal } from '@preact/signals';
import type { LanguageSetting } from '../../lib/state/settings.ts';
import { useApp, useTexts } from '../app-context.ts';
import { IconButton } from '../ui/IconButton.tsx';
import { Menu, type MenuItem, type MenuPoint } from '../ui/Menu.tsx';

const LANGUAGES: readonly LanguageSetting[] = ['auto', 'en', 'pt-BR'];

/** Opens the menu of what is the same for every session: the language, whether captures are kept, and the list of keys. */
export function SettingsButton() {
  const { settings, isLive, setAutosaved, showHelp } = useApp();
  const { toolbar, shortcuts } = useTexts();
  const menu = useSignal<MenuPoint | null>(null);
  const languages = LANGUAGES.map(
    (language): MenuItem => ({
      name: `language-${language}`,
      text: toolbar.languages[language],
      isChecked: settings.current.value.language === language,
      onChoose: () => settings.change({ language }),
    }),
  );
  const { isAutosaved } = settings.current.value;
  const keeping: MenuItem = {
    name: 'keep-captures',
    text: toolbar.keepCaptures,
    isChecked: isAutosaved,
    onChoose: () => setAutosaved(!isAutosaved),
  };
  const help: MenuItem = { name: 'shortcuts', text: shortcuts.title, keys: '?', onChoose: () => showHelp(true) };
  return (
    <>
      <IconButton
        icon="settings"
        label={toolbar.settings}
        testId="settings"
        onClick={(event) => {
          const { left, bottom } = event.currentTarget.getBoundingClientRect();
          menu.value = { x: left, y: bottom };
        }}
      />
      {menu.value !== null && (
        <Menu
          label={toolbar.settings}
          groups={[languages, isLive.value ? [keeping] : [], [help]]}
          at={menu.value}
          onClose={() => {
            menu.value = null;
          }}
        />
      )}
    </>
  );
}
